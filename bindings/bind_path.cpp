// SPDX-License-Identifier: MIT
#include <cstdint>  // efforts and limits
#include <map>      // targets
#include <memory>   // shared results
#include <string>   // names
#include <utility>  // std::move
#include <vector>   // targets

#include "models.hpp"
#include "palier/path.hpp"
#include "python.hpp"

namespace palier::python {

namespace {

using Target = std::map<std::string, std::int64_t>;

/// A search's result, with the profile it is about.
template <class Result>
struct ResultModel {
    std::shared_ptr<const ProfileModel> profile;
    std::vector<FieldTarget> target;
    Result result;

    [[nodiscard]] const Framework& framework() const noexcept { return *profile->profile.framework; }
};
using PathModel = ResultModel<CheapestPath>;
using SetsModel = ResultModel<UnmetSets>;

struct StepView {
    std::shared_ptr<const PathModel> model;
    std::size_t position;

    [[nodiscard]] const PathStep& step() const noexcept { return model->result.steps[position]; }
    [[nodiscard]] const Criterion& criterion() const noexcept { return model->framework()[step().criterion]; }
};

struct SetView {
    std::shared_ptr<const SetsModel> model;
    std::size_t position;

    [[nodiscard]] const UnmetSet& set() const noexcept { return model->result.sets[position]; }
};

/// A tier that stays out of reach, of either result.
struct BlockedView {
    std::shared_ptr<const ProfileModel> profile;
    BlockedTier tier;
};

std::vector<FieldTarget> target_of(const Framework& framework, const Target& given) {
    std::vector<FieldTarget> target;
    for (const auto& [field, tier] : given) {
        const FieldId id = framework.get_field(field);
        if (tier < 0 || tier > static_cast<std::int64_t>(framework.tier_count()))
            throw ArgumentError("api.argument.target", "'" + framework.id() + "' has no tier " + std::to_string(tier), std::to_string(tier),
                                "Ask for a tier from 0 to " + std::to_string(framework.tier_count()) + ".");
        target.push_back({id, static_cast<TierOrdinal>(tier)});
    }
    return target;
}

py::typing::List<py::str> ids_of(const Framework& framework, const std::vector<CriterionId>& criteria) {
    py::typing::List<py::str> ids;
    for (const CriterionId id : criteria) ids.append(to_python(std::string_view(framework[id].id)));
    return ids;
}

template <class Model>
py::typing::List<BlockedView> blocking_of(const Model& self) {
    py::typing::List<BlockedView> tiers;
    for (const BlockedTier& tier : self.result.blocking) tiers.append(py::cast(BlockedView{self.profile, tier}));
    return tiers;
}

std::string target_text(const Framework& framework, const std::vector<FieldTarget>& target) {
    std::string text;
    for (const FieldTarget& wanted : target) text += (text.empty() ? "" : ", ") + framework[wanted.field].id + ' ' + std::to_string(wanted.tier);
    return text;
}

std::shared_ptr<PathModel> path_of(const std::shared_ptr<const ProfileModel>& self, const Target& target, std::uint64_t max_nodes, std::uint64_t max_work) {
    PathLimits limits;
    limits.max_nodes = max_nodes;
    limits.max_work = max_work;
    std::vector<FieldTarget> wanted = target_of(*self->profile.framework, target);
    const py::gil_scoped_release unlocked;
    CheapestPath path = cheapest_path(*self->framework->assessor, self->profile.frame, self->profile.assessment, wanted, limits);
    return std::make_shared<PathModel>(PathModel{self, std::move(wanted), std::move(path)});
}

std::shared_ptr<SetsModel> sets_of(const std::shared_ptr<const ProfileModel>& self, const Target& target, std::uint32_t max_sets, std::uint64_t max_work) {
    std::vector<FieldTarget> wanted = target_of(*self->profile.framework, target);
    const py::gil_scoped_release unlocked;
    UnmetSets sets = minimal_unmet_sets(*self->framework->assessor, self->profile.frame, self->profile.assessment, wanted, {max_sets, max_work});
    return std::make_shared<SetsModel>(SetsModel{self, std::move(wanted), std::move(sets)});
}

void bind_path_parts(py::module_& module) {
    py::classh<BlockedView>(module, "BlockedTier", "A tier that stays out of reach even when all that can be satisfied is.")
        .def_property_readonly("field", [](const BlockedView& self) { return to_python(std::string_view((*self.profile->profile.framework)[self.tier.field].id)); }, "Id of the field.")
        .def_property_readonly("tier", [](const BlockedView& self) { return self.tier.tier; }, "The tier, from 1.")
        .def_property_readonly("criteria", [](const BlockedView& self) {
            py::typing::Dict<py::str, py::str> criteria;
            for (const BlockedCriterion& each : self.tier.criteria)
                criteria[to_python(std::string_view((*self.profile->profile.framework)[each.criterion].id))] = to_python(to_text(each.obstacle));
            return criteria;
        }, "Its criteria that cannot be satisfied, by id, and why: ``unusable``, ``never_true``, ``prerequisite`` or ``prerequisite_cycle``.")
        .def("__repr__", [](const BlockedView& self) {
            return to_python("<palier.BlockedTier " + (*self.profile->profile.framework)[self.tier.field].id + " tier " + std::to_string(self.tier.tier) + ": " +
                             std::to_string(self.tier.criteria.size()) + " criteria>");
        });

    py::classh<StepView>(module, "PathStep", "One criterion to satisfy.")
        .def_property_readonly("criterion", [](const StepView& self) { return to_python(std::string_view(self.criterion().id)); }, "Id of the criterion.")
        .def_property_readonly("field", [](const StepView& self) { return to_python(std::string_view(self.criterion().field)); }, "Id of its field.")
        .def_property_readonly("tier", [](const StepView& self) { return self.criterion().tier; }, "Its tier, from 1.")
        .def_property_readonly("effort", [](const StepView& self) { return self.step().effort; }, "Its cost, in the framework's own unit.")
        .def_property_readonly("implied", [](const StepView& self) { return ids_of(self.model->framework(), self.step().implied); },
                               "Ids of the criteria satisfied by the same answers, without effort of their own.")
        .def("label", [](const StepView& self, LanguageWord lang) {
            const std::string_view text = self.criterion().label.in(lang.language);
            return to_python(text.empty() ? std::string_view(self.criterion().id) : text);
        }, py::arg("lang") = "fr", "Return the text shown to people, or else the id.")
        .def("advice", [](const StepView& self, LanguageWord lang) { return to_python(self.criterion().advice, lang); }, py::arg("lang") = "fr",
             "Return the author's advice, or an empty text.")
        .def("__repr__", [](const StepView& self) {
            return to_python("<palier.PathStep " + self.criterion().id + ": effort " + std::to_string(self.step().effort) + ">");
        });

    py::classh<SetView>(module, "UnmetSet", "Criteria that reach a target together, none of which can be spared.")
        .def_property_readonly("criteria", [](const SetView& self) { return ids_of(self.model->framework(), self.set().criteria); }, "Ids of the criteria, in document order.")
        .def_property_readonly("effort", [](const SetView& self) { return self.set().effort; }, "Sum of their efforts.")
        .def("__repr__", [](const SetView& self) {
            std::string text = "<palier.UnmetSet";
            for (const CriterionId id : self.set().criteria) text += ' ' + self.model->framework()[id].id;
            return to_python(text + ": effort " + std::to_string(self.set().effort) + ">");
        });
}

void bind_results(py::module_& module) {
    py::classh<PathModel>(module, "CheapestPath", "The criteria of least total effort that reach a target.")
        .def_property_readonly("reachable", [](const PathModel& self) { return self.result.reachable; }, "Whether there is a path; without a step when the target is reached already.")
        .def_property_readonly("optimal", [](const PathModel& self) { return self.result.optimal; }, "Whether it is proven that no path has less effort.")
        .def_property_readonly("effort", [](const PathModel& self) { return self.result.effort; }, "Sum of the steps' efforts.")
        .def_property_readonly("lower_bound", [](const PathModel& self) { return self.result.lower_bound; }, "No path has less effort than this: proven.")
        .def_property_readonly("gap", [](const PathModel& self) { return self.result.gap(); }, "How much less a better path could cost at most; 0 when optimal.")
        .def_property_readonly("steps", [](const std::shared_ptr<const PathModel>& self) {
            py::typing::List<StepView> steps;
            for (std::size_t i = 0; i < self->result.steps.size(); ++i) steps.append(py::cast(StepView{self, i}));
            return steps;
        }, "The steps, prerequisites first; none can be spared.")
        .def_property_readonly("blocking", &blocking_of<PathModel>, "What makes the target unreachable, by field.")
        .def_property_readonly("implications_complete", [](const PathModel& self) { return self.result.implications_complete; },
                               "Whether all implications that can be deduced were within the limit.")
        .def_property_readonly("nodes", [](const PathModel& self) { return self.result.nodes; }, "How many branchings were made.")
        .def("to_text", [](const PathModel& self, LanguageWord lang, std::size_t width) {
            return to_python(std::string_view(path_text(self.profile->profile, self.target, self.result, lang.language, width)));
        }, py::arg("lang") = "fr", py::kw_only(), py::arg("width") = 80, R"(Return the path for people to read.

Parameters
----------
lang : {'fr', 'en'}
    Language of the sentences.
width : int
    Characters in a line, at least 40.

Returns
-------
str
    Lines of plain text.)")
        .def("to_dict", [](const py::object& self) {
            return py::reinterpret_borrow<py::typing::Dict<py::str, py::object>>(call_python("palier._data", "path", self));
        }, "Return the path as plain data that JSON can hold.")
        .def("__len__", [](const PathModel& self) { return self.result.steps.size(); })
        .def("__repr__", [](const PathModel& self) {
            const CheapestPath& path = self.result;
            std::string text = "<palier.CheapestPath to " + target_text(self.framework(), self.target) + ": ";
            if (!path.reachable) return to_python(text + "unreachable>");
            text += std::to_string(path.steps.size()) + " steps, effort " + std::to_string(path.effort);
            return to_python(text + (path.optimal ? ", optimal>" : ", at least " + std::to_string(path.lower_bound) + ">"));
        });

    py::classh<SetsModel>(module, "UnmetSets", "The sets of criteria, minimal by inclusion, whose satisfaction reaches a target.")
        .def_property_readonly("reachable", [](const SetsModel& self) { return self.result.reachable; }, "Whether at least one set exists; the empty one when the target is reached already.")
        .def_property_readonly("complete", [](const SetsModel& self) { return self.result.complete; }, "Whether these are all of them.")
        .def_property_readonly("sets", [](const std::shared_ptr<const SetsModel>& self) {
            py::typing::List<SetView> sets;
            for (std::size_t i = 0; i < self->result.sets.size(); ++i) sets.append(py::cast(SetView{self, i}));
            return sets;
        }, "The sets, by number of criteria, then effort, then document order.")
        .def_property_readonly("blocking", &blocking_of<SetsModel>, "What makes the target unreachable, by field.")
        .def("to_dict", [](const py::object& self) {
            return py::reinterpret_borrow<py::typing::Dict<py::str, py::object>>(call_python("palier._data", "unmet_sets", self));
        }, "Return the sets as plain data that JSON can hold.")
        .def("__len__", [](const SetsModel& self) { return self.result.sets.size(); })
        .def("__repr__", [](const SetsModel& self) {
            const std::string text = "<palier.UnmetSets to " + target_text(self.framework(), self.target) + ": ";
            if (!self.result.reachable) return to_python(text + "unreachable>");
            return to_python(text + std::to_string(self.result.sets.size()) + (self.result.complete ? " sets, all of them>" : " sets, and more>"));
        });
}

}  // namespace

void bind_path(py::module_& module);

void bind_path(py::module_& module) {
    bind_path_parts(module);
    bind_results(module);
    auto profile = py::reinterpret_borrow<py::classh<ProfileModel>>(module.attr("Profile"));
    profile
        .def("cheapest_path", &path_of, py::arg("target"), py::kw_only(), py::arg("max_nodes") = PathLimits{}.max_nodes, py::arg("max_work") = PathLimits{}.max_work,
             R"(Find the criteria of least total effort that reach a target.

A criterion chosen needs its prerequisites first; what its answers satisfy besides comes free.

Parameters
----------
target : dict of str to int
    The tier to reach, by id of field: ``{"formation": 2}``.
max_nodes, max_work : int
    Limits of the search: branchings, and elementary steps of some nanoseconds each.

Returns
-------
CheapestPath
    ``optimal`` when it is proven so, otherwise with a proven ``lower_bound``.

Raises
------
UnknownNameError
    ``api.name.unknown``, when there is no such field.
ArgumentError
    ``api.argument.target``, when there is no such tier.

Examples
--------
>>> import palier
>>> framework = palier.Framework.load("demo")
>>> observations = palier.Observations.load("academie-exemple", framework)
>>> path = palier.diagnose(framework, observations)["0990001N"].cheapest_path({"formation": 3})
>>> path.effort == sum(step.effort for step in path.steps)
True)")
        .def("minimal_unmet_sets", &sets_of, py::arg("target"), py::kw_only(), py::arg("max_sets") = UnmetSetLimits{}.max_sets, py::arg("max_work") = UnmetSetLimits{}.max_work,
             R"(Find the sets of criteria, minimal by inclusion, that reach a target when they are met.

Each lists all that must hold in the end; prerequisites and implications play no part.

Parameters
----------
target : dict of str to int
    The tier to reach, by id of field: ``{"formation": 2}``.
max_sets, max_work : int
    Limits: sets returned, and elementary steps of some nanoseconds each.

Returns
-------
UnmetSets
    The first ones in their order; ``complete`` when they are all.

Raises
------
UnknownNameError, ArgumentError
    As cheapest_path().)");
}

}  // namespace palier::python
