// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>      // std::size_t
#include <cstdint>      // std::uint32_t, std::int64_t
#include <optional>     // what may not have been built
#include <span>         // nodes and children
#include <string>       // owned text
#include <string_view>  // texts to read
#include <variant>      // the kinds of node
#include <vector>       // nodes

#include "palier/finding.hpp"
#include "palier/name_table.hpp"
#include "palier/value.hpp"

namespace palier {

/// Identifies a node of one expression: its position, children before parents, the root last.
enum class ExprId : std::uint32_t {};

/// The type of an expression. There is no null.
enum class ExprType : std::uint8_t {
    boolean,
    integer,  ///< 64-bit signed, `int` in CEL.
    number,   ///< `double` in CEL.
    text,     ///< `string` in CEL.
    boolean_list,
    integer_list,
    number_list,
    text_list,
    empty_list,  ///< `[]`, a list of anything.
};

/// Returns the word for a type: `boolean`, `integer`, `number`, `text`, `list of …`.
[[nodiscard]] std::string_view to_text(ExprType type) noexcept;

/// Returns the type that expressions see of an indicator's type: an ordinal is an integer, a ratio a number, a category
/// a text.
[[nodiscard]] constexpr ExprType expression_type(ValueType type) noexcept {
    switch (type) {
        case ValueType::boolean: return ExprType::boolean;
        case ValueType::integer:
        case ValueType::ordinal: return ExprType::integer;
        case ValueType::number:
        case ValueType::ratio: return ExprType::number;
        case ValueType::category: break;
    }
    return ExprType::text;
}

enum class UnaryOperator : std::uint8_t { logical_not, negate };

enum class BinaryOperator : std::uint8_t {
    logical_or,
    logical_and,
    equal,
    not_equal,
    less,
    less_or_equal,
    greater,
    greater_or_equal,
    in,
    add,
    subtract,
    multiply,
    divide,
    modulo,
};

/// Returns the operator as CEL writes it.
[[nodiscard]] std::string_view to_text(UnaryOperator op) noexcept;
/// Returns the operator as CEL writes it.
[[nodiscard]] std::string_view to_text(BinaryOperator op) noexcept;

/// Tells whether an operator compares: `==`, `!=`, `<`, `<=`, `>`, `>=`, or `in`.
[[nodiscard]] constexpr bool is_comparison(BinaryOperator op) noexcept {
    return op >= BinaryOperator::equal && op <= BinaryOperator::in;
}

/// The functions. `mean`, `sum` and `count` are extensions of CEL; `least` and `greatest` belong to its `math` library.
enum class Function : std::uint8_t {
    to_number,   ///< `double(x)`
    to_integer,  ///< `int(x)`
    to_text,     ///< `string(x)`
    size,        ///< `size(x)` or `x.size()`
    starts_with,
    ends_with,
    contains,
    least,     ///< `math.least(x, y, …)` or of one list
    greatest,  ///< `math.greatest(x, y, …)` or of one list
    mean,      ///< `mean([…])`, a number
    sum,       ///< `sum([…])`
    count,     ///< `count([…])`, how many are true
};

/// Returns the function's name as it is written: `double`, `math.least`, `startsWith`…
[[nodiscard]] std::string_view to_text(Function function) noexcept;

struct ExprBoolean {
    bool value;
    friend bool operator==(const ExprBoolean&, const ExprBoolean&) = default;
};
struct ExprInteger {
    std::int64_t value;
    friend bool operator==(const ExprInteger&, const ExprInteger&) = default;
};
/// A decimal constant: the double, and the shortest decimal that reads back as it, `digits` times ten to the
/// power of `exponent`, so that exact ratios are compared with what was written. Without it, `exponent` is
/// `no_decimal`.
struct ExprNumber {
    static constexpr std::int32_t no_decimal = 0x7FFF'FFFF;
    double value;
    std::int64_t digits;
    std::int32_t exponent;
    friend bool operator==(const ExprNumber&, const ExprNumber&) = default;
};
/// A text constant, after escapes: a place in the bytes that the expression owns.
struct ExprText {
    std::uint32_t begin;
    std::uint32_t size;
    friend bool operator==(const ExprText&, const ExprText&) = default;
};
/// A name whose value is looked up: position in Expression::symbols().
struct ExprSymbol {
    std::uint32_t symbol;
    friend bool operator==(const ExprSymbol&, const ExprSymbol&) = default;
};
/// `has(name)`: position in Expression::symbols().
struct ExprHas {
    std::uint32_t symbol;
    friend bool operator==(const ExprHas&, const ExprHas&) = default;
};
struct ExprUnary {
    UnaryOperator op;
    ExprId operand;
    friend bool operator==(const ExprUnary&, const ExprUnary&) = default;
};
struct ExprBinary {
    BinaryOperator op;
    ExprId left;
    ExprId right;
    friend bool operator==(const ExprBinary&, const ExprBinary&) = default;
};
/// `condition ? when_true : when_false`.
struct ExprConditional {
    ExprId condition;
    ExprId when_true;
    ExprId when_false;
    friend bool operator==(const ExprConditional&, const ExprConditional&) = default;
};
/// A call: a range of the expression's table of children; a receiver (`x` of `x.contains('y')`) comes first.
struct ExprCall {
    Function function;
    std::uint32_t first;
    std::uint32_t count;
    friend bool operator==(const ExprCall&, const ExprCall&) = default;
};
/// A list: a range of the expression's table of children.
struct ExprList {
    std::uint32_t first;
    std::uint32_t count;
    friend bool operator==(const ExprList&, const ExprList&) = default;
};

/// A node of an expression. A new kind makes every visitor fail to compile, on purpose.
using ExprNode = std::variant<ExprBoolean, ExprInteger, ExprNumber, ExprText, ExprSymbol, ExprHas, ExprUnary,
                              ExprBinary, ExprConditional, ExprCall, ExprList>;

namespace detail {
class ExpressionBuilder;
}

/// A parsed expression: a flat list of nodes, children before parents. Immutable; cheap to move, safe to share between
/// threads.
class Expression {
public:
    // Compiled once: whoever only passes expressions around need not instantiate their parts.
    Expression(const Expression&);
    Expression(Expression&&) noexcept;
    Expression& operator=(const Expression&);
    Expression& operator=(Expression&&) noexcept;
    ~Expression();

    /// Returns the text it was parsed from.
    [[nodiscard]] const std::string& text() const& noexcept PALIER_LIFETIMEBOUND { return text_; }
    [[nodiscard]] std::string text() && noexcept { return std::move(text_); }

    /// Returns the dotted names it reads, each once, in order of first occurrence.
    [[nodiscard]] std::span<const std::string> symbols() const& noexcept PALIER_LIFETIMEBOUND;
    std::span<const std::string> symbols() && = delete;  // the view would outlive the expression

    /// Returns the nodes; the position of a node is its ExprId.
    [[nodiscard]] std::span<const ExprNode> nodes() const& noexcept PALIER_LIFETIMEBOUND;
    std::span<const ExprNode> nodes() && = delete;  // the view would outlive the expression

    /// Returns a node of this expression.
    [[nodiscard]] const ExprNode& node(ExprId id) const& noexcept PALIER_LIFETIMEBOUND { return nodes_[index(id)]; }
    const ExprNode& node(ExprId) && = delete;  // the reference would outlive the expression

    /// Returns the node that stands for the whole.
    [[nodiscard]] ExprId root() const noexcept { return id_at<ExprId>(nodes_.size() - 1); }

    /// Returns the arguments of a call, receiver first, or the elements of a list.
    [[nodiscard]] std::span<const ExprId> children(const ExprCall& call) const& noexcept PALIER_LIFETIMEBOUND;
    [[nodiscard]] std::span<const ExprId> children(const ExprList& list) const& noexcept PALIER_LIFETIMEBOUND;
    std::span<const ExprId> children(const ExprCall&) && = delete;  // the view would outlive the expression
    std::span<const ExprId> children(const ExprList&) && = delete;  // the view would outlive the expression

    /// Returns the value of a text constant.
    [[nodiscard]] std::string_view text_of(const ExprText& constant) const& noexcept PALIER_LIFETIMEBOUND {
        return std::string_view(bytes_).substr(constant.begin, constant.size);
    }
    std::string_view text_of(const ExprText&) && = delete;  // the view would outlive the expression

    /// Returns where a node was written: the byte of text() at which its operator, name or constant begins.
    [[nodiscard]] std::size_t position(ExprId id) const noexcept { return positions_[index(id)]; }

    /// Tells whether two expressions have the same structure, however they were written. Linear.
    friend bool operator==(const Expression& a, const Expression& b) noexcept;

private:
    friend class detail::ExpressionBuilder;
    Expression();

    std::string text_;
    std::string bytes_;  // text constants, one after the other
    std::vector<std::string> symbols_;
    std::vector<ExprNode> nodes_;
    std::vector<ExprId> children_;
    std::vector<std::uint32_t> positions_;
};

/// Limits of what is parsed; beyond one, a finding `expression.limit.…`.
struct ExpressionLimits {
    /// Bytes of text.
    std::size_t max_length = 65'536;
    /// Parentheses, lists, calls, branches of `?:` and signs open at one place.
    std::size_t max_depth = 256;
    /// Constants, names, operators and calls.
    std::size_t max_nodes = 20'000;
};

/// An expression when the text could be read, and what there is to tell.
struct ExpressionParse {
    std::optional<Expression> expression;  ///< Absent as soon as the report holds an error.
    Report report;
};

/// Parses a text. Never throws because of it, never recurses: findings `expression.syntax.…`, `expression.literal.…`,
/// `expression.function.…`, `expression.feature.…` (what CEL has and this subset leaves out), `expression.limit.…`.
/// Each has an argument `offset`: characters from 0. Common slips (`=`, `and`, `30,0`) are told all at once. Linear.
[[nodiscard]] ExpressionParse parse_expression(std::string_view text, const ExpressionLimits& limits = {},
                                               const Origin& origin = {});

/// Writes an expression with the fewest parentheses and one blank around binary operators; parsing the result gives an
/// equal expression. Linear.
[[nodiscard]] std::string to_text(const Expression& expression);

/// Writes one node of an expression and what is below it. Linear.
[[nodiscard]] std::string to_text(const Expression& expression, ExprId node);

/// What is declared of a name that expressions may read.
struct SymbolType {
    ValueType type = ValueType::boolean;
    std::optional<double> min{};            ///< Least value of a number, inclusive.
    std::optional<double> max{};            ///< Greatest value of a number, inclusive.
    std::vector<std::string> categories{};  ///< The declared texts of a category; empty when any text may come.
};

/// The names that expressions may read, with their types. Build it once and share it.
class TypeEnvironment {
public:
    /// Declares a name, or declares it anew. Constant on average.
    void add(std::string_view name, SymbolType type);

    /// Returns what is declared of a name, or null. The pointer lives until the next add(). Constant on average.
    [[nodiscard]] const SymbolType* find(std::string_view name) const& noexcept PALIER_LIFETIMEBOUND;
    const SymbolType* find(std::string_view) && = delete;  // the pointer would outlive the environment

    /// Returns the number of names.
    [[nodiscard]] std::size_t size() const noexcept { return types_.size(); }

    /// Returns the names, in the order they were declared.
    [[nodiscard]] const NameList& names() const& noexcept PALIER_LIFETIMEBOUND { return names_; }

private:
    NameList names_;
    std::vector<SymbolType> types_;
};

/// What a check asks for.
struct CheckOptions {
    /// The type that the whole must have; without one, any type but a list will do.
    std::optional<ExprType> wanted{};
};

/// The type of an expression, and what there is to tell.
struct ExpressionCheck {
    std::optional<ExprType> type;  ///< Absent as soon as the report holds an error.
    Report report;
};

/// Checks the types of an expression: findings `expression.name.…`, `expression.type.…`, `expression.value.…`, each
/// with the argument `offset`. What passes without an error never meets a wrong type when evaluated. Linear.
[[nodiscard]] ExpressionCheck check_expression(const Expression& expression, const TypeEnvironment& types,
                                               const Origin& origin = {}, const CheckOptions& options = {});

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/expression_inl.hpp"
#endif
