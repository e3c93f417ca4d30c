// SPDX-License-Identifier: MIT
#include <memory>   // shared models
#include <string>   // names
#include <utility>  // std::move

#include "arrow_capsules.hpp"
#include "document_source.hpp"
#include "models.hpp"
#include "palier/json.hpp"
#include "palier/observations_table.hpp"
#include "values.hpp"

namespace palier::python {

namespace {

std::shared_ptr<ObservationsModel> load_observations(const DocumentSource& source, const std::shared_ptr<FrameworkModel>& framework,
                                                     const std::optional<std::string>& name) {
    const DocumentBytes document = read_source(source, "observations", name);
    const py::gil_scoped_release unlocked;
    ObservationsRead read = read_observations(document.bytes, *framework->framework, read_options(document));
    return std::make_shared<ObservationsModel>(ObservationsModel{std::move(read.observations), framework, std::move(read.report)});
}

std::shared_ptr<ObservationsModel> observations_from_frame(const FrameArgument& frame, const std::shared_ptr<FrameworkModel>& framework,
                                                           const std::optional<YearArgument>& period, const std::string& name) {
    ArrowImportOptions import;
    import.document = name;
    Report report;
    const Table table = table_from_python(frame, report, import);
    ObservationsTableOptions options;
    options.document_name = name;
    if (period) options.period = period->year;
    const py::gil_scoped_release unlocked;
    ObservationsTableRead read = read_observations_table(table, *framework->framework, options);
    report.merge(std::move(read.report));
    return std::make_shared<ObservationsModel>(ObservationsModel{std::move(read.observations), framework, std::move(report)});
}

std::optional<RowId> find_row(const Observations& observations, const std::string& unit, const std::optional<YearArgument>& period) {
    if (period) return observations.find_row(unit, period->year);
    const auto periods = observations.periods();
    for (std::size_t i = periods.size(); i-- > 0;)
        if (const auto row = observations.find_row(unit, periods[i])) return row;
    return std::nullopt;
}

RowId get_row(const Observations& observations, const std::string& unit, const std::optional<YearArgument>& period) {
    if (const auto row = find_row(observations, unit, period)) return *row;
    throw UnknownNameError(period ? "observed unit of " + period->year.text() : std::string("observed unit"), unit,
                           joined(nearest_names(unit, observations.units().all())));
}

}  // namespace

void bind_observations(py::module_& module);

void bind_observations(py::module_& module) {
    py::classh<ObservationsModel>(module, "Observations", R"(What was observed: unit, period and indicator to value, frozen in columns.

Made by :meth:`load` or :meth:`from_frame`. May be shared between threads.)")
        .def_static("load", &load_observations, py::arg("source"), py::arg("framework").none(false), py::kw_only(), py::arg("name") = py::none(),
                    R"(Read observations of a framework's indicators from a JSON document.

Never raises because of what the document contains: ``report`` tells, and what does not fit counts as missing.

Parameters
----------
source : str, os.PathLike, bytes or dict
    The id of built-in observations (``"academie-exemple"``), the path of a document, its bytes, or Python objects.
framework : Framework
    The framework whose indicators were observed.
name : str, optional
    The name that findings give the document; its path or id by default.

Returns
-------
Observations

Raises
------
UnknownNameError
    ``api.name.unknown``, for a word that is neither a built-in id nor a file.
ArgumentError
    ``api.argument.source``, for an object of another type.
OSError
    When the file cannot be read.

Examples
--------
>>> import palier
>>> framework = palier.Framework.load("demo")
>>> observations = palier.Observations.load("academie-exemple", framework)
>>> observations.report.ok
True
>>> observations.value("0990001N", "pupils.enrolled", period="2023-2024")
498)")
        .def_static("from_frame", &observations_from_frame, py::arg("frame"), py::arg("framework").none(false), py::kw_only(), py::arg("period") = py::none(),
                    py::arg("name") = "", R"(Read observations from a data frame.

A *wide* frame has the columns ``unit``, ``period`` and one per indicator, by id. A *long* one has ``unit``, ``period``,
``indicator``, ``value`` and, if wanted, ``status``, ``evidence``, ``reason``. ``uai``, ``annee_scolaire``, ``indicateur``,
``valeur``… are known too. Cells are read as people write them: ``94,20 %``, ``OUI``, ``ss``, ``NS``, ``n/a``.

Parameters
----------
frame : object with ``__arrow_c_stream__``
    A frame of pandas (2.2 or later), polars or pyarrow, a DuckDB relation, a Table.
framework : Framework
    The framework whose indicators were observed.
period : SchoolYear or str, optional
    The school year of rows that give none, such as ``"2024-2025"``.
name : str, optional
    The name that findings give the frame.

Returns
-------
Observations
    Its ``report`` tells every cell, row and column that was not taken as it is, at ``/rows/N/COLUMN`` with N from 0.

Raises
------
ArgumentError
    ``api.argument.frame``, when the object gives no Arrow; ``api.argument.school-year``, when the period is none.

Examples
--------
>>> import palier, polars
>>> framework = palier.Framework.load("demo")
>>> frame = polars.DataFrame({"uai": ["0990001N"], "pupils.enrolled": [512], "referent.named": ["OUI"]})
>>> observations = palier.Observations.from_frame(frame, framework, period="2024-2025")
>>> observations.report.ok, observations.value("0990001N", "referent.named")
(True, True))")
        .def_property_readonly("framework", [](const ObservationsModel& self) { return self.framework; }, "The framework they were read for.")
        .def_readonly("report", &ObservationsModel::report, "What there was to say about the document or frame.")
        .def("__len__", [](const ObservationsModel& self) { return self.observations->row_count(); })
        .def_property_readonly(
            "units",
            [](const ObservationsModel& self) {
                py::typing::List<py::str> names;
                for (const auto name : self.observations->units().all()) names.append(to_python(name));
                return names;
            },
            "The units observed, in order of first appearance.")
        .def_property_readonly(
            "periods",
            [](const ObservationsModel& self) {
                py::typing::List<SchoolYear> periods;
                for (const SchoolYear period : self.observations->periods()) periods.append(py::cast(period));
                return periods;
            },
            "The school years observed, in time order.")
        .def(
            "value",
            [](const ObservationsModel& self, const std::string& unit, const std::string& indicator, const std::optional<YearArgument>& period) {
                const Observations& observations = *self.observations;
                const IndicatorId id = observations.indicators()->get(indicator);
                return to_python(observations.value(get_row(observations, unit, period), id));
            },
            py::arg("unit"), py::arg("indicator"), py::kw_only(), py::arg("period") = py::none(), R"(Return one value as it was observed.

Parameters
----------
unit : str
    Name of the unit.
indicator : str
    Id of an indicator.
period : SchoolYear or str, optional
    The school year; the latest one of the unit by default.

Returns
-------
bool, int, float, str, Unknown or NotApplicable

Raises
------
UnknownNameError
    ``api.name.unknown``, when the unit is not observed or there is no such indicator.)")
        .def(
            "evidence",
            [](const ObservationsModel& self, const std::string& unit, const std::string& indicator, const std::optional<YearArgument>& period) {
                const Observations& observations = *self.observations;
                const IndicatorId id = observations.indicators()->get(indicator);
                return observations.value(get_row(observations, unit, period), id).evidence;
            },
            py::arg("unit"), py::arg("indicator"), py::kw_only(), py::arg("period") = py::none(),
            "Return how one value is backed; see value().")
        .def(
            "to_table",
            [](const ObservationsModel& self) {
                const py::gil_scoped_release unlocked;
                return make_wide_table(*self.observations);
            },
            R"(Return the observations as a wide table.

Returns
-------
Table
    Columns ``unit``, ``period``, and one per indicator that no formula computes; what is not known is an empty cell.)")
        .def(
            "to_long_table",
            [](const ObservationsModel& self) {
                const py::gil_scoped_release unlocked;
                return make_long_table(*self.observations);
            },
            R"(Return the observations as a long table, which from_frame() reads as the same observations.

Returns
-------
Table
    Columns ``unit``, ``period``, ``indicator``, ``value`` (text), ``status``, ``evidence``, ``reason``; one row per
    unit, period and indicator that no formula computes.)")
        .def("to_json",
             [](const ObservationsModel& self) { return to_python(write_observations(*self.observations, *self.framework->framework)); },
             "Return the observations as a JSON document that load() reads as the same.")
        .def("__arrow_c_schema__", [](const ObservationsModel& self) { return table_schema_capsule(make_wide_table(*self.observations)); },
             "Describe the columns of the wide table for a consumer of Arrow.")
        .def(
            "__arrow_c_stream__",
            [](const ObservationsModel& self, const py::object& requested_schema) {
                const Table table = make_wide_table(*self.observations);
                check_requested_schema(table, requested_schema);
                return table_to_stream_capsule(table);
            },
            py::arg("requested_schema") = py::none(), "Hand the wide table out as an Arrow stream.")
        .def("__repr__", [](const ObservationsModel& self) {
            const Observations& observations = *self.observations;
            std::string text = "<palier.Observations of " + self.framework->framework->id() + ": " + std::to_string(observations.row_count()) + " rows, " +
                               std::to_string(observations.units().size()) + " units";
            for (const SchoolYear period : observations.periods()) text += ", " + period.text();
            return to_python(text + ">");
        });
}

}  // namespace palier::python
