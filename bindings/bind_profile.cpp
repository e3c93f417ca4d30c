// SPDX-License-Identifier: MIT
#include <memory>   // shared models
#include <string>   // names
#include <vector>   // names

#include "json_results.hpp"
#include "models.hpp"
#include "palier/explain.hpp"
#include "values.hpp"

namespace palier::python {

namespace {

using Shared = std::shared_ptr<const ProfileModel>;

/// Where a unit stands in one field, with the profile it belongs to.
struct FieldView {
    Shared model;
    FieldId id;

    [[nodiscard]] const Profile& profile() const noexcept { return model->profile; }
    [[nodiscard]] const Field& field() const noexcept { return (*profile().framework)[id]; }
    [[nodiscard]] const FieldProfile& result() const noexcept { return profile().assessment.fields[index(id)]; }
};

/// Whether the requirement of one tier of a field holds.
struct TierView {
    Shared model;
    FieldId field;
    TierOrdinal tier;

    [[nodiscard]] const RequirementResult& result() const noexcept { return model->profile.requirement(field, tier); }
};

/// What one criterion comes to.
struct CriterionView {
    Shared model;
    CriterionId id;

    [[nodiscard]] const Criterion& criterion() const noexcept { return (*model->profile.framework)[id]; }
    [[nodiscard]] CriterionState state() const noexcept { return model->profile.assessment.criteria[index(id)].state(); }
};

/// A tier stated by a person.
struct OverrideView {
    Shared model;
    std::size_t position;

    [[nodiscard]] const TierOverride& stated() const noexcept { return model->profile.overrides[position]; }
};

std::string bounds_text(const TierBounds& bounds) {
    std::string text = std::to_string(bounds.certain);
    if (bounds.possible != bounds.certain) text += ".." + std::to_string(bounds.possible);
    return text;
}

NameMapOf<FieldView> fields_of(const Shared& self) {
    std::vector<std::string_view> names;
    for (const Field& field : self->profile.framework->maturity().fields) names.push_back(field.id);
    return make_name_map<FieldView>("field", names, [self](std::size_t position) { return FieldView{self, id_at<FieldId>(position)}; });
}

NameMapOf<CriterionView> criteria_of(const Shared& self) {
    std::vector<std::string_view> names;
    for (const Criterion& criterion : self->profile.framework->maturity().criteria) names.push_back(criterion.id);
    return make_name_map<CriterionView>("criterion", names, [self](std::size_t position) { return CriterionView{self, id_at<CriterionId>(position)}; });
}

NameMapOf<PythonValue> values_of(const Shared& self) {
    std::vector<std::string_view> names;
    for (const Indicator& indicator : self->profile.framework->indicators()->indicators()) names.push_back(indicator.id);
    return make_name_map<PythonValue>("indicator", names, [self](std::size_t position) { return to_python(self->profile.frame.at(position)); });
}

ExplainOptions explain_options(const std::optional<std::string>& field, const std::string& criteria, const std::string& depth) {
    ExplainOptions options;
    options.field = field.value_or("");
    if (criteria == "all")
        options.criteria = ExplainCriteria::all;
    else if (criteria != "open")
        throw ArgumentError("api.argument.criteria", "'" + criteria + "' is no choice of criteria", criteria, "Pass 'open' or 'all'.");
    if (depth == "fields")
        options.depth = ExplainDepth::fields;
    else if (depth == "criteria")
        options.depth = ExplainDepth::criteria;
    else if (depth != "conditions")
        throw ArgumentError("api.argument.depth", "'" + depth + "' is no depth", depth, "Pass 'fields', 'criteria' or 'conditions'.");
    return options;
}

void bind_views(py::module_& module) {
    py::classh<StateCounts>(module, "StateCounts", "How many criteria are in each state.")
        .def_readonly("met", &StateCounts::met, "Criteria that are met.")
        .def_readonly("not_met", &StateCounts::not_met, "Criteria that are not met.")
        .def_readonly("unknown", &StateCounts::unknown, "Criteria that depend on unknown answers.")
        .def_readonly("not_applicable", &StateCounts::not_applicable, "Criteria that do not apply.")
        .def("__eq__", [](const StateCounts& self, const StateCounts& other) { return self == other; }, py::is_operator())
        .def("__hash__", [](const StateCounts& self) { return py::hash(py::make_tuple(self.met, self.not_met, self.unknown, self.not_applicable)); })
        .def("__repr__", [](const StateCounts& self) {
            return "StateCounts(met=" + std::to_string(self.met) + ", not_met=" + std::to_string(self.not_met) + ", unknown=" + std::to_string(self.unknown) +
                   ", not_applicable=" + std::to_string(self.not_applicable) + ")";
        });

    py::classh<TierBounds>(module, "TierBounds", "The tier that is certain and the tier still possible; 0 means below tier 1.")
        .def_readonly("certain", &TierBounds::certain, "Reached whatever the unknown answers are.")
        .def_readonly("possible", &TierBounds::possible, "Reached for the best unknown answers.")
        .def_readonly("tight", &TierBounds::tight, "Whether both are attained by some answers.")
        .def("__eq__", [](const TierBounds& self, const TierBounds& other) { return self == other; }, py::is_operator())
        .def("__hash__", [](const TierBounds& self) { return py::hash(py::make_tuple(self.certain, self.possible, self.tight)); })
        .def("__repr__", [](const TierBounds& self) {
            return "TierBounds(certain=" + std::to_string(self.certain) + ", possible=" + std::to_string(self.possible) +
                   ", tight=" + (self.tight ? "True" : "False") + ")";
        });

    py::classh<TierView>(module, "TierResult", "Whether the requirement of one tier of a field holds, without the tiers below it.")
        .def_readonly("tier", &TierView::tier, "The tier, from 1.")
        .def_property_readonly("certain", [](const TierView& self) { return self.result().certain; }, "Whether it holds whatever the unknown answers are.")
        .def_property_readonly("possible", [](const TierView& self) { return self.result().possible; }, "Whether it holds for the best unknown answers.")
        .def_property_readonly("is_vacuous", [](const TierView& self) { return self.result().vacuous; }, "Whether it holds because no criterion applies.")
        .def_property_readonly("needed", [](const TierView& self) { return self.result().needed; },
                               "Criteria needed when every criterion that may apply does.")
        .def_property_readonly("mandatory_open", [](const TierView& self) { return self.result().mandatory_open; },
                               "Mandatory criteria that are not met or unknown.")
        .def_property_readonly("counts", [](const TierView& self) { return self.result().counts; }, "How many of its criteria are in each state.")
        .def("__repr__", [](const TierView& self) {
            const RequirementResult& result = self.result();
            return "<palier.TierResult tier " + std::to_string(self.tier) + ": " + (result.certain ? "certain" : result.possible ? "possible" : "excluded") + ", " +
                   std::to_string(result.counts.met) + " of " + std::to_string(result.needed) + " needed>";
        });

    py::classh<FieldView>(module, "FieldProfile", "Where a unit stands in one field.")
        .def_property_readonly("id", [](const FieldView& self) { return to_python(std::string_view(self.field().id)); }, "Id of the field.")
        .def("label",
             [](const FieldView& self, LanguageWord lang) {
                 const std::string_view text = self.field().label.in(lang.language);
                 return to_python(text.empty() ? std::string_view(self.field().id) : text);
             },
             py::arg("lang") = "fr", "Return the text shown to people, or else the id.")
        .def_property_readonly("certain", [](const FieldView& self) { return self.result().bounds.certain; },
                               "The tier reached whatever the unknown answers are; 0 means below tier 1.")
        .def_property_readonly("possible", [](const FieldView& self) { return self.result().bounds.possible; },
                               "The tier reached for the best unknown answers.")
        .def_property_readonly("tight", [](const FieldView& self) { return self.result().bounds.tight; }, "Whether both are attained by some answers.")
        .def_property_readonly("counts", [](const FieldView& self) { return self.result().counts; }, "How many of its criteria are in each state.")
        .def_property_readonly("not_applicable_capped", [](const FieldView& self) { return self.result().not_applicable_capped; },
                               "Whether there were too many \"not applicable\", so that they counted as unknown.")
        .def_property_readonly(
            "tiers",
            [](const FieldView& self) {
                py::typing::List<TierView> tiers;
                for (TierOrdinal tier = 1; tier <= self.profile().framework->tier_count(); ++tier) tiers.append(py::cast(TierView{self.model, self.id, tier}));
                return tiers;
            },
            "The requirement of each tier, from 1.")
        .def("__repr__", [](const FieldView& self) {
            return to_python("<palier.FieldProfile " + self.field().id + ": tier " + bounds_text(self.result().bounds) + ">");
        });

    py::classh<OverrideView>(module, "TierOverride", "A tier stated by a person, kept beside the computed one and never instead of it.")
        .def_property_readonly("field", [](const OverrideView& self) { return to_python(std::string_view((*self.model->profile.framework)[self.stated().field].id)); },
                               "Id of the field.")
        .def_property_readonly("tier", [](const OverrideView& self) { return self.stated().tier; }, "The tier stated; 0 means below tier 1.")
        .def_property_readonly("role", [](const OverrideView& self) { return to_python(std::string_view(self.stated().role)); }, "Who stated it, as a role, or an empty text.")
        .def_property_readonly("reason", [](const OverrideView& self) { return to_python(std::string_view(self.stated().reason)); }, "Why, or an empty text.")
        .def_property_readonly("date", [](const OverrideView& self) { return self.stated().date; }, "When it was stated.")
        .def("__repr__", [](const OverrideView& self) {
            return to_python("<palier.TierOverride " + (*self.model->profile.framework)[self.stated().field].id + ": tier " + std::to_string(self.stated().tier) + ", " +
                             self.stated().date.text() + ">");
        });

    py::classh<CriterionView>(module, "CriterionResult", "What one criterion comes to for a unit.")
        .def_property_readonly("id", [](const CriterionView& self) { return to_python(std::string_view(self.criterion().id)); }, "Id of the criterion.")
        .def_property_readonly("field", [](const CriterionView& self) { return to_python(std::string_view(self.criterion().field)); }, "Id of its field.")
        .def_property_readonly("tier", [](const CriterionView& self) { return self.criterion().tier; }, "Its tier, from 1.")
        .def_property_readonly("state", &CriterionView::state, "What it comes to.")
        .def("label",
             [](const CriterionView& self, LanguageWord lang) {
                 const std::string_view text = self.criterion().label.in(lang.language);
                 return to_python(text.empty() ? std::string_view(self.criterion().id) : text);
             },
             py::arg("lang") = "fr", "Return the text shown to people, or else the id.")
        .def("__repr__", [](const CriterionView& self) {
            return to_python("<palier.CriterionResult " + self.criterion().id + ": " + std::string(to_text(self.state())) + ">");
        });
}

}  // namespace

void bind_next(py::classh<ProfileModel>& profile);
void bind_profile(py::module_& module);

void bind_profile(py::module_& module) {
    bind_views(module);
    py::classh<ProfileModel> profile(module, "Profile", R"(Where one unit stands at one school year, field by field, with all that explains it.

Examples
--------
>>> import palier
>>> framework = palier.Framework.load("demo")
>>> observations = palier.Observations.load("academie-exemple", framework)
>>> profile = palier.diagnose(framework, observations)["0990001N"]
>>> field = profile.fields["formation"]
>>> 0 <= field.certain <= field.possible <= 3
True)");
    profile
        .def_property_readonly("unit", [](const ProfileModel& self) { return to_python(std::string_view(self.profile.unit)); }, "Name of the unit.")
        .def("label",
             [](const ProfileModel& self, LanguageWord lang) {
                 const std::string_view text = self.profile.unit_label.in(lang.language);
                 return to_python(text.empty() ? std::string_view(self.profile.unit) : text);
             },
             py::arg("lang") = "fr", "Return the unit's label in the organisation, or else its name.")
        .def_property_readonly("period", [](const ProfileModel& self) { return self.profile.period; }, "The school year.")
        .def_property_readonly("framework", [](const ProfileModel& self) { return self.framework; }, "The framework it was diagnosed with.")
        .def_property_readonly("minimum_evidence", [](const ProfileModel& self) { return self.profile.minimum_evidence; },
                               "Answers backed by less than this counted as missing.")
        .def_property_readonly("fields", &fields_of, "Where the unit stands, by id of field.")
        .def_property_readonly("overall", [](const ProfileModel& self) { return self.profile.assessment.overall; },
                               "The overall tier, or None when the framework asks for none.")
        .def_property_readonly(
            "overrides",
            [](const Shared& self) {
                py::typing::List<OverrideView> overrides;
                for (std::size_t i = 0; i < self->profile.overrides.size(); ++i) overrides.append(py::cast(OverrideView{self, i}));
                return overrides;
            },
            "Tiers that persons have stated, beside the computed ones and never instead of them.")
        .def_property_readonly("criteria", &criteria_of, "What each criterion comes to, by id.")
        .def_property_readonly("values", &values_of, "What is known of each indicator, by id, derived ones included.")
        .def_property_readonly("report", [](const ProfileModel& self) { return self.profile.report; }, "What there is to say about the answers themselves.")
        .def(
            "explain",
            [](const ProfileModel& self, LanguageWord lang, const std::optional<std::string>& field, const std::string& criteria, const std::string& depth,
               std::size_t width) {
                ExplainTextOptions options;
                options.content = explain_options(field, criteria, depth);
                options.width = width;
                return to_python(std::string_view(explain(self.profile, lang.language, options)));
            },
            py::arg("lang") = "fr", py::arg("field") = py::none(), py::kw_only(), py::arg("criteria") = "open", py::arg("depth") = "conditions",
            py::arg("width") = 80, R"(Return why the unit stands where it does, as sentences.

Parameters
----------
lang : {'fr', 'en'}
    Language of the sentences.
field : str, optional
    Id of the only field to explain; all by default.
criteria : {'open', 'all'}
    ``open`` shows what each field's next tier still lacks, ``all`` every criterion.
depth : {'fields', 'criteria', 'conditions'}
    How deep it goes.
width : int
    Characters in a line, at least 40.

Returns
-------
str
    Lines of plain text.

Raises
------
UnknownNameError
    ``api.name.unknown``, when there is no such field.
ArgumentError
    ``api.argument.language``, ``api.argument.criteria`` or ``api.argument.depth``.)")
        .def(
            "explanation",
            [](const ProfileModel& self, const std::optional<std::string>& field, const std::string& criteria, const std::string& depth) {
                const Explanation explained = explain(self.profile, explain_options(field, criteria, depth));
                return PlainDict(plain_data(write_explanation(explained)));
            },
            py::arg("field") = py::none(), py::kw_only(), py::arg("criteria") = "open", py::arg("depth") = "conditions",
            R"(Return why the unit stands where it does, as plain data that JSON can hold.

Parameters
----------
field, criteria, depth
    As for explain().

Returns
-------
dict
    A tree: each node has a ``kind`` (``profile``, ``field``, ``tier``, ``criterion``, ``group``, ``condition``, ``input``) and
    ``children``. A value is a scalar, or a dict with ``status`` ``unknown`` or ``not_applicable``.

Raises
------
UnknownNameError, ArgumentError
    As explain().)")
        .def(
            "sheet", [](const ProfileModel& self, LanguageWord lang, std::size_t width) { return to_python(std::string_view(profile_sheet(self.profile, lang.language, width))); },
            py::arg("lang") = "fr", py::kw_only(), py::arg("width") = 80, R"(Return the profile on a few lines, a bar per field.

Parameters
----------
lang : {'fr', 'en'}
    Language of the labels.
width : int
    Characters in a line, at least 40.

Returns
-------
str
    ``#`` stands for a certain tier, ``?`` for one still possible, ``-`` for one that is not.)")
        .def("__repr__",
             [](const ProfileModel& self) {
                 std::string text = "<palier.Profile " + self.profile.unit;
                 if (self.profile.period) text += ' ' + self.profile.period->text();
                 for (const FieldProfile& field : self.profile.assessment.fields)
                     text += (&field == &self.profile.assessment.fields.front() ? ": " : ", ") + (*self.profile.framework)[field.field].id + ' ' + bounds_text(field.bounds);
                 return to_python(text + ">");
             })
        .def("_repr_html_", [](const py::object& self) { return py::str(call_python("palier._html", "profile", self)); });
    add_json_methods(profile, [](const ProfileModel& self, const UnitDetails& details) { return write_profile(self.profile, details); },
                     R"(Return the profile as JSON.

Parameters
----------
gaps, explanation : bool
    Whether to add what gaps() and explanation() give, as members of those names.

Returns
-------
str
    An object with ``unit``, ``label``, ``period``, ``framework`` (id, version, hash, status), ``minimum_evidence``, ``fields``,
    ``overall``, ``overrides``, ``criteria``.)",
                     R"(Return the profile as plain data that JSON can hold.

Parameters
----------
gaps, explanation : bool
    As for to_json().

Returns
-------
dict
    What to_json() writes.)");
    bind_next(profile);
}

}  // namespace palier::python
