// SPDX-License-Identifier: MIT
#include <memory>   // shared models
#include <string>   // names
#include <utility>  // std::move
#include <variant>  // keys
#include <vector>   // units

#include "arrow_capsules.hpp"
#include "json_results.hpp"
#include "models.hpp"
#include "palier/diagnose.hpp"
#include "palier/roll_up.hpp"
#include "python.hpp"

namespace palier::python {

namespace {

std::shared_ptr<DiagnosisModel> make_diagnosis(const std::shared_ptr<FrameworkModel>& framework, const std::shared_ptr<ObservationsModel>& observations,
                                               const std::optional<std::shared_ptr<OrganisationModel>>& organisation,
                                               const std::optional<YearArgument>& period, const std::optional<EvidenceArgument>& minimum_evidence) {
    DiagnoseOptions options;
    if (organisation) options.organisation = (*organisation)->organisation;
    if (period) options.period = period->year;
    if (minimum_evidence) options.minimum_evidence = minimum_evidence->evidence;
    const py::gil_scoped_release unlocked;
    auto diagnosis = diagnose(framework->assessor, observations->observations, options);
    return std::make_shared<DiagnosisModel>(DiagnosisModel{std::move(diagnosis), framework, organisation.value_or(nullptr), observations});
}

/// The units diagnosed, each once, in the order of their first row.
std::vector<std::string_view> units_of(const Diagnosis& diagnosis) {
    const Observations& observations = *diagnosis.observations();
    std::vector<bool> seen(observations.units().size(), false);
    std::vector<std::string_view> units;
    for (const RowId row : diagnosis.rows()) {
        const UnitId unit = observations.unit_of(row);
        if (seen[index(unit)]) continue;
        seen[index(unit)] = true;
        units.push_back(observations.units().name(unit));
    }
    return units;
}

py::typing::List<py::str> unit_names(const DiagnosisModel& self) {
    py::typing::List<py::str> names;
    for (const auto unit : units_of(*self.diagnosis)) names.append(to_python(unit));
    return names;
}

std::shared_ptr<ProfileModel> profile_at(const DiagnosisModel& self, const std::string& unit, const std::optional<YearArgument>& period) {
    const std::optional<SchoolYear> year = period ? std::optional<SchoolYear>(period->year) : std::nullopt;
    return std::make_shared<ProfileModel>(ProfileModel{profile_of(*self.diagnosis, unit, year), self.framework});
}

Table table_of(const DiagnosisModel& self) {
    const py::gil_scoped_release unlocked;
    return self.diagnosis->table();
}

/// Gives a class the three methods of Arrow and the two of frames, out of the table that `table` makes.
template <class Class, class MakeTable>
void add_table_methods(Class& bound, MakeTable make) {
    using Model = typename Class::type;
    bound.def("__arrow_c_schema__", [make](const Model& self) { return table_schema_capsule(make(self)); }, "Describe the columns for a consumer of Arrow.")
        .def(
            "__arrow_c_array__",
            [make](const Model& self, const py::object& requested_schema) {
                const Table table = make(self);
                check_requested_schema(table, requested_schema);
                return table_to_array_capsules(table);
            },
            py::arg("requested_schema") = py::none(), "Hand the table out as one struct array.")
        .def(
            "__arrow_c_stream__",
            [make](const Model& self, const py::object& requested_schema) {
                const Table table = make(self);
                check_requested_schema(table, requested_schema);
                return table_to_stream_capsule(table);
            },
            py::arg("requested_schema") = py::none(), "Hand the table out as an Arrow stream.")
        .def("to_pandas", [make](const Model& self) { return py::cast(make(self)).attr("to_pandas")(); }, "Return the table as a pandas frame; needs pandas.")
        .def("to_polars", [make](const Model& self) { return py::cast(make(self)).attr("to_polars")(); }, "Return the table as a polars frame; needs polars.");
}

TierRollUp make_roll_up(const std::shared_ptr<DiagnosisModel>& diagnosis, const std::optional<std::shared_ptr<OrganisationModel>>& organisation, const std::string& hierarchy,
                        const std::optional<std::string>& level, const std::optional<YearArgument>& period, const std::optional<Date>& at,
                        const std::vector<std::string>& kinds, std::uint32_t minimum_group) {
    RollUpOptions options;
    options.hierarchy = hierarchy;
    options.level = level.value_or("");
    if (period) options.period = period->year;
    options.date = at;
    options.kinds = kinds;
    options.minimum_group = minimum_group;
    const py::gil_scoped_release unlocked;
    if (organisation) return roll_up(*diagnosis->diagnosis, (*organisation)->organisation, options);
    return roll_up(*diagnosis->diagnosis, options);
}

void bind_roll_up(py::module_& module) {
    py::classh<TierRollUp> bound(module, "TierRollUp", R"(The tiers of the units of each group: how many surely and possibly stand at which tier.

Itself a table for every library that speaks Arrow; see :meth:`table` for its columns.)");
    bound.def_property_readonly("hierarchy", [](const TierRollUp& self) { return to_python(std::string_view(self.hierarchy)); }, "Id of the hierarchy.")
        .def_property_readonly("level", [](const TierRollUp& self) { return to_python(std::string_view(self.level)); }, "Id of the level grouped on.")
        .def_readonly("period", &TierRollUp::period, "The school year.")
        .def_readonly("date", &TierRollUp::date, "The day on which links were taken.")
        .def_readonly("report", &TierRollUp::report, "What there is to say about it.")
        .def_property_readonly(
            "groups",
            [](const TierRollUp& self) {
                py::typing::List<py::str> groups;
                for (const UnitId group : self.groups) groups.append(to_python(self.organisation->unit_id(group)));
                return groups;
            },
            "Ids of the groups.")
        .def_property_readonly(
            "suppressed",
            [](const TierRollUp& self) {
                py::typing::List<py::str> groups;
                for (std::size_t i = 0; i < self.groups.size(); ++i)
                    if (self.suppressed[i]) groups.append(to_python(self.organisation->unit_id(self.groups[i])));
                return groups;
            },
            "Ids of the groups whose counts are not shown: too small, or another could be worked out from them.")
        .def("__len__", [](const TierRollUp& self) { return self.groups.size(); })
        .def("table", [](const TierRollUp& self, LanguageWord lang) { return self.table(lang.language); }, py::arg("lang") = "fr",
             R"(Return one row per group, field and tier.

Parameters
----------
lang : {'fr', 'en'}
    Language of the labels.

Returns
-------
Table
    Columns ``group``, ``label``, ``field``, ``tier``, ``members``, ``diagnosed``, ``certain`` and ``possible`` (units surely and
    possibly at that tier or above), ``median_certain``, ``median_possible``, ``suppressed``.)")
        .def("__repr__",
             [](const TierRollUp& self) {
                 return to_python("<palier.TierRollUp of " + self.framework->id() + " on " + self.hierarchy + ": " + std::to_string(self.groups.size()) +
                                  " groups of level " + self.level + ">");
             })
        .def("_repr_html_", [](const py::object& self) { return py::str(call_python("palier._html", "roll_up", self)); });
    add_table_methods(bound, [](const TierRollUp& self) { return self.table(Language::fr); });

    module.def("roll_up", &make_roll_up, py::arg("diagnosis").none(false), py::arg("organisation") = py::none(), py::kw_only(), py::arg("hierarchy"),
               py::arg("level") = py::none(), py::arg("period") = py::none(), py::arg("at") = py::none(), py::arg("kinds") = py::list(),
               py::arg("minimum_group") = 5, R"(Carry the tiers of a diagnosis up a hierarchy.

Parameters
----------
diagnosis : Diagnosis
    The tiers of the units.
organisation : Organisation, optional
    Gives the groups; that of the diagnosis by default.
hierarchy : str
    Id of a hierarchy, such as ``bassin``.
level : str, optional
    Id of the level to group on; the one named like the hierarchy by default, or else the second.
period : SchoolYear or str, optional
    The school year; the latest one diagnosed by default.
at : datetime.date or str, optional
    Day on which links are taken; the first day of the school year by default.
kinds : list of str
    Kinds of unit that count, such as ``["college"]``; all by default.
minimum_group : int
    Groups with fewer diagnosed units are suppressed, from 1; 1 suppresses none.

Returns
-------
TierRollUp

Raises
------
UnknownNameError
    ``api.name.unknown``, for an unknown hierarchy, level or kind.
ArgumentError
    ``api.argument.organisation``, without an organisation.

Examples
--------
>>> import palier
>>> framework = palier.Framework.load("demo")
>>> observations = palier.Observations.load("academie-exemple", framework)
>>> organisation = palier.Organisation.load("academie-exemple")
>>> diagnosis = palier.diagnose(framework, observations, organisation=organisation)
>>> palier.roll_up(diagnosis, hierarchy="bassin").level
'bassin')");
}

}  // namespace

void bind_profile(py::module_& module);
void bind_diagnosis(py::module_& module);

void bind_diagnosis(py::module_& module) {
    bind_profile(module);
    py::classh<DiagnosisModel> bound(module, "Diagnosis", R"(The tiers of many units, per school year and field.

A mapping from units to profiles, and a table for every library that speaks Arrow; see :meth:`table` for its columns.

Examples
--------
>>> import palier
>>> framework = palier.Framework.load("demo")
>>> observations = palier.Observations.load("academie-exemple", framework)
>>> diagnosis = palier.diagnose(framework, observations, period="2024-2025")
>>> "0990001N" in diagnosis
True
>>> diagnosis.table().column_names[:5]
['unit', 'period', 'field', 'certain', 'possible'])");
    bound.def_property_readonly("framework", [](const DiagnosisModel& self) { return self.framework; }, "The framework.")
        .def_property_readonly("organisation", [](const DiagnosisModel& self) { return self.organisation ? std::optional(self.organisation) : std::nullopt; }, "The organisation, or None.")
        .def_property_readonly("observations", [](const DiagnosisModel& self) { return self.observations; }, "The observations.")
        .def_property_readonly("minimum_evidence", [](const DiagnosisModel& self) { return self.diagnosis->options().minimum_evidence; },
                               "Answers backed by less than this counted as missing.")
        .def_property_readonly("report", [](const DiagnosisModel& self) { return self.diagnosis->report(); }, "What there is to say about the answers.")
        .def_property_readonly("units", &unit_names, "The units diagnosed, each once.")
        .def_property_readonly(
            "periods",
            [](const DiagnosisModel& self) {
                const Observations& observations = *self.diagnosis->observations();
                py::typing::List<SchoolYear> periods;
                for (const SchoolYear period : observations.periods())
                    if (!self.diagnosis->options().period || period == *self.diagnosis->options().period) periods.append(py::cast(period));
                return periods;
            },
            "The school years diagnosed, in time order.")
        .def("__len__", [](const DiagnosisModel& self) { return units_of(*self.diagnosis).size(); })
        .def("__iter__", [](const DiagnosisModel& self) { return py::reinterpret_borrow<py::typing::Iterator<py::str>>(py::iter(unit_names(self))); })
        .def("__contains__",
             [](const DiagnosisModel& self, const py::object& unit) {
                 const auto name = find_text(unit);
                 return name && self.diagnosis->find(*name).has_value();
             },
             py::arg("unit"), "Tell whether a unit was diagnosed.")
        .def(
            "__getitem__", [](const DiagnosisModel& self, const std::string& unit) { return profile_at(self, unit, std::nullopt); }, py::arg("unit"),
            R"(Return the profile of a unit at its latest school year, or of a pair (unit, school year).

Raises
------
UnknownNameError
    ``api.name.unknown``, when it was not diagnosed.)")
        .def("__getitem__", [](const DiagnosisModel& self, const std::pair<std::string, YearArgument>& key) { return profile_at(self, key.first, key.second); },
             py::arg("unit"))
        .def("profile", &profile_at, py::arg("unit"), py::arg("period") = py::none(), R"(Return the profile of one unit.

Parameters
----------
unit : str
    Name of the unit.
period : SchoolYear or str, optional
    The school year; the latest one diagnosed by default.

Returns
-------
Profile

Raises
------
UnknownNameError
    ``api.name.unknown``, when it was not diagnosed.)")
        .def("table", &table_of, R"(Return the tiers as a table, one row per unit, school year and field.

Returns
-------
Table
    Columns ``unit``, ``period``, ``field``, ``certain``, ``possible``, ``tight``, ``met``, ``not_met``, ``unknown``,
    ``not_applicable``; rows of the field ``overall`` when the framework asks for an overall tier.)")
        .def("__repr__",
             [](const DiagnosisModel& self) {
                 const std::size_t rows = self.diagnosis->rows().size();
                 return to_python("<palier.Diagnosis by " + self.framework->framework->id() + ' ' + self.framework->framework->version() + ": " +
                                  std::to_string(units_of(*self.diagnosis).size()) + " units, " + std::to_string(rows) + " profiles of " +
                                  std::to_string(self.framework->framework->field_count()) + " fields>");
             })
        .def("_repr_html_", [](const py::object& self) { return py::str(call_python("palier._html", "diagnosis", self)); })
        .def("_ipython_key_completions_", &unit_names);
    add_json_methods(bound, [](const DiagnosisModel& self, const UnitDetails& details) { return write_diagnosis(*self.diagnosis, details); },
                     R"(Return the diagnosis as a JSON document ``palier/diagnosis``.

Parameters
----------
gaps, explanation : bool
    Whether to add ``profiles``, one for each unit and school year, with what its gaps() and explanation() give: 35 kB each for the built-in framework.

Returns
-------
str
    ``framework`` (id, version, hash, status), ``minimum_evidence``, and ``rows``, those of table(); ``palier.schema("diagnosis")`` tells
    the rest.)",
                     R"(Return the diagnosis as plain data that JSON can hold: a document ``palier/diagnosis``.

Parameters
----------
gaps, explanation : bool
    As for to_json().

Returns
-------
dict
    What to_json() writes.)");
    add_table_methods(bound, table_of);

    module.def("diagnose", &make_diagnosis, py::arg("framework").none(false), py::arg("observations").none(false), py::kw_only(), py::arg("organisation") = py::none(),
               py::arg("period") = py::none(), py::arg("minimum_evidence") = py::none(), R"(Diagnose every observed unit.

Parameters
----------
framework : Framework
    Indicators and maturity model.
observations : Observations
    What was observed, read for that framework.
organisation : Organisation, optional
    Gives ``unit.NAME`` to expressions, and labels; without it they are unknown.
period : SchoolYear or str, optional
    The school year, such as ``"2024-2025"``; every one observed by default.
minimum_evidence : Evidence or {'declared', 'confirmed', 'verified'}, optional
    Answers backed by less than this count as missing; all answers count by default.

Returns
-------
Diagnosis
    For each unit and field the tier that is certain and the tier still possible.

Raises
------
ArgumentError
    ``api.argument.framework``, when the observations were read for another framework.

Examples
--------
>>> import palier
>>> framework = palier.Framework.load("demo")
>>> observations = palier.Observations.load("academie-exemple", framework)
>>> diagnosis = palier.diagnose(framework, observations, period="2024-2025")
>>> diagnosis["0990001N"].period
SchoolYear.parse('2024-2025'))");
    bind_roll_up(module);
}

}  // namespace palier::python
