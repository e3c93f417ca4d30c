// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::min, std::max
#include <utility>    // std::move

#include "palier/catalogue.hpp"
#include "palier/detail/derivation_graph.hpp"
#include "palier/detail/nearest_offer.hpp"
#include "palier/error.hpp"
#include "palier/indicator.hpp"

namespace palier {

PALIER_INLINE IndicatorSet::IndicatorSet() = default;

PALIER_INLINE std::span<const Indicator> IndicatorSet::indicators() const& noexcept {
    return indicators_;
}

PALIER_INLINE std::span<const UnitAttribute> IndicatorSet::attributes() const& noexcept {
    return attributes_;
}

PALIER_INLINE std::span<const IndicatorId> IndicatorSet::derivation_order() const& noexcept {
    return order_;
}

PALIER_INLINE std::span<const std::string_view> IndicatorSet::texts_of(IndicatorId id) const& noexcept {
    return texts_[index(id)];
}

namespace detail {

/// The attributes every organisation schema is expected to have; a framework can read them without declaring them.
inline constexpr struct {
    std::string_view name;
    ValueType type;
} usual_unit_attributes[] = {
    {"kind", ValueType::category}, {"degree", ValueType::integer}, {"sector", ValueType::category}, {"pupils", ValueType::integer}};

/// Checks indicator definitions one by one and keeps those that can be used.
class IndicatorChecker {
public:
    IndicatorChecker(const std::string& document, Report& report) : document_(document), report_(report) {}

    [[nodiscard]] std::vector<Indicator> keep_usable(std::vector<Indicator> definitions) {
        std::vector<Indicator> kept;
        kept.reserve(definitions.size());
        NameList seen;
        for (auto& indicator : definitions) {
            if (!is_indicator_id(indicator.id)) {
                tell("framework.indicator.id-invalid", indicator.pointer + "/id", {{"indicator", indicator.id}});
                continue;
            }
            if (const auto first = seen.find(indicator.id)) {
                tell("framework.indicator.id-repeated", indicator.pointer + "/id", {{"indicator", indicator.id}}, kept[*first].pointer + "/id");
                continue;
            }
            check_values(indicator);
            seen.add(indicator.id);
            kept.push_back(std::move(indicator));
        }
        check_prefixes(kept, seen);
        return kept;
    }

    void tell(std::string_view code, std::string pointer, std::vector<Argument> arguments, std::string first = {}) {
        std::vector<Origin> related;
        if (!first.empty()) related.push_back({document_, std::move(first), 0, 0});
        report_.add(make_finding(code, {document_, std::move(pointer), 0, 0}, std::move(arguments), std::move(related)));
    }

private:
    void check_values(Indicator& indicator) {
        if (indicator.min && indicator.max && *indicator.min > *indicator.max) {
            tell("framework.indicator.bounds-reversed", indicator.pointer + "/min",
                 {{"indicator", indicator.id}, {"min", *indicator.min}, {"max", *indicator.max}});
            indicator.min.reset();
            indicator.max.reset();
        }
        if (indicator.type == ValueType::ordinal && (!indicator.min || !indicator.max)) {
            tell("framework.indicator.bounds-missing", indicator.pointer, {{"indicator", indicator.id}});
            constexpr double assumed_top = 3.0;  // the usual stage scale, 0 to 3
            if (!indicator.min) indicator.min = indicator.max ? std::min(0.0, *indicator.max) : 0.0;
            if (!indicator.max) indicator.max = std::max(assumed_top, *indicator.min);
        }
        if (indicator.type == ValueType::ratio && indicator.scale <= 0) {
            tell("framework.indicator.scale-not-positive", indicator.pointer + "/scale", {{"indicator", indicator.id}, {"scale", indicator.scale}});
            indicator.scale = 1;
        }
        if (indicator.type == ValueType::category) {
            if (indicator.values.empty()) tell("framework.indicator.values-missing", indicator.pointer, {{"indicator", indicator.id}});
            std::vector<std::string> distinct;
            NameList seen;
            for (std::size_t i = 0; i < indicator.values.size(); ++i) {
                if (seen.find(indicator.values[i])) {
                    tell("framework.indicator.value-repeated", indicator.pointer + "/values/" + std::to_string(i),
                         {{"indicator", indicator.id}, {"value", indicator.values[i]}});
                    continue;
                }
                seen.add(indicator.values[i]);
                distinct.push_back(indicator.values[i]);
            }
            indicator.values = std::move(distinct);
        }
    }

    void check_prefixes(const std::vector<Indicator>& kept, const NameList& names) {
        for (const auto& indicator : kept)
            for (auto dot = indicator.id.rfind('.'); dot != std::string::npos && dot > 0; dot = indicator.id.rfind('.', dot - 1))
                if (const auto other = names.find(std::string_view(indicator.id).substr(0, dot)))
                    tell("framework.indicator.id-prefix", kept[*other].pointer + "/id", {{"indicator", kept[*other].id}, {"other", indicator.id}},
                         indicator.pointer + "/id");
    }

    const std::string& document_;
    Report& report_;
};

}  // namespace detail

PALIER_INLINE std::shared_ptr<const IndicatorSet> IndicatorSet::make(std::vector<Indicator> definitions, std::vector<UnitAttribute> attributes,
                                                                     const std::string& document, Report& report) {
    for (std::size_t i = 0; i < definitions.size(); ++i)
        if (definitions[i].pointer.empty()) definitions[i].pointer = "/indicators/" + std::to_string(i);
    std::shared_ptr<IndicatorSet> set(new IndicatorSet());
    detail::IndicatorChecker checker(document, report);
    set->indicators_ = checker.keep_usable(std::move(definitions));
    const std::size_t count = set->indicators_.size();
    std::vector<std::string_view> candidates;
    for (const auto& indicator : set->indicators_) {
        set->names_.add(indicator.id);
        set->environment_.add(indicator.id, {indicator.type, indicator.min, indicator.max, indicator.values});
        candidates.push_back(indicator.id);
        set->texts_.emplace_back(indicator.values.begin(), indicator.values.end());
    }

    for (const auto& usual : detail::usual_unit_attributes) {
        set->attributes_.push_back({std::string(usual.name), usual.type});
        set->attribute_names_.add("unit." + std::string(usual.name));
        set->environment_.add("unit." + std::string(usual.name), {usual.type, {}, {}, {}});
    }
    NameList declared;
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        auto& attribute = attributes[i];
        const std::string symbol = "unit." + attribute.name;
        if (const auto first = declared.find(attribute.name)) {
            checker.tell("framework.attribute.name-repeated", "/unit_attributes/" + std::to_string(i) + "/name", {{"name", attribute.name}},
                         "/unit_attributes/" + std::to_string(*first) + "/name");
            continue;
        }
        declared.add(attribute.name);
        if (const auto known = set->attribute_names_.find(symbol)) {
            // Declaring a usual attribute again is how a framework gives it another type.
            set->attributes_[*known].type = attribute.type;
            set->environment_.add(symbol, {attribute.type, {}, {}, {}});
            continue;
        }
        if (!is_indicator_id(attribute.name) || attribute.name.find('.') != std::string::npos) {
            checker.tell("framework.attribute.name-invalid", "/unit_attributes/" + std::to_string(i) + "/name", {{"name", attribute.name}});
            continue;
        }
        set->attribute_names_.add(symbol);
        set->environment_.add(symbol, {attribute.type, {}, {}, {}});
        set->attributes_.push_back(std::move(attribute));
    }

    detail::NearestNames nearest;
    detail::DerivationGraph graph;
    graph.reads.resize(count);
    graph.derived.resize(count);
    set->formulas_.resize(count);
    set->quotients_.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const Indicator& indicator = set->indicators_[i];
        if (!indicator.weight.empty()) {
            const auto weight = set->find(indicator.weight);
            const ValueType type = weight ? (*set)[*weight].type : ValueType::category;
            if (!weight || type == ValueType::category || type == ValueType::boolean)
                checker.tell("framework.indicator.weight-unknown", indicator.pointer + "/weight",
                             {{"indicator", indicator.id}, {"name", indicator.weight}, {"nearest", nearest.offer(indicator.weight, candidates)}});
        }
        if (!indicator.formula.empty()) {
            set->formulas_[i] = bind_expression(indicator.formula, *set, expression_type(indicator.type),
                                                {document, indicator.pointer + "/formula", 0, 0}, report);
            if (!set->formulas_[i]) continue;
            graph.derived[i] = true;
            for (const auto slot : set->formulas_[i]->slots)
                if (slot < count) graph.reads[i].push_back(slot);
        } else if (indicator.type == ValueType::ratio) {
            const auto part = [&](const std::string& name, const char* member) -> std::optional<IndicatorId> {
                const auto id = set->find(name);
                const bool usable = id && ((*set)[*id].type == ValueType::integer || (*set)[*id].type == ValueType::ordinal);
                if (!usable)
                    checker.tell("framework.indicator.ratio-part", indicator.pointer + member,
                                 {{"indicator", indicator.id}, {"name", name}, {"nearest", nearest.offer(name, candidates)}});
                return usable ? id : std::nullopt;
            };
            const auto of = part(indicator.of, "/of");
            const auto per = part(indicator.per, "/per");
            if (!of || !per) continue;
            set->quotients_[i] = Quotient{*of, *per};
            graph.derived[i] = true;
            graph.reads[i] = {static_cast<std::uint32_t>(*of), static_cast<std::uint32_t>(*per)};
        }
    }

    const std::vector<bool> waits = graph.sort(set->order_);
    for (const auto& cycle : graph.find_cycles(waits)) {
        std::string names;
        for (const auto member : cycle) names += set->indicators_[member].id + " → ";
        checker.tell("framework.indicator.cycle", set->indicators_[cycle.front()].pointer, {{"cycle", names + set->indicators_[cycle.front()].id}});
    }
    return set;
}

PALIER_INLINE std::optional<IndicatorId> IndicatorSet::find(std::string_view name) const noexcept { return names_.find(name); }

PALIER_INLINE IndicatorId IndicatorSet::get(std::string_view name) const {
    if (const auto id = find(name)) return *id;
    std::string nearest;
    for (const auto& candidate : nearest_names(name, names_.all())) nearest += (nearest.empty() ? "" : ", ") + candidate;
    throw UnknownNameError("indicator", name, nearest);
}

PALIER_INLINE std::optional<std::uint32_t> IndicatorSet::find_slot(std::string_view symbol) const noexcept {
    if (const auto id = names_.find(symbol)) return static_cast<std::uint32_t>(*id);
    if (const auto attribute = attribute_names_.find(symbol)) return static_cast<std::uint32_t>(indicators_.size() + *attribute);
    return std::nullopt;
}

PALIER_INLINE std::string_view IndicatorSet::symbol_of(std::uint32_t slot) const& noexcept {
    return slot < indicators_.size() ? std::string_view(indicators_[slot].id) : attribute_names_[slot - indicators_.size()];
}

PALIER_INLINE const BoundExpression* IndicatorSet::find_formula(IndicatorId id) const& noexcept {
    const auto& formula = formulas_[index(id)];
    return formula ? &*formula : nullptr;
}

PALIER_INLINE std::optional<IndicatorSet::Quotient> IndicatorSet::find_quotient(IndicatorId id) const noexcept { return quotients_[index(id)]; }

PALIER_INLINE std::optional<BoundExpression> bind_expression(std::string_view text, const IndicatorSet& indicators, ExprType wanted,
                                                             const Origin& origin, Report& report) {
    ExpressionParse parse = parse_expression(text, {}, origin);
    const bool parsed = parse.report.ok() && parse.expression;
    report.merge(std::move(parse.report));
    if (!parsed) return std::nullopt;
    CheckOptions options;
    options.wanted = wanted;
    ExpressionCheck check = check_expression(*parse.expression, indicators.environment(), origin, options);
    const bool typed = check.report.ok();
    report.merge(std::move(check.report));
    if (!typed) return std::nullopt;
    BoundExpression bound{std::move(*parse.expression), {}};
    for (const auto& symbol : bound.expression.symbols()) bound.slots.push_back(*indicators.find_slot(symbol));
    return bound;
}

}  // namespace palier
