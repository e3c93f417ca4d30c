// SPDX-License-Identifier: MIT
#include <memory>   // shared profiles
#include <string>   // ids
#include <utility>  // std::move
#include <vector>   // profiles

#include "document_source.hpp"
#include "models.hpp"
#include "palier/pages.hpp"
#include "palier/plan_document.hpp"
#include "plan_profiles.hpp"

namespace palier::python {

namespace {

PlanProfileModel read_profile(std::string_view bytes, const ReadOptions& options) {
    PlanProfileResult read = read_plan_profile(bytes, options);
    return {std::move(read.profile), std::move(read.report)};
}

std::shared_ptr<PlanProfileModel> load_profile(const DocumentSource& source, const std::optional<std::string>& name) {
    const DocumentBytes document = read_source(source, "plan-profile", name);
    const py::gil_scoped_release unlocked;
    return std::make_shared<PlanProfileModel>(read_profile(document.bytes, read_options(document)));
}

std::shared_ptr<PlanModel> load_plan(const DocumentSource& source, const std::vector<std::shared_ptr<PlanProfileModel>>& own, const std::optional<std::string>& name) {
    const DocumentBytes document = read_source(source, "plan", name);
    const py::gil_scoped_release unlocked;
    PlanRead read = read_plan(document.bytes, profiles_with(own), read_options(document));
    auto profile = std::make_shared<const PlanProfileModel>(PlanProfileModel{std::move(read.profile), {}});
    return std::make_shared<PlanModel>(PlanModel{std::move(read.plan), std::move(profile), std::move(read.report)});
}

Report validate(const DocumentSource& source, const std::optional<std::shared_ptr<OrganisationModel>>& organisation,
                const std::optional<std::shared_ptr<FrameworkModel>>& framework, const std::optional<std::shared_ptr<DiagnosisModel>>& diagnosis,
                const std::vector<std::shared_ptr<PlanProfileModel>>& own, const std::optional<std::string>& name, std::size_t max_findings_per_code) {
    const DocumentBytes document = read_source(source, "plan", name);
    ValidatePlanOptions options;
    options.report_limits.max_findings_per_code = max_findings_per_code;
    if (diagnosis) {
        options.context.diagnosis = (*diagnosis)->diagnosis;
        options.context.framework = (*diagnosis)->framework->framework;
        if ((*diagnosis)->organisation) options.context.organisation = (*diagnosis)->organisation->organisation;
    }
    if (framework) options.context.framework = (*framework)->framework;
    if (organisation) options.context.organisation = (*organisation)->organisation;
    const py::gil_scoped_release unlocked;
    return validate_plan_document(document.bytes, profiles_with(own), read_options(document), options).report;
}

py::str word_of(std::string_view word) { return to_python(word); }

void bind_profile_of_plans(py::module_& module) {
    py::classh<PlanProfileModel> bound(module, "PlanProfile", R"(A kind of plan as data: its parts, which are required, how many items, in whose words.

Made by :meth:`load`; frozen, and safe to share between threads.)");
    bound.def_static("load", &load_profile, py::arg("source"), py::kw_only(), py::arg("name") = py::none(), R"(Read a profile.

Parameters
----------
source : str, os.PathLike, bytes or dict
    A built-in kind (``vnpe``, ``fiche-defi``, …), a path, the bytes of a document, or a dict.
name : str, optional
    Name of the document in findings; the path by default.

Returns
-------
PlanProfile
    What is wrong in the document is told in :attr:`report` and left out.

Raises
------
UnknownNameError
    If no built-in kind has that name.
OSError
    When the file cannot be read.

Examples
--------
>>> import palier
>>> palier.PlanProfile.load("vnpe").id
'vnpe')");
    bound.def_property_readonly("id", [](const PlanProfileModel& self) { return to_python(self.profile->id()); }, "The kind of its plans.")
        .def_property_readonly("version", [](const PlanProfileModel& self) { return to_python(self.profile->definition().version); }, "Version of the profile.")
        .def("label", [](const PlanProfileModel& self, LanguageWord lang) { return to_python(self.profile->definition().label, lang); }, py::arg("lang") = "fr",
             "Return the name of the kind for people.")
        .def("description", [](const PlanProfileModel& self, LanguageWord lang) { return to_python(self.profile->definition().description, lang); },
             py::arg("lang") = "fr", "Return what the kind is and where it comes from.")
        .def_property_readonly("report", [](const PlanProfileModel& self) { return self.report; }, "What there is to say about the document.")
        .def("schema_json", [](const PlanProfileModel& self) { return to_python(write_plan_schema(*self.profile)); },
             "Return the JSON Schema (2020-12) of plans of the kind, as text.")
        .def("page", [](const PlanProfileModel& self, LanguageWord lang) { return to_python(write_plan_page(*self.profile, lang.language)); },
             py::arg("lang") = "fr", "Return the reference page of the kind, as Markdown.")
        .def("__repr__", [](const PlanProfileModel& self) { return to_python("<palier.PlanProfile " + self.profile->id() + ">"); });
}

void bind_plan_document(py::module_& module) {
    py::classh<PlanModel> bound(module, "Plan", R"(A plan document.

Made by :meth:`load`; frozen, and safe to share between threads.)");
    bound.def_static("load", &load_plan, py::arg("source"), py::kw_only(), py::arg("profiles") = std::vector<std::shared_ptr<PlanProfileModel>>(),
                     py::arg("name") = py::none(), R"(Read a plan by the profile of its kind.

Parameters
----------
source : str, os.PathLike, bytes or dict
    A path, the bytes of a document, or a dict; ``exemple`` is a built-in plan.
profiles : list of PlanProfile
    Kinds of the caller, before the built-in ones.
name : str, optional
    Name of the document in findings; the path by default.

Returns
-------
Plan
    Always one, which may be empty; :attr:`report` tells how it departs from its profile.

Raises
------
OSError
    When the file cannot be read.

Examples
--------
>>> import palier
>>> palier.Plan.load("exemple").kind
'vnpe')");
    bound.def_property_readonly("kind", [](const PlanModel& self) { return to_python(self.plan.kind); }, "The kind, as the document names it.")
        .def_property_readonly("profile", [](const PlanModel& self) { return self.profile; }, "The profile it was read by.")
        .def_property_readonly("id", [](const PlanModel& self) { return to_python(self.plan.id); }, "Identifier, or an empty text.")
        .def_property_readonly("owner", [](const PlanModel& self) { return to_python(self.plan.owner); }, "Unit whose plan it is, or an empty text.")
        .def_property_readonly("status", [](const PlanModel& self) { return word_of(to_text(self.plan.status)); },
                               "``draft``, ``submitted``, ``adopted``, ``closed``, or an empty text.")
        .def("title", [](const PlanModel& self, LanguageWord lang) { return to_python(self.plan.title, lang); }, py::arg("lang") = "fr", "Return the title.")
        .def_property_readonly("report", [](const PlanModel& self) { return self.report; }, "How the document departs from its profile.")
        .def("__repr__", [](const PlanModel& self) { return to_python("<palier.Plan " + self.plan.kind + ' ' + self.plan.id + ">"); });
}

void bind_rules(py::module_& module) {
    py::classh<PlanRule> bound(module, "PlanRule", "A rule about plan documents.");
    bound.def_property_readonly("code", [](const PlanRule& self) { return to_python(self.record.code); }, "``plan.subject.problem``; stable.")
        .def_property_readonly("record", [](const PlanRule& self) { return self.record; }, "What is written once about its findings.")
        .def_property_readonly("rule_pass", [](const PlanRule& self) { return word_of(to_text(self.pass)); }, "``structure``, ``references`` or ``sense``.")
        .def_property_readonly("lifecycle", [](const PlanRule& self) { return word_of(to_text(self.lifecycle)); }, "``preview``, ``stable`` or ``deprecated``.")
        .def_property_readonly("bad", [](const PlanRule& self) { return to_python(self.example.bad); },
                               "Members, as a JSON object, that merged (RFC 7386) into the plan ``exemple`` make the rule tell something.")
        .def_property_readonly("good", [](const PlanRule& self) { return to_python(self.example.good); }, "Members about which it tells nothing.")
        .def("page", [](const PlanRule& self, LanguageWord lang) { return to_python(write_rule_page(self, lang.language)); },
             py::arg("lang") = "fr", "Return the reference page of the rule, as Markdown.")
        .def("__repr__", [](const PlanRule& self) { return to_python("<palier.PlanRule " + std::string(self.record.code) + ">"); });
    module.def(
        "plan_rules",
        [] {
            py::typing::List<PlanRule> rules;
            for (const PlanRule* rule : plan_rules()) rules.append(py::cast(*rule));
            return rules;
        },
        "Return every rule about plans, in the order of the passes and then of the codes.");
    module.def(
        "plan_profiles",
        [] {
            py::typing::List<PlanProfileModel> profiles;
            for (const auto& model : builtin_profiles()) profiles.append(py::cast(std::const_pointer_cast<PlanProfileModel>(model)));
            return profiles;
        },
        "Return the built-in kinds of plan.");
}

}  // namespace

const std::vector<std::shared_ptr<const PlanProfileModel>>& builtin_profiles() {
    static const auto profiles = [] {
        std::vector<std::shared_ptr<const PlanProfileModel>> read;
        for (const BuiltinDocument& document : builtin_documents()) {
            if (document.kind != "plan-profile") continue;
            ReadOptions options;
            options.document_name = std::string(document.name);
            read.push_back(std::make_shared<const PlanProfileModel>(read_profile(document.text, options)));
        }
        return read;
    }();
    return profiles;
}

std::vector<std::shared_ptr<const PlanProfile>> profiles_with(const std::vector<std::shared_ptr<PlanProfileModel>>& own) {
    std::vector<std::shared_ptr<const PlanProfile>> profiles;
    for (const auto& model : own) {
        if (!model) throw py::type_error("profiles: each must be a PlanProfile, not None");
        profiles.push_back(model->profile);
    }
    for (const auto& model : builtin_profiles()) profiles.push_back(model->profile);
    return profiles;
}

void bind_plan(py::module_& module);

void bind_plan(py::module_& module) {
    bind_profile_of_plans(module);
    bind_plan_document(module);
    bind_rules(module);
    module.def("validate", &validate, py::arg("source"), py::kw_only(), py::arg("organisation") = py::none(), py::arg("framework") = py::none(),
               py::arg("diagnosis") = py::none(), py::arg("profiles") = std::vector<std::shared_ptr<PlanProfileModel>>(), py::arg("name") = py::none(),
               py::arg("max_findings_per_code") = ReportLimits{}.max_findings_per_code, R"(Validate a plan document: structure, references, sense.

Parameters
----------
source : str, os.PathLike, bytes or dict
    A path, the bytes of a document, or a dict; ``exemple`` is a built-in plan.
organisation : Organisation, optional
    Says whether the units it names exist. By default that of the diagnosis.
framework : Framework, optional
    Says whether its indicators, criteria and tiers exist. By default that of the diagnosis.
diagnosis : Diagnosis, optional
    Says where the owner stands, and so whether the plan leads where it says.
profiles : list of PlanProfile
    Kinds of the caller, before the built-in ones.
name : str, optional
    Name of the document in findings; the path by default.
max_findings_per_code : int
    Findings kept of one code; more are counted only.

Returns
-------
Report
    ``ok`` unless a finding is an error. Never raises because of what the document holds.

Raises
------
OSError
    When the file cannot be read.

Examples
--------
>>> import palier
>>> palier.validate("exemple").ok
True
>>> [finding.code for finding in palier.validate({"format": "palier/plan", "format_version": 1, "kind": "vnp", "id": "a", "title": "A"})]
['plan.structure.kind-unknown'])");
}

}  // namespace palier::python
