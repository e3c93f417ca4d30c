// SPDX-License-Identifier: MIT
#include <memory>   // shared models
#include <string>   // words
#include <utility>  // std::move

#include "arrow_capsules.hpp"
#include "models.hpp"
#include "palier/diagnose.hpp"
#include "palier/plan_budget.hpp"
#include "palier/plan_reach.hpp"
#include "palier/progress.hpp"
#include "python.hpp"

namespace palier::python {

namespace {

PlanProgress make_progress(const PlanModel& plan, const ObservationsModel& observations, Date at, const std::optional<std::shared_ptr<OrganisationModel>>& organisation,
                           const std::optional<EvidenceArgument>& minimum) {
    ProgressSource from;
    from.observations = observations.observations.get();
    if (organisation) from.organisation = (*organisation)->organisation.get();
    if (minimum) from.minimum_evidence = minimum->evidence;
    const py::gil_scoped_release unlocked;
    return progress(plan.plan, from, at);
}

/// Ids of criteria.
py::list names_of(const Framework& framework, std::span<const CriterionId> criteria) {
    py::list names;
    for (const CriterionId id : criteria) names.append(to_python(framework[id].id));
    return names;
}

using Record = py::typing::Dict<py::str, py::object>;

py::typing::List<Record> reach_data(const PlanModel& self, const DiagnosisModel& diagnosis, const std::optional<YearArgument>& period) {
    const Profile owner = profile_of(*diagnosis.diagnosis, self.plan.owner, period ? std::optional(period->year) : std::nullopt);
    const Framework& framework = *owner.framework;
    py::typing::List<Record> found;
    for (const ObjectiveReach& reach : reach_of(self.plan, *diagnosis.diagnosis->assessor(), owner.assessment)) {
        const PlanObjective& objective = self.plan.objectives[reach.objective];
        Record data;
        data["objective"] = to_python(objective.id);
        data["field"] = to_python(framework[reach.field].id);
        data["tier"] = reach.tier;
        data["by"] = reach.by ? to_python(*reach.by) : py::none();
        data["status"] = to_python(to_text(reach.status));
        data["now"] = py::cast(reach.now);
        data["in_time"] = py::cast(reach.in_time);
        data["in_all"] = py::cast(reach.in_all);
        py::list late;
        for (const std::size_t action : reach.late_actions) late.append(to_python(self.plan.actions[action].id));
        data["late_actions"] = late;
        data["unknown"] = names_of(framework, reach.unknown);
        data["left_out"] = names_of(framework, reach.left_out);
        py::dict prerequisites;
        for (const LeftOutPrerequisite& left : reach.prerequisites) prerequisites[to_python(framework[left.criterion].id)] = to_python(framework[left.prerequisite].id);
        data["prerequisites"] = prerequisites;
        found.append(data);
    }
    return found;
}

template <class T>
py::object or_none(const std::optional<T>& value) {
    return value ? py::cast(*value) : py::none();
}

Record budget_data(const PlanModel& self, const std::optional<std::shared_ptr<DiagnosisModel>>& diagnosis, const std::optional<YearArgument>& period) {
    BudgetAmount amount;
    if (diagnosis)
        amount = compute_budget(self.plan, profile_of(*(*diagnosis)->diagnosis, self.plan.owner, period ? std::optional(period->year) : std::nullopt));
    else
        amount = compute_budget(self.plan);
    py::list lines;
    for (std::size_t i = 0; i < amount.lines.size(); ++i) {
        const BudgetLineAmount& line = amount.lines[i];
        py::dict data;
        data["label"] = to_python(self.plan.budget[i].label.in(Language::fr));
        data["state"] = to_python(to_text(line.state));
        data["count"] = or_none(line.count);
        data["times"] = or_none(line.times);
        const bool is_computed = line.state == BudgetState::computed;
        data["per_time_cents"] = is_computed ? py::cast(line.per_time_cents) : py::none();
        data["total_cents"] = is_computed ? py::cast(line.total_cents) : py::none();
        py::dict payers;
        for (const BudgetPayment& payment : line.payments) payers[to_python(payment.payer)] = payment.total_cents;
        data["payers"] = payers;
        lines.append(data);
    }
    py::dict payers;
    for (const BudgetPayerTotal& payer : amount.payers) payers[to_python(payer.payer)] = or_none(payer.total_cents);
    Record data;
    data["lines"] = lines;
    data["payers"] = payers;
    data["total_cents"] = or_none(amount.total_cents);
    data["complete"] = amount.complete;
    return data;
}

}  // namespace

void bind_progress(py::module_& module);

void bind_progress(py::module_& module) {
    py::classh<PlanProgress> bound(module, "PlanProgress", R"(How far the targets of a plan are on a day; made by :func:`progress`.

An Arrow table by the PyCapsule protocol: one row per target.)");
    bound.def_property_readonly("at", [](const PlanProgress& self) { return self.at; }, "The day.")
        .def_property_readonly("owner", [](const PlanProgress& self) { return to_python(self.owner); }, "Unit whose plan it is.")
        .def("__len__", [](const PlanProgress& self) { return self.targets.size(); })
        .def_property_readonly(
            "statuses",
            [](const PlanProgress& self) {
                py::typing::List<py::str> words;
                for (const TargetProgress& target : self.targets) words.append(to_python(to_text(target.status)));
                return words;
            },
            "``reached``, ``on_track``, ``behind`` or ``no_data``, target by target in document order.")
        .def("table", [](const PlanProgress& self) { return to_table(self); }, R"(Return one row per target.

Columns: ``objective``, ``indicator``, ``target_value``, ``by``, ``baseline``, ``baseline_at``, ``expected``, ``observed``, ``observed_in``,
``attained``, ``status``, ``target_text``, ``observed_text``.)")
        .def("to_text", [](const PlanProgress& self, LanguageWord lang) { return to_python(to_text(self, lang.language)); }, py::arg("lang") = "fr",
             "Return the targets under their objectives, for people.")
        .def("__repr__", [](const PlanProgress& self) {
            return to_python("<palier.PlanProgress " + self.owner + ' ' + self.at.text() + ": " + std::to_string(self.targets.size()) + " targets>");
        });
    module.def("progress", &make_progress, py::arg("plan"), py::arg("observations"), py::kw_only(), py::arg("at"), py::arg("organisation") = py::none(),
               py::arg("minimum_evidence") = py::none(), R"(Tell how far the targets of a plan are on a day.

Parameters
----------
plan : Plan
    Its owner is the unit observed.
observations : Observations
    Of the plan's framework; a value holds for its whole school year.
at : datetime.date or str
    The day, such as ``2026-01-15``.
organisation : Organisation, optional
    Gives ``unit.NAME`` to formulas; without it they are unknown.
minimum_evidence : {'declared', 'confirmed', 'verified'}, optional
    Answers backed by less count as missing.

Returns
-------
PlanProgress
    What is expected is on the line from the baseline to the target; a step at the deadline for yes or no and for ordinals.

Examples
--------
The answers of this example are those of the baselines themselves, so nothing is known of the progress yet:

>>> import palier
>>> framework = palier.Framework.load("demo")
>>> observations = palier.Observations.load("academie-exemple", framework)
>>> palier.progress(palier.Plan.load("exemple"), observations, at="2025-12-01").statuses
['no_data', 'no_data'])");
    module.def("plan_reach", &reach_data, py::arg("plan"), py::arg("diagnosis"), py::kw_only(), py::arg("period") = py::none(),
               R"(Tell whether the actions of a plan lead to the tiers that its objectives claim.

Parameters
----------
plan : Plan
    Its owner must be diagnosed.
diagnosis : Diagnosis
    Where the owner stands.
period : SchoolYear or str, optional
    The school year; the latest by default.

Returns
-------
list of dict
    One for each objective with a field and a tier: ``status`` (``already_met``, ``reached``, ``late``, ``unknown`` or ``not_reached``), the bounds
    ``now``, ``in_time`` and ``in_all``, and the ids of criteria and actions that explain it.

Raises
------
UnknownNameError
    When the diagnosis does not hold the owner.)");
    module.def("plan_budget", &budget_data, py::arg("plan"), py::arg("diagnosis") = py::none(), py::kw_only(), py::arg("period") = py::none(),
               R"(Compute the budget of a plan, in integer cents.

Parameters
----------
plan : Plan
    The plan.
diagnosis : Diagnosis, optional
    Gives the values that counts such as ``unit.pupils`` read; without it they are unknown.
period : SchoolYear or str, optional
    The school year; the latest by default.

Returns
-------
dict
    ``lines`` (``state``, ``count``, ``times``, ``per_time_cents``, ``total_cents``, ``payers``), ``payers``, ``total_cents`` and ``complete``.

Raises
------
UnknownNameError
    When the diagnosis does not hold the owner.

Examples
--------
>>> import palier
>>> palier.plan_budget(palier.Plan.load("exemple"))["complete"]
False)");
}

}  // namespace palier::python
