// SPDX-License-Identifier: MIT
#include <cstddef>   // std::size_t
#include <optional>  // arguments that may be absent
#include <string>    // names of kinds
#include <utility>   // std::pair
#include <vector>    // units

#include "organisation_views.hpp"
#include "palier/history.hpp"
#include "palier/support.hpp"

namespace palier::python {

namespace {

/// Who supports a unit, and how.
struct SupporterView {
    UnitView unit;
    std::vector<LinkId> path;
};

/// A unit whose disappearance leaves schools without support.
struct FailurePointView {
    UnitView unit;
    std::size_t cut = 0;
};

using UnitList = std::optional<std::vector<UnitArgument>>;
using Words = std::optional<std::vector<std::string>>;

/// Returns the units meant by a list, or every school of the day.
std::vector<UnitId> units_or_schools(const DayView& day, const UnitList& units) {
    if (!units) return day.view().schools();
    std::vector<UnitId> found;
    for (const UnitArgument& unit : *units) found.push_back(get_unit(day.model, unit));
    return found;
}

std::vector<UnitKindId> kinds_of(const OrganisationSchema& schema, const Words& names) {
    std::vector<UnitKindId> kinds;
    if (names)
        for (const std::string& name : *names) kinds.push_back(schema.get_unit_kind(name));
    return kinds;
}

LinkDirection direction_of(const std::string& word) {
    if (word == "in") return LinkDirection::in;
    if (word == "out") return LinkDirection::out;
    if (word == "both") return LinkDirection::both;
    throw ArgumentError("api.argument.direction", "'" + word + "' is no direction", "direction", "Write 'in', 'out' or 'both'.");
}

std::string text_of(const SupporterView& self) {
    return std::string(self.unit.organisation().unit_id(self.unit.id)) + ", " + std::to_string(self.path.size()) + (self.path.size() == 1 ? " step" : " steps");
}

void bind_support_views(py::module_& module) {
    py::classh<SupporterView>(module, "Supporter", "A unit that supports another one, and a shortest way to it.")
        .def_readonly("unit", &SupporterView::unit, "The unit that supports.")
        .def_property_readonly(
            "role",
            [](const SupporterView& self) {
                const Organisation& organisation = self.unit.organisation();
                return to_python(std::string_view(organisation.schema().unit_kind(organisation.kind(self.unit.id)).id));
            },
            "Its role, which is its kind.")
        .def_property_readonly("distance", [](const SupporterView& self) { return self.path.size(); }, "Number of links of the way.")
        .def_property_readonly(
            "path",
            [](const SupporterView& self) {
                Links links;
                for (const LinkId id : self.path) links.append(py::cast(LinkView{self.unit.model, id}));
                return links;
            },
            "The links from the supported unit, in order; each may be followed in either direction.")
        .def("__repr__", [](const SupporterView& self) { return to_python("<palier.Supporter " + text_of(self) + ">"); });
    py::classh<FailurePointView>(module, "FailurePoint", "A unit whose disappearance alone cuts schools from all support.")
        .def_readonly("unit", &FailurePointView::unit, "The unit.")
        .def_readonly("cut", &FailurePointView::cut, "Number of schools that would have no support left, at least 1.")
        .def("__repr__", [](const FailurePointView& self) {
            return to_python("<palier.FailurePoint " + std::string(self.unit.organisation().unit_id(self.unit.id)) + ": " + std::to_string(self.cut) + " schools>");
        });
}

void bind_day_support(py::classh<DayView>& day) {
    day.def(
           "support_chain",
           [](const DayView& self, const UnitArgument& unit) {
               py::typing::List<SupporterView> chain;
               for (Supporter& supporter : support_chain(self.view(), get_unit(self.model, unit)))
                   chain.append(py::cast(SupporterView{{self.model, supporter.unit}, std::move(supporter.path)}));
               return chain;
           },
           py::arg("unit"), R"(Return who supports a unit, along the steps of the schema, nearest first.

Parameters
----------
unit : Unit or str

Returns
-------
list of Supporter
    Each supporter once, with one shortest way.

Raises
------
UnknownNameError
    ``api.name.unknown``, for a unit that is not known.)")
        .def(
            "unsupported",
            [](const DayView& self, const Words& roles, const UnitList& units) {
                return units_of(self.model, find_unsupported(self.view(), units_or_schools(self, units),
                                                             kinds_of(self.model->organisation->schema(), roles)));
            },
            py::arg("roles") = py::none(), py::kw_only(), py::arg("units") = py::none(),
            R"(Return the units that nobody of some roles supports: "schools with no animateur".

Parameters
----------
roles : list of str, optional
    Kinds of unit that count; all that the schema calls support by default.
units : list of Unit or str, optional
    The units asked about; every school of the day by default.

Returns
-------
list of Unit

Raises
------
UnknownNameError
    ``api.name.unknown``, for a kind or unit that is not known.)")
        .def(
            "without_link",
            [](const DayView& self, const std::string& kind, const std::string& direction, const Words& ends, const UnitList& units) {
                const auto& schema = self.model->organisation->schema();
                const SupportStep step{schema.get_link_kind(kind), direction_of(direction), kinds_of(schema, ends)};
                return units_of(self.model, find_without_link(self.view(), units_or_schools(self, units), step));
            },
            py::arg("kind"), py::arg("direction") = "in", py::kw_only(), py::arg("ends") = py::none(), py::arg("units") = py::none(),
            R"(Return the units without a link of a kind: "districts without cercle d'usagers".

Parameters
----------
kind : str
    Kind of link.
direction : str
    ``in`` for links that reach the unit, ``out`` for those that leave it, ``both``.
ends : list of str, optional
    Kinds of unit at the far end that count; all by default.
units : list of Unit or str, optional
    The units asked about; every school of the day by default.

Returns
-------
list of Unit

Raises
------
UnknownNameError
    ``api.name.unknown``, for a kind or unit that is not known.
ArgumentError
    ``api.argument.direction``, for another word.)")
        .def(
            "failure_points",
            [](const DayView& self) {
                std::vector<FailurePoint> points;
                {
                    const py::gil_scoped_release unlocked;
                    points = find_failure_points(self.view());
                }
                py::typing::List<FailurePointView> views;
                for (const FailurePoint& point : points) views.append(py::cast(FailurePointView{{self.model, point.unit}, point.cut}));
                return views;
            },
            R"(Return the units whose disappearance alone leaves schools without any support, the worst first.

Returns
-------
list of FailurePoint)")
        .def(
            "cut_schools",
            [](const DayView& self, const UnitArgument& unit) { return units_of(self.model, find_cut_schools(self.view(), get_unit(self.model, unit))); },
            py::arg("unit"), "Return the schools that lose all support when a unit disappears.")
        .def(
            "successors",
            [](const DayView& self, const UnitArgument& unit) { return units_of(self.model, find_successors_at(self.view(), get_unit(self.model, unit))); },
            py::arg("unit"), "Return the units that stand for a unit on the day: itself when it exists, otherwise its nearest successors.");
}

}  // namespace

void bind_support(py::module_& module, py::classh<UnitView>& unit, py::classh<DayView>& day) {
    bind_support_views(module);
    bind_day_support(day);
    unit.def(
        "history",
        [](const UnitView& self) {
            py::typing::List<py::typing::Tuple<UnitView, int>> entries;
            for (const HistoryEntry& entry : unit_history(self.organisation(), self.id))
                entries.append(py::make_tuple(UnitView{self.model, entry.unit}, entry.generation));
            return entries;
        },
        R"(Return what it was before and what became of it, oldest first.

Returns
-------
list of (Unit, int)
    Each unit with its generation: 0 itself, -1 what it succeeds, 1 what succeeds it, and so on.)");
}

}  // namespace palier::python
