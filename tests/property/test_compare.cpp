// SPDX-License-Identifier: MIT
//
// Comparisons against their definition: the same chain of diagnoses, made by hand out of observations written anew.

#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "palier/compare.hpp"
#include "palier/diagnose.hpp"

namespace test_compare {
namespace {

using namespace palier;

constexpr std::uint32_t indicators = 6;

/// Random pairs of versions of a framework, and answers to them.
class Generator {
public:
    explicit Generator(std::uint32_t seed) : random_(seed) {}

    std::uint32_t below(std::uint32_t count) { return static_cast<std::uint32_t>(random_() % count); }
    bool chance(std::uint32_t percent) { return below(100) < percent; }

    FrameworkDefinition framework() {
        FrameworkDefinition made;
        made.id = "random";
        made.version = "1";
        for (std::uint32_t i = 0; i < indicators; ++i) {
            Indicator indicator;
            indicator.id = "i" + std::to_string(i);
            indicator.type = i % 2 == 0 ? ValueType::boolean : ValueType::integer;
            if (i % 2 == 1) indicator.min = 0, indicator.max = 4;
            indicator.not_applicable = NotApplicablePolicy::allowed;
            made.indicators.push_back(indicator);
        }
        made.maturity.tiers = {{"t1", {}, {}}, {"t2", {}, {}}, {"t3", {}, {}}};
        for (const char* id : {"f", "g"}) {
            made.maturity.fields.emplace_back();
            made.maturity.fields.back().id = id;
        }
        for (std::uint32_t i = 0; i < 8; ++i) {
            Criterion criterion;
            criterion.id = "k" + std::to_string(i);
            criterion.field = chance(50) ? "f" : "g";
            criterion.tier = 1 + below(3);
            criterion.when = condition();
            made.maturity.criteria.push_back(criterion);
        }
        if (chance(40)) made.maturity.default_requirement = {RequirementRule::at_least, 1, {}};
        made.maturity.overall = chance(50) ? OverallRule::weakest : OverallRule::none;
        return made;
    }

    /// Another version: other criteria, one indicator less and one more.
    FrameworkDefinition next(FrameworkDefinition made) {
        made.version = "2";
        for (Criterion& criterion : made.maturity.criteria)
            if (chance(30)) criterion.when = condition();
        if (chance(50)) made.indicators.push_back(extra());
        return made;
    }

    std::vector<Value> answers() {
        std::vector<Value> made;
        for (std::uint32_t i = 0; i <= indicators; ++i) made.push_back(answer(i));
        return made;
    }

    Value answer(std::uint32_t position) {
        if (chance(30)) return {};
        if (chance(8)) return Value::without_scalar(Status::suppressed);
        if (chance(8)) return Value::without_scalar(Status::not_applicable);
        if (position % 2 == 0) return Value::known(chance(60));
        return Value::known(static_cast<std::int64_t>(below(5)));
    }

private:
    static Indicator extra() {
        Indicator made;
        made.id = "i" + std::to_string(indicators);
        made.type = ValueType::boolean;
        return made;
    }

    std::string condition() {
        const auto atom = [&] {
            const std::uint32_t i = below(indicators);
            const std::string name = "i" + std::to_string(i);
            if (i % 2 == 0) return chance(80) ? name : "!" + name;
            return name + (chance(80) ? " >= " : " < ") + std::to_string(1 + below(4));
        };
        return chance(30) ? atom() + (chance(50) ? " && " : " || ") + atom() : atom();
    }

    std::mt19937 random_;
};

using Answers = std::vector<Value>;

std::shared_ptr<const Diagnosis> diagnosed(const std::shared_ptr<const Framework>& framework, const std::vector<Answers>& units) {
    ObservationsBuilder builder(framework->indicators());
    for (std::size_t u = 0; u < units.size(); ++u) {
        const RowId row = builder.add_row("u" + std::to_string(u), SchoolYear::from_rentree(2024));
        for (std::size_t i = 0; i < framework->indicators()->size(); ++i) {
            Report report;  // "not applicable" where it is not allowed counts as missing
            builder.set(row, id_at<IndicatorId>(i), units[u][i], {}, report);
        }
    }
    return diagnose(framework, builder.freeze());
}

bool is_answered(const Value& value) { return value.status == Status::known || value.status == Status::not_applicable; }

std::vector<TierBounds> bounds_of(const Diagnosis& diagnosis, std::size_t unit) {
    std::vector<TierBounds> bounds;
    for (const FieldProfile& field : diagnosis.fields_at(unit)) bounds.push_back(field.bounds);
    if (const auto overall = diagnosis.overall_at(unit)) bounds.push_back(*overall);
    return bounds;
}

TierDelta step(const TierBounds& from, const TierBounds& to) {
    return {static_cast<std::int32_t>(to.certain) - static_cast<std::int32_t>(from.certain),
            static_cast<std::int32_t>(to.possible) - static_cast<std::int32_t>(from.possible)};
}

TierDelta opposite(TierDelta delta) { return {-delta.certain, -delta.possible}; }

Movement mirrored(Movement movement) {
    switch (movement) {
        case Movement::rose: return Movement::fell;
        case Movement::fell: return Movement::rose;
        case Movement::narrowed: return Movement::widened;
        case Movement::widened: return Movement::narrowed;
        default: return movement;
    }
}

}  // namespace

TEST_CASE("a change is the sum of its causes, each as diagnoses made by hand find it") {
    std::size_t by_rules = 0, by_coverage = 0, by_answers = 0, moved = 0, single = 0;
    for (std::uint32_t seed = 0; seed < 250; ++seed) {
        CAPTURE(seed);
        Generator generator(seed);
        const FrameworkDefinition definition = generator.framework();
        const auto first = Framework::build(definition).framework;
        const auto second = generator.chance(30) ? first : Framework::build(generator.next(definition)).framework;
        std::vector<Answers> before, after, between;
        for (int u = 0; u < 5; ++u) {
            before.push_back(generator.answers());
            after.push_back(before.back());
            for (std::size_t i = 0; i < after.back().size(); ++i)
                if (generator.chance(30)) after.back()[i] = generator.answer(static_cast<std::uint32_t>(i));
            // What the first framework does not ask is not known before.
            const bool asked = first->indicators()->size() > indicators;
            if (!asked) before.back()[indicators] = {};
            if (second->indicators()->size() > indicators && after.back()[indicators].status == Status::not_applicable) after.back()[indicators] = {};
            between.push_back(before.back());
            for (std::size_t i = 0; i < between.back().size(); ++i)
                if (is_answered(before.back()[i]) != is_answered(after.back()[i])) between.back()[i] = after.back()[i];
        }
        const auto from = diagnosed(first, before);
        const auto to = diagnosed(second, after);
        const auto under_new_rules = diagnosed(second, before);
        const auto covered = diagnosed(second, between);
        const TierComparison made = compare(from, to);
        const TierComparison swapped = compare(to, from);
        REQUIRE(made.pairs.size() == 5);
        for (std::size_t u = 0; u < 5; ++u) {
            const auto chain = {bounds_of(*from, u), bounds_of(*under_new_rules, u), bounds_of(*covered, u), bounds_of(*to, u)};
            for (std::size_t f = 0; f < made.fields.size(); ++f) {
                const TierChange& change = made.changes_of(u)[f];
                std::vector<TierBounds> steps;
                for (const auto& bounds : chain) steps.push_back(bounds[f]);
                CHECK(change.before == steps.front());
                CHECK(change.after == steps.back());
                CHECK(change.by(ChangeCause::rules) == step(steps[0], steps[1]));
                CHECK(change.by(ChangeCause::coverage) == step(steps[1], steps[2]));
                CHECK(change.by(ChangeCause::answers) == step(steps[2], steps[3]));
                CHECK(change.by(ChangeCause::perimeter) == TierDelta{});
                TierDelta sum;
                std::size_t causes = 0;
                for (const TierDelta& delta : change.causes) {
                    sum.certain += delta.certain;
                    sum.possible += delta.possible;
                    causes += delta == TierDelta{} ? 0U : 1U;
                }
                CHECK(sum == change.total());
                // Swapped, the whole is the opposite; the parts need not be.
                const TierChange& back = swapped.changes_of(u)[f];
                CHECK(back.total() == opposite(change.total()));
                CHECK(back.movement == mirrored(change.movement));
                CHECK(back.is_sure() == change.is_sure());
                CHECK((change.movement == Movement::stayed) == (change.total() == TierDelta{}));
                by_rules += change.by(ChangeCause::rules) == TierDelta{} ? 0U : 1U;
                by_coverage += change.by(ChangeCause::coverage) == TierDelta{} ? 0U : 1U;
                by_answers += change.by(ChangeCause::answers) == TierDelta{} ? 0U : 1U;
                moved += change.total() == TierDelta{} ? 0U : 1U;
                single += causes == 1 ? 1U : 0U;
            }
        }
        // A diagnosis has not changed from itself, nor from its twin.
        for (const auto& same : {compare(from, from), compare(from, diagnosed(first, before)), compare(from, diagnosed(Framework::build(definition).framework, before))}) {
            CHECK(same.report.empty());
            for (const TierChange& change : same.changes) {
                CHECK(change.movement == Movement::stayed);
                for (const TierDelta& delta : change.causes) CHECK(delta == TierDelta{});
            }
        }
    }
    CHECK(by_rules > 300);
    CHECK(by_coverage > 300);
    CHECK(by_answers > 200);
    CHECK(moved > 600);
    CHECK(single > 300);
}

TEST_CASE("when only one cause is at work it has the whole change, both ways") {
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        CAPTURE(seed);
        Generator generator(seed);
        const FrameworkDefinition definition = generator.framework();
        const auto framework = Framework::build(definition).framework;
        const auto other = Framework::build(generator.next(definition)).framework;
        const Answers base = generator.answers();
        Answers known = base, changed = base;
        for (std::size_t i = 0; i < base.size(); ++i) {
            while (!is_answered(known[i])) known[i] = generator.answer(static_cast<std::uint32_t>(i));
            if (base[i].status == Status::known) do changed[i] = generator.answer(static_cast<std::uint32_t>(i));
                while (!is_answered(changed[i]));
        }
        Answers asked = base;
        asked[indicators] = {};
        const auto only = [](const TierComparison& made, ChangeCause cause) {
            for (const TierChange& change : made.changes) CHECK(change.by(cause) == change.total());
        };
        const auto now = diagnosed(framework, {base});
        for (const bool swap : {false, true}) {
            const auto both_ways = [&](const std::shared_ptr<const Diagnosis>& one, const std::shared_ptr<const Diagnosis>& two) {
                return swap ? compare(two, one) : compare(one, two);
            };
            only(both_ways(now, diagnosed(framework, {known})), ChangeCause::coverage);
            only(both_ways(now, diagnosed(framework, {changed})), ChangeCause::answers);
            only(both_ways(now, diagnosed(other, {asked})), ChangeCause::rules);
        }
        // More that is known never makes less certain, nor more possible.
        Answers learned = base;
        for (std::size_t i = 0; i < base.size(); ++i)
            while (!is_answered(learned[i]) || (!is_answered(base[i]) && learned[i].status == Status::not_applicable)) learned[i] = generator.answer(static_cast<std::uint32_t>(i));
        for (const TierChange& change : compare(now, diagnosed(framework, {learned})).changes) {
            CHECK(change.by(ChangeCause::coverage).certain >= 0);
            CHECK(change.by(ChangeCause::coverage).possible <= 0);
        }
    }
}

}  // namespace test_compare
