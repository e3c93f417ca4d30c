// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "palier/assess.hpp"

namespace palier_tests {

using namespace palier;

/// Small random frameworks whose answers have few values, so that all completions can be tried.
class Generator {
public:
    explicit Generator(std::uint32_t seed) : random_(seed) {}

    std::uint32_t below(std::uint32_t count) { return std::uniform_int_distribution<std::uint32_t>(0, count - 1)(random_); }
    bool chance(std::uint32_t percent) { return below(100) < percent; }

    FrameworkDefinition framework() {
        FrameworkDefinition made;
        made.id = "random";
        made.version = "1";
        for (std::uint32_t i = 0; i < 2; ++i) {
            made.indicators.push_back(indicator("b" + std::to_string(i), ValueType::boolean));
            made.indicators.push_back(indicator("o" + std::to_string(i), ValueType::ordinal));
            made.indicators.back().min = 0;
            made.indicators.back().max = 3;
            made.indicators.push_back(indicator("i" + std::to_string(i), ValueType::integer));
            made.indicators.back().min = 0;
            made.indicators.back().max = 4;
        }
        made.indicators.push_back(indicator("c", ValueType::category));
        made.indicators.back().values = {"none", "adsl", "fibre"};
        Indicator score = indicator("score", ValueType::number);
        score.formula = "mean([o0, o1])";
        made.indicators.push_back(score);
        for (std::uint32_t tier = 1; tier <= 3; ++tier) made.maturity.tiers.push_back({"t" + std::to_string(tier), {}, {}});
        for (std::uint32_t f = 0; f < 2; ++f) {
            Field field;
            field.id = "f" + std::to_string(f);
            if (chance(30)) field.max_not_applicable = static_cast<Percent>(250'000 * (1 + below(3)));
            made.maturity.fields.push_back(field);
        }
        const std::uint32_t criteria = 3 + below(7);
        for (std::uint32_t i = 0; i < criteria; ++i) {
            Criterion criterion;
            criterion.id = "k" + std::to_string(i);
            criterion.field = "f" + std::to_string(below(2));
            criterion.tier = 1 + below(3);
            criterion.when = condition(2);
            if (chance(20)) criterion.applies = condition(1);
            if (chance(20)) criterion.need = Need::mandatory;
            made.maturity.criteria.push_back(criterion);
        }
        made.maturity.default_requirement = requirement();
        if (chance(40)) made.maturity.overrides.push_back({"f0", 2, requirement(), {}});
        made.maturity.gating = chance(70) ? Gating::cumulative : Gating::independent;
        made.maturity.overall = static_cast<OverallRule>(below(3));
        made.maturity.overall_count = 1;
        return made;
    }

    /// A framework of ratios and a formula over shared parts, and of conditions on all of them.
    FrameworkDefinition ratios() {
        FrameworkDefinition made;
        made.id = "ratios";
        made.version = "1";
        for (const char* const part : {"n0", "n1", "d0", "d1"}) {
            made.indicators.push_back(indicator(part, ValueType::integer));
            made.indicators.back().min = part[0] == 'd' && chance(70) ? 1 : 0;
            made.indicators.back().max = 3;
        }
        Indicator& sum = made.indicators.emplace_back(indicator("sum", ValueType::integer));
        sum.formula = "n0 + n1";
        if (chance(40)) sum.max = 4;
        const std::pair<const char*, const char*> quotients[] = {{"n0", "d0"}, {"n1", "d0"}, {"n0", "d1"}, {"d1", "n1"}, {"sum", "d0"}};
        for (std::size_t i = 0; i < std::size(quotients); ++i) {
            Indicator& ratio = made.indicators.emplace_back(indicator("r" + std::to_string(i), ValueType::ratio));
            ratio.of = quotients[i].first;
            ratio.per = quotients[i].second;
            ratio.scale = 100;
            ratio.min = chance(85) ? 0.0 : 25.0;
            if (chance(60)) ratio.max = chance(70) ? 100.0 : 150.0;
        }
        for (std::uint32_t tier = 1; tier <= 3; ++tier) made.maturity.tiers.push_back({"t" + std::to_string(tier), {}, {}});
        made.maturity.fields.emplace_back().id = "f";
        const auto atom = [&] {
            const std::string comparison = chance(80) ? " >= " : " < ";
            if (chance(60)) return "r" + std::to_string(below(5)) + comparison + std::to_string(25 * below(7)) + ".0";
            if (chance(20)) return "sum" + comparison + std::to_string(below(7));
            return std::string(chance(50) ? "n" : "d") + std::to_string(below(2)) + comparison + std::to_string(below(4));
        };
        const std::uint32_t criteria = 2 + below(4);
        for (std::uint32_t i = 0; i < criteria; ++i) {
            Criterion& criterion = made.maturity.criteria.emplace_back();
            criterion.id = "k" + std::to_string(i);
            criterion.field = "f";
            criterion.tier = 1 + below(3);
            criterion.when = atom();
            if (chance(15)) criterion.when += " && " + atom();
            if (chance(15)) criterion.when += " || n0 >= 0";  // reads a ratio, and is met whatever it is
        }
        return made;
    }

    /// One answer: a known value, nothing, or "not applicable".
    PartialValue answer(const IndicatorSet& indicators, IndicatorId id, std::uint32_t unknown_percent) {
        if (chance(unknown_percent)) return unknown_value(indicators, id, Reason::missing);
        if (chance(10)) return PartialValue::not_applicable();
        const auto values = values_of(indicators, id);
        return values[below(static_cast<std::uint32_t>(values.size()))];
    }

    static std::vector<PartialValue> values_of(const IndicatorSet& indicators, IndicatorId id) {
        const Indicator& indicator = indicators[id];
        if (indicator.type == ValueType::boolean) return {PartialValue::boolean(false), PartialValue::boolean(true)};
        std::vector<PartialValue> values;
        if (indicator.type == ValueType::category)
            for (const auto text : indicators.texts_of(id)) values.push_back(PartialValue::text(text));
        else
            for (auto v = static_cast<std::int64_t>(indicator.min.value_or(0.0)); v <= static_cast<std::int64_t>(*indicator.max); ++v) values.push_back(PartialValue::integer(v));
        return values;
    }

private:
    static Indicator indicator(std::string id, ValueType type) {
        Indicator made;
        made.id = std::move(id);
        made.type = type;
        made.not_applicable = NotApplicablePolicy::allowed;
        return made;
    }

    Requirement requirement() {
        switch (below(3)) {
            case 0: return {RequirementRule::all, 0, {}};
            case 1: return {RequirementRule::at_least, 1 + below(3), {}};
            default: return {RequirementRule::share, 0, static_cast<Percent>(100'000 * (1 + below(10)))};
        }
    }

    std::string atom() {
        static const char* const comparisons[] = {" >= ", " > ", " <= ", " < ", " == ", " != "};
        const std::string digit = std::to_string(below(2));
        switch (below(6)) {
            case 0: return "b" + digit;
            case 1: return "o" + digit + comparisons[below(6)] + std::to_string(below(4));
            case 2: return "i" + digit + comparisons[below(6)] + std::to_string(below(5));
            case 3: return std::string("c") + (chance(50) ? " == 'fibre'" : " in ['adsl', 'fibre']");
            case 4: return std::string("score") + comparisons[below(4)] + std::to_string(below(3)) + (chance(50) ? ".5" : ".0");
            default: return "i0 + o1" + std::string(comparisons[below(4)]) + std::to_string(below(7));
        }
    }

    std::string condition(std::uint32_t depth) {
        if (depth == 0 || chance(35)) return atom();
        switch (below(3)) {
            case 0: return "(" + condition(depth - 1) + " && " + condition(depth - 1) + ")";
            case 1: return "(" + condition(depth - 1) + " || " + condition(depth - 1) + ")";
            default: return "!(" + condition(depth - 1) + ")";
        }
    }

    std::mt19937 random_;
};

/// Calls `visit` with every completion of the unknown answers of a frame.
template <class Visit>
void for_each_completion(const IndicatorSet& indicators, const std::vector<PartialValue>& frame, EvaluationScratch& scratch, Visit visit) {
    std::vector<std::uint32_t> open;
    std::vector<std::vector<PartialValue>> values;
    for (std::uint32_t i = 0; i < indicators.size(); ++i) {
        const auto id = id_at<IndicatorId>(i);
        if (indicators[id].is_derived() || !frame[i].is_unknown()) continue;
        open.push_back(i);
        values.push_back(Generator::values_of(indicators, id));
    }
    std::vector<std::size_t> at(open.size(), 0);
    for (;;) {
        std::vector<PartialValue> complete = frame;
        for (std::size_t i = 0; i < open.size(); ++i) complete[open[i]] = values[i][at[i]];
        derive(indicators, complete, {}, scratch);
        visit(complete);
        std::size_t next = 0;
        while (next < open.size() && ++at[next] == values[next].size()) at[next++] = 0;
        if (next == open.size()) return;
    }
}

}  // namespace palier_tests
