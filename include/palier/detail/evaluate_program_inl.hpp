// SPDX-License-Identifier: MIT
// floor: 7
#pragma once

#include <algorithm>  // std::max
#include <limits>     // a frame that cannot be

#include "palier/detail/evaluate_program.hpp"
#include "palier/detail/evaluate_run_inl.hpp"

namespace palier::detail {

/// Finds the value of a node among the constants, in the frame or among the results.
struct Program::PlacedValues {
    const Place* places;
    const PartialValue* bases[3];  // by Base

    [[nodiscard]] const PartialValue& at(ExprId id) const noexcept {
        const Place place = places[index(id)];
        return bases[static_cast<std::size_t>(place.base)][place.offset];
    }
};

PALIER_INLINE Program::Program(const Expression& expression, std::span<const std::uint32_t> slots)
    : expression_(&expression), slots_(slots) {
    const auto nodes = expression.nodes();
    const NodeEvaluator<NodeValues> maker(expression, {}, nullptr, 0, {nullptr});
    const auto place = [this](Base base, std::size_t offset) {
        places_.push_back({base, static_cast<std::uint32_t>(offset)});
    };
    places_.reserve(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const ExprNode& node = nodes[i];
        if (const auto* const symbol = std::get_if<ExprSymbol>(&node)) {
            read(symbol->symbol);
            place(Base::frame, symbol->symbol < slots.size() ? slots[symbol->symbol] : 0U);
        } else if (std::holds_alternative<ExprBoolean>(node) || std::holds_alternative<ExprInteger>(node) ||
                   std::holds_alternative<ExprNumber>(node) || std::holds_alternative<ExprText>(node)) {
            place(Base::constants, constants_.size());
            constants_.push_back(maker.compute(i));
        } else {
            if (const auto* const has = std::get_if<ExprHas>(&node)) read(has->symbol);
            place(Base::results, steps_.size());
            steps_.push_back(static_cast<std::uint32_t>(i));
        }
    }
    find_shape();
}

PALIER_INLINE void Program::find_shape() {
    const auto slot_of = [this](ExprId id) {
        slot_ = places_[index(id)].offset;
        return places_[index(id)].base == Base::frame;
    };
    if (steps_.empty() && slot_of(expression_->root())) shape_ = Shape::name;
    const auto* const binary = std::get_if<ExprBinary>(&expression_->node(expression_->root()));
    if (binary == nullptr || !is_comparison(binary->op) || binary->op == BinaryOperator::in || steps_.size() > 1) return;
    if (!slot_of(binary->left) || places_[index(binary->right)].base != Base::constants) return;
    shape_ = Shape::comparison;
    comparison_ = binary->op;
}

/// Notes that a frame must have the slot of a symbol; a symbol without a slot would need a frame that cannot be.
PALIER_INLINE void Program::read(std::uint32_t symbol) {
    const std::size_t needed =
        symbol < slots_.size() ? std::size_t{slots_[symbol]} + 1 : std::numeric_limits<std::size_t>::max();
    frame_size_ = std::max(frame_size_, needed);
}

PALIER_INLINE PartialValue Program::run(std::span<const PartialValue> frame, EvaluationScratch& scratch) const {
    // In a frame too short, names read as missing: the interpreter knows.
    if (frame.size() < frame_size_) return evaluate(*expression_, frame, slots_, scratch);
    if (shape_ == Shape::name) return frame[slot_];
    if (shape_ == Shape::comparison) return PartialOps::compare_values(comparison_, frame[slot_], constants_.front());
    PartialValue* const results = scratch.room(steps_.size()).data();
    const PlacedValues values{places_.data(), {constants_.data(), frame.data(), results}};
    const NodeEvaluator<PlacedValues> evaluator(*expression_, frame, slots_.data(), slots_.size(), values);
    for (std::size_t i = 0; i < steps_.size(); ++i) results[i] = evaluator.compute(steps_[i]);
    return values.at(expression_->root());
}

}  // namespace palier::detail
