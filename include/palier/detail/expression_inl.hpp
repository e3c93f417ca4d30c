// SPDX-License-Identifier: MIT
// floor: 4
#pragma once

#include "palier/expression.hpp"

#include "palier/detail/expression_check_inl.hpp"
#include "palier/detail/expression_lexer_inl.hpp"
#include "palier/detail/expression_parse_inl.hpp"
#include "palier/detail/expression_print_inl.hpp"
#include "palier/detail/expression_words_inl.hpp"

namespace palier {

PALIER_INLINE Expression::Expression() = default;
PALIER_INLINE Expression::Expression(const Expression&) = default;
PALIER_INLINE Expression::Expression(Expression&&) noexcept = default;
PALIER_INLINE Expression& Expression::operator=(const Expression&) = default;
PALIER_INLINE Expression& Expression::operator=(Expression&&) noexcept = default;
PALIER_INLINE Expression::~Expression() = default;

PALIER_INLINE std::span<const std::string> Expression::symbols() const& noexcept {
    return symbols_;
}

PALIER_INLINE std::span<const ExprNode> Expression::nodes() const& noexcept {
    return nodes_;
}

PALIER_INLINE std::span<const ExprId> Expression::children(const ExprCall& call) const& noexcept {
    return std::span(children_).subspan(call.first, call.count);
}

PALIER_INLINE std::span<const ExprId> Expression::children(const ExprList& list) const& noexcept {
    return std::span(children_).subspan(list.first, list.count);
}

PALIER_INLINE bool operator==(const Expression& a, const Expression& b) noexcept {
    return a.nodes_ == b.nodes_ && a.children_ == b.children_ && a.symbols_ == b.symbols_ && a.bytes_ == b.bytes_;
}

}  // namespace palier
