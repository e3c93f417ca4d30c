// SPDX-License-Identifier: MIT
// floor: 7
#pragma once

#include <cstddef>  // std::size_t
#include <cstdint>  // places
#include <span>     // frames
#include <vector>   // places, constants

#include "palier/evaluate.hpp"

namespace palier::detail {

/// An expression prepared for many frames: constants are made once, names are read where they lie, and only operators
/// compute. It gives what evaluate() gives, by the same operations. Refers to the expression and to the slots, which
/// must outlive it.
class Program {
public:
    /// `slots` are those of evaluate(), one per symbol. O(nodes).
    Program(const Expression& expression, std::span<const std::uint32_t> slots);

    /// Evaluates on a frame. O(operators); allocates nothing with a scratch that is large enough.
    [[nodiscard]] PartialValue run(std::span<const PartialValue> frame, EvaluationScratch& scratch) const;

private:
    enum class Base : std::uint32_t { constants, frame, results };

    struct Place {
        Base base;
        std::uint32_t offset;
    };
    struct PlacedValues;

    /// Most conditions are a name, or the comparison of a name with a constant: these need no steps.
    enum class Shape : std::uint8_t { any, name, comparison };

    void read(std::uint32_t symbol);
    void find_shape();

    const Expression* expression_;
    std::span<const std::uint32_t> slots_;
    std::vector<Place> places_;         // by ExprId
    std::vector<std::uint32_t> steps_;  // the nodes that compute, children before parents
    std::vector<PartialValue> constants_;
    std::size_t frame_size_ = 0;  // what the names need
    Shape shape_ = Shape::any;
    BinaryOperator comparison_ = BinaryOperator::equal;
    std::uint32_t slot_ = 0;  // of the name; the constant is the only one
};

}  // namespace palier::detail
