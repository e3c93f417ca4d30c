// SPDX-License-Identifier: MIT
#include <memory>   // shared models
#include <string>   // names
#include <utility>  // std::move
#include <vector>   // units

#include "arrow_capsules.hpp"
#include "document_source.hpp"
#include "models.hpp"
#include "organisation_schemas.hpp"
#include "organisation_views.hpp"
#include "palier/annuaire.hpp"
#include "palier/check_organisation.hpp"
#include "palier/json.hpp"
#include "values.hpp"

namespace palier::python {

namespace {

std::shared_ptr<OrganisationModel> load_organisation(const DocumentSource& source, const std::optional<DocumentSource>& schema,
                                                     const std::optional<std::string>& name) {
    const DocumentBytes document = read_source(source, "organisation", name);
    std::optional<DocumentBytes> own;
    if (schema) own = read_source(*schema, "organisation-schema", std::nullopt);
    const py::gil_scoped_release unlocked;
    Report report;
    const auto schemas = known_schemas(own, report);
    OrganisationResult read = read_organisation(document.bytes, schemas, read_options(document));
    report.merge(std::move(read.report));
    return std::make_shared<OrganisationModel>(OrganisationModel{std::move(read.organisation), std::move(report)});
}

std::pair<std::shared_ptr<OrganisationModel>, Report> organisation_from_annuaire(const FrameArgument& frame, const std::string& id,
                                                                                 const std::string& name) {
    ArrowImportOptions import;
    import.document = name;
    Report report;
    const Table table = table_from_python(frame, report, import);
    AnnuaireOptions options;
    options.id = id;
    options.document_name = name;
    const py::gil_scoped_release unlocked;
    AnnuaireResult read = read_annuaire(table, known_schemas(std::nullopt, report).front(), options);
    report.merge(std::move(read.report));
    return {std::make_shared<OrganisationModel>(OrganisationModel{std::move(read.organisation), report}), report};
}

std::vector<UnitId> units_where(const OrganisationModel& model, const std::optional<std::string>& kind, const std::optional<Date>& at) {
    const Organisation& organisation = *model.organisation;
    std::vector<UnitId> units;
    if (kind && at) return organisation.at(*at).units_of_kind(organisation.schema().get_unit_kind(*kind));
    if (kind) {
        const auto all = organisation.units_of_kind(organisation.schema().get_unit_kind(*kind));
        return {all.begin(), all.end()};
    }
    for (std::size_t i = 0; i < organisation.unit_count(); ++i)
        if (const auto unit = id_at<UnitId>(i); !at || organisation.at(*at).exists(unit)) units.push_back(unit);
    return units;
}

std::vector<UnitId> schools_of(const OrganisationModel& model, const std::optional<Date>& at) {
    if (at) return model.organisation->at(*at).schools();
    std::vector<UnitId> schools;
    for (std::size_t i = 0; i < model.organisation->unit_count(); ++i)
        if (const auto unit = id_at<UnitId>(i); model.organisation->is_school(unit)) schools.push_back(unit);
    return schools;
}

py::typing::Dict<py::str, PythonValue> attributes_of(const UnitView& self) {
    py::typing::Dict<py::str, PythonValue> attributes;
    const Organisation& organisation = self.organisation();
    const OrganisationSchema& schema = organisation.schema();
    for (const AttributeId attribute : schema.unit_kind(organisation.kind(self.id)).attributes)
        if (organisation.has_attribute(self.id, attribute))
            attributes[to_python(std::string_view(schema.attribute(attribute).name))] = to_python(organisation.attribute(self.id, attribute));
    return attributes;
}

std::pair<std::optional<Date>, std::optional<Date>> pair_of(const Validity& valid) { return {valid.from, valid.to}; }

LinkRange range_of(const Organisation& organisation, UnitId unit, const std::optional<std::string>& kind, LinkDirection direction) {
    if (!kind) return direction == LinkDirection::out ? organisation.out_links(unit) : organisation.in_links(unit);
    const LinkKindId id = organisation.schema().get_link_kind(*kind);
    return direction == LinkDirection::out ? organisation.out_links(unit, id) : organisation.in_links(unit, id);
}

std::string short_repr(const UnitView& unit) {
    const Organisation& organisation = unit.organisation();
    return std::string(organisation.unit_id(unit.id)) + " (" + organisation.schema().unit_kind(organisation.kind(unit.id)).id + ")";
}

py::classh<UnitView> bind_unit(py::module_& module) {
    py::classh<UnitView> unit(module, "Unit", "A unit of an organisation: a school, a territory, a service, a body or a post.");
    py::classh<LinkView> link(module, "Link", "A typed, dated link from one unit to another.");
    unit.def_property_readonly("id", [](const UnitView& self) { return to_python(self.organisation().unit_id(self.id)); }, "Its id, the UAI code of a school.")
        .def_property_readonly(
            "kind", [](const UnitView& self) { return to_python(std::string_view(self.organisation().schema().unit_kind(self.organisation().kind(self.id)).id)); },
            "Id of its kind, such as ``college``.")
        .def_property_readonly("family", [](const UnitView& self) { return to_python(to_text(self.organisation().family(self.id))); },
                               "``school``, ``territory``, ``authority``, ``service``, ``body``, ``post`` or ``partner``.")
        .def_property_readonly("is_school", [](const UnitView& self) { return self.organisation().is_school(self.id); },
                               "Whether it is a school.")
        .def("label",
             [](const UnitView& self, LanguageWord lang) {
                 const std::string_view text = self.organisation().label(self.id, lang.language);
                 return to_python(text.empty() ? self.organisation().unit_id(self.id) : text);
             },
             py::arg("lang") = "fr", "Return the text shown to people, or else the id.")
        .def_property_readonly(
            "aliases",
            [](const UnitView& self) {
                py::typing::List<py::str> names;
                for (const auto name : self.organisation().aliases(self.id)) names.append(to_python(name));
                return names;
            },
            "Its other names.")
        .def_property_readonly("attributes", &attributes_of, "Its attributes by name; expressions read them as ``unit.NAME``.")
        .def_property_readonly("valid", [](const UnitView& self) { return pair_of(self.organisation().validity(self.id)); },
                               "First day it exists, and first day it no longer does; None is open.")
        .def_property_readonly("origin", [](const UnitView& self) { return self.organisation().origin(self.id); }, "Where it stands in its document.")
        .def("links_out",
             [](const UnitView& self, const std::optional<std::string>& kind) {
                 return links_of(self.model, range_of(self.organisation(), self.id, kind, LinkDirection::out));
             },
             py::arg("kind") = py::none(), "Return the links that leave it whatever their dates, all or those of one kind.")
        .def("links_in",
             [](const UnitView& self, const std::optional<std::string>& kind) {
                 return links_of(self.model, range_of(self.organisation(), self.id, kind, LinkDirection::in));
             },
             py::arg("kind") = py::none(), "Return the links that reach it whatever their dates, all or those of one kind.")
        .def("__eq__", [](const UnitView& self, const UnitView& other) { return self.model->organisation == other.model->organisation && self.id == other.id; },
             py::is_operator())
        .def("__hash__", [](const UnitView& self) { return py::hash(to_python(self.organisation().unit_id(self.id))); })
        .def("__str__", [](const UnitView& self) { return to_python(self.organisation().unit_id(self.id)); })
        .def("__repr__", [](const UnitView& self) { return to_python("<palier.Unit " + short_repr(self) + ">"); });

    link.def_property_readonly("kind", [](const LinkView& self) { return to_python(std::string_view(self.organisation().schema().link_kind(self.organisation().kind(self.id)).id)); },
                               "Id of its kind, such as ``attached_to``.")
        .def_property_readonly("source", [](const LinkView& self) { return UnitView{self.model, self.organisation().source(self.id)}; }, "The unit it leaves.")
        .def_property_readonly("target", [](const LinkView& self) { return UnitView{self.model, self.organisation().target(self.id)}; }, "The unit it reaches.")
        .def_property_readonly("valid", [](const LinkView& self) { return pair_of(self.organisation().validity(self.id)); },
                               "First day it exists, and first day it no longer does; None is open.")
        .def("__repr__", [](const LinkView& self) {
            const Organisation& organisation = self.organisation();
            return to_python("<palier.Link " + short_repr({self.model, organisation.source(self.id)}) + ' ' +
                             organisation.schema().link_kind(organisation.kind(self.id)).id + ' ' + short_repr({self.model, organisation.target(self.id)}) + ">");
        });
    return unit;
}

py::classh<DayView> bind_day(py::module_& module) {
    using Unit = UnitArgument;
    py::classh<DayView> day(module, "OrganisationView", R"(An organisation as it is on one day.

Names of units are their ids, aliases, or Unit objects; hierarchies and levels go by their ids.
Every method raises UnknownNameError ``api.name.unknown`` for a name that is not known.)");
    day.def_readonly("date", &DayView::date, "The day.")
        .def("exists", [](const DayView& self, const Unit& unit) { return self.view().exists(get_unit(self.model, unit)); }, py::arg("unit"),
             "Tell whether a unit exists on the day.")
        .def(
            "parents",
            [](const DayView& self, const Unit& unit, const std::string& hierarchy) {
                return units_of(self.model, self.view().parents(get_unit(self.model, unit), self.model->organisation->schema().get_hierarchy(hierarchy)));
            },
            py::arg("unit"), py::arg("hierarchy"), "Return the units just above on a hierarchy.")
        .def(
            "children",
            [](const DayView& self, const Unit& unit, const std::string& hierarchy) {
                return units_of(self.model, self.view().children(get_unit(self.model, unit), self.model->organisation->schema().get_hierarchy(hierarchy)));
            },
            py::arg("unit"), py::arg("hierarchy"), "Return the units just below on a hierarchy.")
        .def(
            "ancestors",
            [](const DayView& self, const Unit& unit, const std::string& hierarchy, const std::optional<std::string>& level) {
                const auto& schema = self.model->organisation->schema();
                const HierarchyId id = schema.get_hierarchy(hierarchy);
                const UnitId start = get_unit(self.model, unit);
                return units_of(self.model, level ? self.view().ancestors_at(start, id, schema.get_level(id, *level)) : self.view().ancestors(start, id));
            },
            py::arg("unit"), py::arg("hierarchy"), py::arg("level") = py::none(),
            "Return all units above on a hierarchy, nearest first, or those of one level; a school in two bassins gives both.")
        .def(
            "descendants",
            [](const DayView& self, const Unit& unit, const std::string& hierarchy, const std::optional<std::string>& level) {
                const auto& schema = self.model->organisation->schema();
                const HierarchyId id = schema.get_hierarchy(hierarchy);
                const UnitId start = get_unit(self.model, unit);
                return units_of(self.model, level ? self.view().members(start, id, schema.get_level(id, *level)) : self.view().descendants(start, id));
            },
            py::arg("unit"), py::arg("hierarchy"), py::arg("level") = py::none(),
            "Return all units below on a hierarchy, nearest first, or those of one level.")
        .def(
            "groups",
            [](const DayView& self, const std::string& hierarchy, const std::string& level) {
                const auto& schema = self.model->organisation->schema();
                const HierarchyId id = schema.get_hierarchy(hierarchy);
                const HierarchyGroups groups = self.view().groups(id, schema.get_level(id, level));
                py::typing::Dict<py::str, Units> members;
                for (std::size_t i = 0; i < groups.groups.size(); ++i)
                    members[to_python(self.model->organisation->unit_id(groups.groups[i]))] = units_of(self.model, groups.members_of(i));
                return members;
            },
            py::arg("hierarchy"), py::arg("level"), "Return the units of a level, by id, each with its members on the lowest level.")
        .def(
            "units", [](const DayView& self, const std::optional<std::string>& kind) { return units_of(self.model, units_where(*self.model, kind, self.date)); },
            py::arg("kind") = py::none(), "Return the units that exist, all or those of one kind.")
        .def("schools", [](const DayView& self) { return units_of(self.model, self.view().schools()); }, "Return the schools that exist.")
        .def("__repr__", [](const DayView& self) {
            return to_python("<palier.OrganisationView of " + self.model->organisation->header().id + " on " + self.date.text() + ">");
        });
    return day;
}

}  // namespace

void bind_organisation(py::module_& module);

void bind_organisation(py::module_& module) {
    auto unit = bind_unit(module);
    auto day_view = bind_day(module);
    py::classh<OrganisationModel> organisation(module, "Organisation", R"(Units and dated links of many kinds, frozen.

Made by :meth:`load` or :meth:`from_annuaire`. A mapping from ids to units; may be shared between threads.

Examples
--------
>>> import palier
>>> organisation = palier.Organisation.load("academie-exemple")
>>> organisation["0990001N"].kind
'college'
>>> day = organisation.at("2024-10-01")
>>> [unit.kind for unit in day.ancestors("0990001N", "bassin", "bassin")]
['bassin'])");
    organisation.def_static("load", &load_organisation, py::arg("source"), py::kw_only(), py::arg("schema") = py::none(), py::arg("name") = py::none(),
                    R"(Read an organisation from a JSON document.

Never raises because of what the document contains: ``report`` tells, and what cannot be used is left out.

Parameters
----------
source : str, os.PathLike, bytes or dict
    The id of a built-in organisation (``"academie-exemple"``), the path of a document, its bytes, or Python objects.
schema : str, os.PathLike, bytes or dict, optional
    The document of a schema, besides the built-in ones (``france``).
name : str, optional
    The name that findings give the document; its path or id by default.

Returns
-------
Organisation

Raises
------
UnknownNameError
    ``api.name.unknown``, for a word that is neither a built-in id nor a file.
ArgumentError
    ``api.argument.source``, for an object of another type.
OSError
    When the file cannot be read.)")
        .def_static("from_annuaire", &organisation_from_annuaire, py::arg("frame"), py::kw_only(), py::arg("id") = "annuaire", py::arg("name") = "",
                    R"(Read the national directory of schools and services (*annuaire de l'éducation*).

Parameters
----------
frame : object with ``__arrow_c_stream__``
    The directory as published, one row per site; columns are recognised by name in any of its layouts.
id : str
    Id of the organisation made.
name : str
    The name that findings give the frame.

Returns
-------
Organisation
    One unit per code; bassins, circonscriptions, communes, départements and académies are made from the columns that name them.
Report
    Every row and cell that was not taken as it is, at ``/rows/N/COLUMN`` with N from 0; the last finding counts the rows.

Raises
------
ArgumentError
    ``api.argument.frame``, when the object gives no Arrow.)")
        .def_property_readonly("id", [](const OrganisationModel& self) { return to_python(std::string_view(self.organisation->header().id)); }, "Its id.")
        .def_property_readonly("version", [](const OrganisationModel& self) { return to_python(std::string_view(self.organisation->header().version)); },
                               "Its version, or an empty text.")
        .def("label",
             [](const OrganisationModel& self, LanguageWord lang) {
                 const auto& header = self.organisation->header();
                 const std::string_view text = header.label.in(lang.language);
                 return to_python(text.empty() ? std::string_view(header.id) : text);
             },
             py::arg("lang") = "fr", "Return the text shown to people, or else the id.")
        .def("notice", [](const OrganisationModel& self, LanguageWord lang) { return to_python(self.organisation->header().notice, lang); },
             py::arg("lang") = "fr", "Return what to print wherever results about it are shown; it may be empty.")
        .def_readonly("report", &OrganisationModel::report, "What there was to say about the document or frame.")
        .def(
            "to_json",
            [](const OrganisationModel& self) {
                std::string text;
                {
                    const py::gil_scoped_release unlocked;  // a whole country takes a while
                    text = write_organisation(*self.organisation);
                }
                return to_python(std::string_view(text));
            },
            "Return the organisation as a JSON document that load() reads as the same, one unit or link on a line.")
        .def(
            "check",
            [](const OrganisationModel& self, Date at) {
                const py::gil_scoped_release unlocked;
                Report report = self.report;
                report.merge(check_organisation(*self.organisation, at));
                return report;
            },
            py::arg("at"), R"(Check the organisation against its schema as it is on a day.

Parameters
----------
at : datetime.date or str
    The day on which cardinalities, rules, cycles and support are checked.

Returns
-------
Report
    The findings of its reading, then those of the check, ``organisation.…`` and ``uai.…``.

Raises
------
ArgumentError
    ``api.argument.date``, for a text that is no day.)")
        .def_property_readonly("schema", [](const OrganisationModel& self) { return to_python(std::string_view(self.organisation->schema().id())); },
                               "Id of its schema.")
        .def_property_readonly(
            "kinds",
            [](const OrganisationModel& self) {
                py::typing::List<py::str> kinds;
                for (const UnitKind& kind : self.organisation->schema().unit_kinds()) kinds.append(to_python(std::string_view(kind.id)));
                return kinds;
            },
            "Kinds of unit of its schema.")
        .def_property_readonly(
            "hierarchies",
            [](const OrganisationModel& self) {
                py::typing::Dict<py::str, py::typing::List<py::str>> hierarchies;
                for (const Hierarchy& hierarchy : self.organisation->schema().hierarchies()) {
                    py::list levels;
                    for (const Level& level : hierarchy.levels) levels.append(to_python(std::string_view(level.id)));
                    hierarchies[to_python(std::string_view(hierarchy.id))] = levels;
                }
                return hierarchies;
            },
            "Hierarchies of its schema by id, each with the ids of its levels from the bottom up.")
        .def(
            "kind_label",
            [](const OrganisationModel& self, const std::string& kind, LanguageWord lang) {
                const auto& schema = self.organisation->schema();
                return to_python(schema.unit_kind(schema.get_unit_kind(kind)).label, lang);
            },
            py::arg("kind"), py::arg("lang") = "fr", "Return the text shown to people for a kind of unit.")
        .def("__len__", [](const OrganisationModel& self) { return self.organisation->unit_count(); })
        .def("__contains__",
             [](const OrganisationModel& self, const py::object& id) {
                 const auto name = find_text(id);
                 return name && self.organisation->find_unit(*name).has_value();
             },
             py::arg("id"), "Tell whether a unit has that id or alias.")
        .def(
            "__getitem__",
            [](const std::shared_ptr<OrganisationModel>& self, const std::string& id) { return UnitView{self, get_unit(self, id)}; }, py::arg("id"),
            R"(Return the unit of an id or an alias.

Raises
------
UnknownNameError
    ``api.name.unknown``, with the nearest ids.)")
        .def("__iter__",
             [](const OrganisationModel& self) {
                 py::list ids;
                 for (std::size_t i = 0; i < self.organisation->unit_count(); ++i) ids.append(to_python(self.organisation->unit_id(id_at<UnitId>(i))));
                 return py::reinterpret_borrow<py::typing::Iterator<py::str>>(py::iter(ids));
             })
        .def(
            "units",
            [](const std::shared_ptr<OrganisationModel>& self, const std::optional<std::string>& kind, const std::optional<Date>& at) {
                return units_of(self, units_where(*self, kind, at));
            },
            py::arg("kind") = py::none(), py::kw_only(), py::arg("at") = py::none(), R"(Return the units, all or those of one kind.

Parameters
----------
kind : str, optional
    Id of a kind, such as ``college``.
at : datetime.date or str, optional
    A day on which they exist; whatever their dates by default.

Returns
-------
list of Unit

Raises
------
UnknownNameError
    ``api.name.unknown``, when there is no such kind.)")
        .def(
            "schools", [](const std::shared_ptr<OrganisationModel>& self, const std::optional<Date>& at) { return units_of(self, schools_of(*self, at)); },
            py::kw_only(), py::arg("at") = py::none(), "Return the schools, those of a day or whatever their dates.")
        .def("at", [](const std::shared_ptr<OrganisationModel>& self, Date day) { return DayView{self, day}; }, py::arg("day"),
             "Return the organisation as it is on a day.")
        .def_property_readonly("link_count", [](const OrganisationModel& self) { return self.organisation->link_count(); }, "Number of links.")
        .def("__repr__",
             [](const OrganisationModel& self) {
                 return to_python("<palier.Organisation " + self.organisation->header().id + ": " + std::to_string(self.organisation->unit_count()) +
                                  " units, " + std::to_string(self.organisation->link_count()) + " links>");
             })
        .def("_ipython_key_completions_", [](const OrganisationModel& self) {
            py::typing::List<py::str> ids;
            for (std::size_t i = 0; i < self.organisation->unit_count(); ++i) ids.append(to_python(self.organisation->unit_id(id_at<UnitId>(i))));
            return ids;
        });
    bind_support(module, unit, day_view);
    bind_organisation_tables(organisation);
    bind_graphs(organisation, day_view);
}

}  // namespace palier::python
