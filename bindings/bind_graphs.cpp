// SPDX-License-Identifier: MIT
#include <memory>    // a shared organisation
#include <optional>  // some units
#include <string>    // texts
#include <utility>   // std::move
#include <vector>    // some units

#include "organisation_views.hpp"
#include "palier/error.hpp"
#include "palier/graph_text.hpp"

namespace palier::python {

namespace {

GraphTextOptions text_options(const DayView& day, const std::optional<std::vector<UnitArgument>>& units, LanguageWord lang) {
    GraphTextOptions options;
    options.language = lang.language;
    if (!units) return options;
    for (const UnitArgument& unit : *units) options.units.push_back(get_unit(day.model, unit));
    if (options.units.empty()) throw ArgumentError("api.argument.units", "there is no unit to write", "units", "Leave `units` out to write them all.");
    return options;
}

template <class Write>
std::string write_unlocked(Write write, const DayView& day, const GraphTextOptions& options) {
    const py::gil_scoped_release unlocked;
    return write(day.view(), options);
}

/// A graph of networkx, for signatures.
class NetworkxGraph : public py::object {
    PYBIND11_OBJECT_DEFAULT(NetworkxGraph, py::object, any_object)
};

/// A drawing, as palier._graphs makes it.
class DrawingObject : public py::object {
    PYBIND11_OBJECT_DEFAULT(DrawingObject, py::object, any_object)
};

py::object graphs() { return py::module_::import("palier._graphs"); }

/// The organisation behind a day, as Python holds it.
py::object organisation_of(const DayView& day) { return py::cast(std::const_pointer_cast<OrganisationModel>(day.model)); }

}  // namespace

}  // namespace palier::python

namespace pybind11::detail {

template <>
struct handle_type_name<palier::python::NetworkxGraph> {
    static constexpr auto name = const_name("networkx.MultiDiGraph[str]");
};

template <>
struct handle_type_name<palier::python::DrawingObject> {
    static constexpr auto name = const_name("palier._graphs.Drawing");
};

}  // namespace pybind11::detail

namespace palier::python {

void bind_graphs(py::classh<OrganisationModel>& organisation, py::classh<DayView>& day) {
    constexpr const char* about_networkx = R"(Return the units and links as a graph of networkx.

Returns
-------
networkx.MultiDiGraph
    Nodes are ids, with ``kind``, ``label``, ``valid_from``, ``valid_to`` and each attribute as ``unit.NAME``; edges have
    ``kind``, ``valid_from`` and ``valid_to``.

Raises
------
ArgumentError
    ``api.argument.networkx``, where networkx is not installed.)";
    organisation.def(
        "to_networkx", [](const py::object& self) { return graphs().attr("to_networkx")(self, self).cast<NetworkxGraph>(); }, about_networkx);
    day.def(
           "to_networkx",
           [](const py::object& self) { return graphs().attr("to_networkx")(self, organisation_of(self.cast<const DayView&>())).cast<NetworkxGraph>(); },
           about_networkx)
        .def(
            "draw",
            [](const py::object& self, const py::object& unit, const std::string& lang) {
                return graphs().attr("draw")(self, organisation_of(self.cast<const DayView&>()), unit, lang).cast<DrawingObject>();
            },
            py::arg("unit"), py::kw_only(), py::arg("lang") = "fr",
            R"(Draw what is around a unit: the units above it on every hierarchy, and those that support it.

Parameters
----------
unit : Unit or str
lang : str
    Language of labels, ``fr`` or ``en``.

Returns
-------
Drawing
    Shown by notebooks, as SVG where Graphviz is installed and as a table otherwise.

Raises
------
UnknownNameError
    ``api.name.unknown``, for a unit that is not known.)")
        .def(
           "to_dot",
           [](const DayView& self, const std::optional<std::vector<UnitArgument>>& units, LanguageWord lang) {
               return to_python(std::string_view(write_unlocked(write_dot, self, text_options(self, units, lang))));
           },
           py::arg("units") = py::none(), py::kw_only(), py::arg("lang") = "fr",
           R"(Write the units and links of the day as DOT, the language of Graphviz.

Parameters
----------
units : list of Unit or str, optional
    Only these and the links between them; all by default.
lang : str
    Language of labels, ``fr`` or ``en``.

Returns
-------
str

Raises
------
UnknownNameError
    ``api.name.unknown``, for a unit that is not known.
ArgumentError
    ``api.argument.units``, for an empty list.)")
        .def(
            "to_graphml",
            [](const DayView& self, const std::optional<std::vector<UnitArgument>>& units, LanguageWord lang) {
                return to_python(std::string_view(write_unlocked(write_graphml, self, text_options(self, units, lang))));
            },
            py::arg("units") = py::none(), py::kw_only(), py::arg("lang") = "fr",
            R"(Write the units and links of the day as GraphML, which Gephi, yEd, networkx and igraph read.

Data of nodes are ``id``, ``kind``, ``label``, ``valid_from``, ``valid_to`` and each attribute as ``unit.NAME``; of edges ``kind``,
``valid_from``, ``valid_to``; all as texts. Parameters and errors are those of :meth:`to_dot`.)");
}

}  // namespace palier::python
