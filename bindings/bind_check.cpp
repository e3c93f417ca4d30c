// SPDX-License-Identifier: MIT
#include <memory>  // shared schemas
#include <vector>  // schemas

#include "document_source.hpp"
#include "models.hpp"
#include "palier/check_framework.hpp"
#include "palier/plan_document.hpp"
#include "plan_profiles.hpp"

namespace palier::python {

namespace {

std::vector<std::shared_ptr<const OrganisationSchema>> builtin_schemas() {
    std::vector<std::shared_ptr<const OrganisationSchema>> schemas;
    for (const BuiltinDocument& document : builtin_documents())
        if (document.kind == "organisation-schema") schemas.push_back(read_organisation_schema(document.text).schema);
    return schemas;
}

/// Reads a framework and analyses its rules.
Report check_framework_bytes(std::string_view bytes, const ReadOptions& options) {
    FrameworkBuild read = read_framework(bytes, options);
    if (!read.framework) return std::move(read.report);
    Report rules = check_framework(read.framework);
    locate_findings(bytes, options, rules);
    read.report.merge(std::move(rules));
    return std::move(read.report);
}

/// Reads a document as what it says it is and keeps the findings only.
Report check_bytes(const DocumentBytes& document, const Framework* framework) {
    const ReadOptions options = read_options(document);
    DocumentFormat found = detect_format(document.bytes, options);
    switch (found.kind) {
        case DocumentKind::framework: return check_framework_bytes(document.bytes, options);
        case DocumentKind::organisation: return read_organisation(document.bytes, builtin_schemas(), options).report;
        case DocumentKind::organisation_schema: return read_organisation_schema(document.bytes, options).report;
        case DocumentKind::observations: return read_observations(document.bytes, *framework, options).report;
        case DocumentKind::plan: return validate_plan_document(document.bytes, profiles_with({}), options).report;
        case DocumentKind::plan_profile: return read_plan_profile(document.bytes, options).report;
        case DocumentKind::unknown: return std::move(found.report);
        case DocumentKind::report:
        case DocumentKind::diagnosis: break;
    }
    throw ArgumentError("api.argument.document-kind", "documents of the format " + found.format + " cannot be checked yet", found.format,
                        "Frameworks, organisations, organisation schemas, observations, plans and their profiles can.");
}

Report check(const DocumentSource& source, const std::optional<std::shared_ptr<FrameworkModel>>& framework, const std::optional<std::string>& name) {
    const DocumentBytes document = read_source(source, "framework", name);
    const py::gil_scoped_release unlocked;
    std::shared_ptr<const Framework> rules = framework ? (*framework)->framework : nullptr;
    // An observation is told to be of another framework when it is not of this one.
    if (!rules) rules = read_framework(find_builtin("framework", "demo")).framework;
    return check_bytes(document, rules.get());
}

}  // namespace

void bind_check(py::module_& module);

void bind_check(py::module_& module) {
    module.def("check", &check, py::arg("source"), py::kw_only(), py::arg("framework") = py::none(), py::arg("name") = py::none(),
               R"(Check a document as what it says it is, and return what there is to say about it.

Parameters
----------
source : str, os.PathLike, bytes or dict
    A path, the bytes of a document, or a dict; a built-in framework's id.
framework : Framework, optional
    The framework that observations are read for; the built-in ``demo`` without it.
name : str, optional
    Name of the document in findings; the path by default.

Returns
-------
Report
    Never raises because of what the document holds. A framework's rules are analysed as well, as in :meth:`Framework.check`.

Raises
------
ArgumentError
    ``api.argument.document-kind``, for a palier document of a kind that cannot be checked.
OSError
    When the file cannot be read.

Examples
--------
>>> import palier
>>> [finding.code for finding in palier.check(b'{"format": "palier/framewrok"}')][0]
'json.format.unknown')");
}

}  // namespace palier::python
