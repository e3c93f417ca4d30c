// SPDX-License-Identifier: MIT
#include <optional>  // the caller's schema
#include <string>    // ids
#include <utility>   // std::pair

#include "arrow_capsules.hpp"
#include "organisation_schemas.hpp"
#include "organisation_views.hpp"
#include "palier/organisation_table.hpp"

namespace palier::python {

namespace {

std::pair<std::shared_ptr<OrganisationModel>, Report> organisation_from_tables(const FrameArgument& units, const FrameArgument& links,
                                                                               const std::optional<DocumentSource>& schema, const std::string& id,
                                                                               const std::string& name) {
    ArrowImportOptions import;
    import.document = name;
    Report report;
    const Table unit_table = table_from_python(units, report, import);
    const Table link_table = table_from_python(links, report, import);
    std::optional<DocumentBytes> own;
    if (schema) own = read_source(*schema, "organisation-schema", std::nullopt);
    OrganisationTablesOptions options;
    options.header.id = id;
    options.header.document = name;
    const py::gil_scoped_release unlocked;
    OrganisationResult read = read_organisation_tables(unit_table, link_table, known_schemas(own, report).front(), options);
    report.merge(std::move(read.report));
    return {std::make_shared<OrganisationModel>(OrganisationModel{std::move(read.organisation), report}), report};
}

}  // namespace

void bind_organisation_tables(py::classh<OrganisationModel>& organisation) {
    organisation
        .def(
            "units_table",
            [](const OrganisationModel& self) {
                const py::gil_scoped_release unlocked;
                return make_units_table(*self.organisation);
            },
            R"(Return the units as a table, one row each.

Returns
-------
Table
    ``id``, ``kind``, ``label`` (without a language), ``label_fr``, ``label_en``, ``aliases`` (separated by blanks),
    ``valid_from``, ``valid_to``, and one column per attribute of the schema.)")
        .def(
            "links_table",
            [](const OrganisationModel& self) {
                const py::gil_scoped_release unlocked;
                return make_links_table(*self.organisation);
            },
            R"(Return the links as a table, one row each.

Returns
-------
Table
    ``kind``, ``from``, ``to`` (ids of units), ``valid_from``, ``valid_to``.)")
        .def_static("from_tables", &organisation_from_tables, py::arg("units"), py::arg("links"), py::kw_only(), py::arg("schema") = py::none(),
                    py::arg("id") = "tables", py::arg("name") = "",
                    R"(Read an organisation from a table of units and one of links.

Parameters
----------
units : object with ``__arrow_c_stream__``
    Columns as :meth:`units_table` gives them; ``id`` and ``kind`` are needed.
links : object with ``__arrow_c_stream__``
    Columns as :meth:`links_table` gives them; ``kind``, ``from`` and ``to`` are needed.
schema : str, os.PathLike, bytes or dict, optional
    The document of a schema; ``france`` by default.
id : str
    Id of the organisation made.
name : str
    The name that findings give the tables.

Returns
-------
Organisation
    What could be used.
Report
    What could not, at ``/units/N/COLUMN`` or ``/links/N/COLUMN`` with N from 0.

Raises
------
ArgumentError
    ``api.argument.frame``, when an object gives no Arrow.)");
}

}  // namespace palier::python
