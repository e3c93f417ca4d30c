// SPDX-License-Identifier: MIT
#include <memory>   // shared models
#include <string>   // names
#include <utility>  // std::move
#include <vector>   // names

#include "arrow_capsules.hpp"
#include "models.hpp"
#include "palier/compare.hpp"
#include "python.hpp"

namespace palier::python {

namespace {

struct ComparisonModel {
    TierComparison comparison;
    std::shared_ptr<const DiagnosisModel> before;
    std::shared_ptr<const DiagnosisModel> after;
};

using SharedComparison = std::shared_ptr<const ComparisonModel>;

/// One change, with the comparison that it belongs to.
struct ChangeView {
    SharedComparison model;
    std::size_t position;

    [[nodiscard]] const TierChange& change() const noexcept { return model->comparison.changes[position]; }
    [[nodiscard]] const UnitPair& pair() const noexcept { return model->comparison.pairs[change().pair]; }
    [[nodiscard]] const std::string& field() const noexcept { return model->comparison.fields[change().field]; }
};

std::shared_ptr<ComparisonModel> make_comparison(const std::shared_ptr<DiagnosisModel>& before, const std::shared_ptr<DiagnosisModel>& after,
                                                 const std::optional<std::shared_ptr<OrganisationModel>>& organisation,
                                                 const std::optional<YearArgument>& period_before, const std::optional<YearArgument>& period_after) {
    CompareOptions options;
    if (organisation) options.organisation = (*organisation)->organisation;
    if (period_before) options.period_before = period_before->year;
    if (period_after) options.period_after = period_after->year;
    const py::gil_scoped_release unlocked;
    return std::make_shared<ComparisonModel>(ComparisonModel{compare(before->diagnosis, after->diagnosis, options), before, after});
}

Table changes_table(const ComparisonModel& self) {
    const py::gil_scoped_release unlocked;
    return self.comparison.table();
}

std::string bounds_text(const std::optional<TierBounds>& bounds) {
    if (!bounds) return "none";
    return std::to_string(bounds->certain) + (bounds->certain == bounds->possible ? "" : ".." + std::to_string(bounds->possible));
}

/// The changes of a unit, by id of field; all its pairs when it has split.
NameMapOf<ChangeView> changes_of_unit(const SharedComparison& self, const std::string& unit) {
    const TierComparison& made = self->comparison;
    for (std::size_t p = 0; p < made.pairs.size(); ++p) {
        if (made.pairs[p].unit != unit && made.pairs[p].successor != unit) continue;
        const std::size_t first = p * made.fields.size();
        return make_name_map<ChangeView>("field", made.fields, [self, first](std::size_t position) { return ChangeView{self, first + position}; });
    }
    std::vector<std::string_view> known;
    for (const UnitPair& pair : made.pairs) known.push_back(pair.unit);
    throw UnknownNameError("compared unit", unit, joined(nearest_names(unit, known)));
}

py::typing::List<ChangeView> changes_where(const SharedComparison& self, bool (*wanted)(const TierChange&)) {
    py::typing::List<ChangeView> changes;
    for (std::size_t i = 0; i < self->comparison.changes.size(); ++i)
        if (wanted(self->comparison.changes[i])) changes.append(py::cast(ChangeView{self, i}));
    return changes;
}

void bind_change(py::module_& module) {
    py::classh<TierDelta>(module, "TierDelta", "By how many tiers the two bounds have moved.")
        .def_readonly("certain", &TierDelta::certain, "By how many tiers the certain one has moved.")
        .def_readonly("possible", &TierDelta::possible, "By how many tiers the possible one has moved.")
        .def("__eq__", [](const TierDelta& self, const TierDelta& other) { return self == other; }, py::is_operator())
        .def("__hash__", [](const TierDelta& self) { return py::hash(py::make_tuple(self.certain, self.possible)); })
        .def("__repr__", [](const TierDelta& self) {
            return "TierDelta(certain=" + std::to_string(self.certain) + ", possible=" + std::to_string(self.possible) + ")";
        });

    py::classh<ChangeView>(module, "TierChange", "What has become of one unit in one field.")
        .def_property_readonly("unit", [](const ChangeView& self) { return to_python(std::string_view(self.pair().unit)); }, "Name of the unit before, or else after.")
        .def_property_readonly("successor", [](const ChangeView& self) {
            return self.pair().successor.empty() ? std::optional<py::str>() : std::optional<py::str>(to_python(std::string_view(self.pair().successor)));
        }, "Name of the unit that stands in its place after, or None.")
        .def_property_readonly("field", [](const ChangeView& self) { return to_python(std::string_view(self.field())); }, "Id of the field, or ``overall``.")
        .def_property_readonly("movement", [](const ChangeView& self) { return to_python(to_text(self.change().movement)); },
                               "``stayed``, ``rose``, ``fell``, ``narrowed``, ``widened``, ``merged``, ``split``, ``opened``, ``closed``, ``appeared`` or ``disappeared``.")
        .def_property_readonly("before", [](const ChangeView& self) { return self.change().before; }, "The bounds before, or None.")
        .def_property_readonly("after", [](const ChangeView& self) { return self.change().after; }, "The bounds after, or None.")
        .def_property_readonly("is_sure", [](const ChangeView& self) { return self.change().is_sure(); },
                               "Whether the tier has changed whatever the unknown answers of both sides are.")
        .def_property_readonly("total", [](const ChangeView& self) { return self.change().total(); }, "The whole change; zero when one side is missing.")
        .def_property_readonly("causes", [](const ChangeView& self) {
            py::typing::Dict<py::str, TierDelta> causes;
            for (std::size_t c = 0; c < change_cause_count; ++c) causes[to_python(to_text(static_cast<ChangeCause>(c)))] = py::cast(self.change().causes[c]);
            return causes;
        }, "What each of ``rules``, ``coverage``, ``answers`` and ``perimeter`` explains; they add up to ``total``.")
        .def("__repr__", [](const ChangeView& self) {
            const TierChange& change = self.change();
            return to_python("<palier.TierChange " + self.pair().unit + (self.pair().successor.empty() ? "" : " > " + self.pair().successor) + ' ' + self.field() + ": " +
                             bounds_text(change.before) + " -> " + bounds_text(change.after) + ", " + std::string(to_text(change.movement)) + ">");
        });
}

}  // namespace

void bind_compare(py::module_& module);

void bind_compare(py::module_& module) {
    bind_change(module);
    py::classh<ComparisonModel>(module, "Comparison", R"(Two diagnoses side by side: which units have moved, and why.

Itself a table for every library that speaks Arrow; see :meth:`table` for its columns.)")
        .def_property_readonly("before", [](const ComparisonModel& self) { return self.before; }, "The diagnosis of before.")
        .def_property_readonly("after", [](const ComparisonModel& self) { return self.after; }, "The diagnosis of after.")
        .def_property_readonly("period_before", [](const ComparisonModel& self) { return self.comparison.period_before; }, "The school year taken from before.")
        .def_property_readonly("period_after", [](const ComparisonModel& self) { return self.comparison.period_after; }, "The school year taken from after.")
        .def_property_readonly("report", [](const ComparisonModel& self) { return self.comparison.report; }, "What could not be compared as it is.")
        .def_property_readonly(
            "fields",
            [](const ComparisonModel& self) {
                py::typing::List<py::str> fields;
                for (const std::string& field : self.comparison.fields) fields.append(to_python(std::string_view(field)));
                return fields;
            },
            "Ids of the fields compared.")
        .def_property_readonly("changes", [](const SharedComparison& self) { return changes_where(self, [](const TierChange&) { return true; }); },
                               "All changes, by unit, then field.")
        .def_property_readonly("moved", [](const SharedComparison& self) { return changes_where(self, [](const TierChange& change) { return change.movement != Movement::stayed; }); },
                               "The changes of which something has moved.")
        .def("__len__", [](const ComparisonModel& self) { return self.comparison.changes.size(); })
        .def("_repr_html_", [](const py::object& self) { return py::str(call_python("palier._html", "comparison", self)); })
        .def("__getitem__", &changes_of_unit, py::arg("unit"), R"(Return the changes of a unit, by id of field.

Its name of before or of after will do; of a unit that has split, the first part.

Raises
------
UnknownNameError
    ``api.name.unknown``, when it was on neither side.)")
        .def(
            "counts",
            [](const ComparisonModel& self) {
                py::typing::Dict<py::str, py::typing::Dict<py::str, py::int_>> counts;
                for (std::size_t f = 0; f < self.comparison.fields.size(); ++f) {
                    py::typing::Dict<py::str, py::int_> of_field;
                    const auto movements = self.comparison.count_movements(f);
                    for (std::size_t i = 0; i < movements.size(); ++i)
                        if (movements[i] > 0) of_field[to_python(to_text(static_cast<Movement>(i)))] = py::int_(movements[i]);
                    counts[to_python(std::string_view(self.comparison.fields[f]))] = of_field;
                }
                return counts;
            },
            "Return how many units have moved in which way, by field; ways that no unit took are left out.")
        .def("table", &changes_table, R"(Return one row per unit and field.

Returns
-------
Table
    Columns ``unit``, ``successor``, ``period_before``, ``period_after``, ``field``, ``movement``, ``sure``, ``certain_before``,
    ``possible_before``, ``certain_after``, ``possible_after``, and what each cause explains: ``rules_certain``,
    ``rules_possible``, ``coverage_…``, ``answers_…``, ``perimeter_…``, empty when one side is missing.)")
        .def(
            "to_text",
            [](const ComparisonModel& self, LanguageWord lang, std::size_t width, std::size_t max_units) {
                CompareTextOptions options;
                options.width = width;
                options.max_units = max_units;
                return to_python(std::string_view(comparison_text(self.comparison, lang.language, options)));
            },
            py::arg("lang") = "fr", py::kw_only(), py::arg("width") = 80, py::arg("max_units") = 20, R"(Return the comparison for people to read.

Parameters
----------
lang : {'fr', 'en'}
    Language of the sentences.
width : int
    Characters in a line, at least 40.
max_units : int
    Units listed with what has changed; more are counted only.

Returns
-------
str
    Lines of plain text.)")
        .def("to_dict", [](const py::object& self) {
            return py::reinterpret_borrow<py::typing::Dict<py::str, py::object>>(call_python("palier._data", "comparison", self));
        }, R"(Return the comparison as plain data that JSON can hold.

Returns
-------
dict
    ``before`` and ``after`` (period, framework), ``fields``, ``counts`` and ``rows``, those of table().)")
        .def("__repr__",
             [](const ComparisonModel& self) {
                 std::size_t moved = 0;
                 for (const TierChange& change : self.comparison.changes) moved += change.movement == Movement::stayed ? 0U : 1U;
                 return to_python("<palier.Comparison of " + std::to_string(self.comparison.pairs.size()) + " units in " + std::to_string(self.comparison.fields.size()) +
                                  " fields: " + std::to_string(moved) + " moved>");
             })
        .def("__arrow_c_schema__", [](const ComparisonModel& self) { return table_schema_capsule(changes_table(self)); }, "Describe the columns for a consumer of Arrow.")
        .def(
            "__arrow_c_stream__",
            [](const ComparisonModel& self, const py::object& requested_schema) {
                const Table table = changes_table(self);
                check_requested_schema(table, requested_schema);
                return table_to_stream_capsule(table);
            },
            py::arg("requested_schema") = py::none(), "Hand the table out as an Arrow stream.");

    module.def("compare", &make_comparison, py::arg("before").none(false), py::arg("after").none(false), py::kw_only(), py::arg("organisation") = py::none(),
               py::arg("period_before") = py::none(), py::arg("period_after") = py::none(), R"(Compare two diagnoses: which units have moved, and why.

Of two school years, or of the same answers under two frameworks: who would change tier if the new one were adopted?

Parameters
----------
before, after : Diagnosis
    What to compare. Fields and indicators are matched by id, tiers by rank.
organisation : Organisation, optional
    Says which units opened, closed, merged; that of the diagnoses by default.
period_before, period_after : SchoolYear or str, optional
    The school year taken from each; the latest one diagnosed by default.

Returns
-------
Comparison

Examples
--------
>>> import palier
>>> framework = palier.Framework.load("demo")
>>> observations = palier.Observations.load("academie-exemple", framework)
>>> diagnosis = palier.diagnose(framework, observations)
>>> comparison = palier.compare(diagnosis, diagnosis, period_before="2023-2024", period_after="2024-2025")
>>> change = comparison["0990001N"]["pilotage"]
>>> sum(cause.certain for cause in change.causes.values()) == change.total.certain
True)");
}

}  // namespace palier::python
