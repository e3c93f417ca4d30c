// SPDX-License-Identifier: MIT
// floor: 4
#pragma once

#include "palier/detail/expression_print_inl.hpp"
#include "palier/detail/expression_teller_inl.hpp"

namespace palier {

namespace detail {

/// Gives each node its type, children first. A node whose type an error hides gets none and causes no second finding.
class ExpressionChecker {
public:
    using Type = std::optional<ExprType>;

    ExpressionChecker(const Expression& expression, const TypeEnvironment& types, const Origin& origin)
        : expression_(expression),
          environment_(types),
          teller_(expression.text(), origin),
          told_(expression.symbols().size(), false) {
        declared_.reserve(expression.symbols().size());
        for (const auto& name : expression.symbols()) declared_.push_back(types.find(name));
    }

    ExpressionCheck run(const CheckOptions& options) {
        types_.reserve(expression_.nodes().size());
        for (std::size_t i = 0; i < expression_.nodes().size(); ++i) {
            now_ = id_at<ExprId>(i);
            types_.push_back(std::visit([this](const auto& node) { return type_of(node); }, expression_.nodes()[i]));
        }
        Type result = types_.back();
        now_ = expression_.root();
        if (result && is_list(*result)) result = misplaced_list(now_);
        if (result && options.wanted && *result != *options.wanted) {
            tell("expression.type.result", now_, {{"wanted", label_of(*options.wanted)}, {"met", label_of(*result)}});
        }
        if (!teller_.report().ok()) result.reset();
        return {result, teller_.take()};
    }

private:
    void tell(std::string_view code, ExprId at, std::vector<Argument> arguments = {}) {
        teller_.tell(code, expression_.position(at), std::move(arguments));
    }

    [[nodiscard]] Type at(ExprId id) const noexcept { return types_[index(id)]; }

    /// The type of an operand that is no list.
    Type scalar(ExprId id) {
        const Type type = at(id);
        return type && is_list(*type) ? misplaced_list(id) : type;
    }

    Type misplaced_list(ExprId id) {
        tell("expression.type.list-place", id);
        return std::nullopt;
    }

    [[nodiscard]] std::string shown(ExprId id) const {
        constexpr std::size_t longest = 60;  // bytes; a longer operand is not quoted in a message
        std::string text = ExpressionPrinter(expression_, longest + 1).run(id);
        return text.size() > longest ? "…" : text;
    }

    /// How to write an integer as a number.
    [[nodiscard]] std::string as_number(ExprId id) const {
        return std::holds_alternative<ExprInteger>(expression_.node(id)) ? shown(id) + ".0"
                                                                         : "double(" + shown(id) + ")";
    }

    // ---- leaves

    Type type_of(const ExprBoolean&) const { return ExprType::boolean; }
    Type type_of(const ExprInteger&) const { return ExprType::integer; }
    Type type_of(const ExprNumber&) const { return ExprType::number; }
    Type type_of(const ExprText&) const { return ExprType::text; }

    Type type_of(const ExprSymbol& node) {
        const SymbolType* const declared = look_up(node.symbol);
        return declared ? Type(expression_type(declared->type)) : std::nullopt;
    }

    Type type_of(const ExprHas& node) {
        look_up(node.symbol);
        return ExprType::boolean;
    }

    const SymbolType* look_up(std::uint32_t symbol) {
        if (declared_[symbol] == nullptr && !told_[symbol]) {
            told_[symbol] = true;
            const std::string& name = expression_.symbols()[symbol];
            tell("expression.name.unknown", now_,
                 {{"name", name},
                  {"nearest", teller_.wants("expression.name.unknown") ? near(name) : std::vector<std::string>()}});
        }
        return declared_[symbol];
    }

    [[nodiscard]] std::vector<std::string> near(const std::string& name) const {
        struct Word {
            std::string_view met, wanted;
        };
        constexpr Word words[] = {{"true", "true"},   {"vrai", "true"},  {"oui", "true"},  {"yes", "true"},
                                  {"false", "false"}, {"faux", "false"}, {"non", "false"}, {"no", "false"}};
        const std::string folded = fold(name);
        for (const auto& word : words)
            if (folded == word.met) return {std::string(word.wanted)};
        std::vector<std::string_view> names;
        names.reserve(environment_.size());
        for (std::size_t i = 0; i < environment_.size(); ++i) names.push_back(environment_.names()[i]);
        std::vector<std::string> nearest = nearest_names(name, names);
        constexpr std::size_t samples = 3;  // when nothing is near, some names show what names look like
        if (nearest.empty())
            nearest.assign(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(std::min(samples, names.size())));
        if (nearest.empty()) nearest.emplace_back("…");
        return nearest;
    }

    // ---- operators

    Type type_of(const ExprUnary& node) {
        const Type operand = scalar(node.operand);
        if (!operand) return node.op == UnaryOperator::logical_not ? Type(ExprType::boolean) : std::nullopt;
        if (node.op == UnaryOperator::logical_not) {
            want_boolean(node.operand, "!");
            return ExprType::boolean;
        }
        if (is_numeric(*operand)) return operand;
        tell("expression.type.operand", now_, {{"operator", std::string("-")}, {"met", label_of(*operand)}});
        return std::nullopt;
    }

    void want_boolean(ExprId id, std::string_view op) {
        const Type type = scalar(id);
        if (type && *type != ExprType::boolean)
            tell("expression.type.boolean-wanted", id, {{"operator", std::string(op)}, {"met", label_of(*type)}});
    }

    Type type_of(const ExprBinary& node) {
        switch (node.op) {
            case BinaryOperator::logical_or:
            case BinaryOperator::logical_and:
                want_boolean(node.left, palier::to_text(node.op));
                want_boolean(node.right, palier::to_text(node.op));
                return ExprType::boolean;
            case BinaryOperator::in: check_in(node); return ExprType::boolean;
            case BinaryOperator::add:
            case BinaryOperator::subtract:
            case BinaryOperator::multiply:
            case BinaryOperator::divide:
            case BinaryOperator::modulo: return check_arithmetic(node);
            default: check_comparison(node); return ExprType::boolean;
        }
    }

    [[nodiscard]] std::vector<Argument> operands(const ExprBinary& node, ExprType left, ExprType right) const {
        return {
            {"operator", std::string(palier::to_text(node.op))}, {"left", label_of(left)}, {"right", label_of(right)}};
    }

    Type check_arithmetic(const ExprBinary& node) {
        const Type left = scalar(node.left);
        const Type right = scalar(node.right);
        check_divisor(node);
        if (!left || !right) return std::nullopt;
        if (is_numeric(*left) && is_numeric(*right)) {
            if (*left != *right) {
                if (!teller_.wants("expression.type.mixed-arithmetic"))
                    return tell("expression.type.mixed-arithmetic", now_), Type(ExprType::number);
                const bool left_is_integer = *left == ExprType::integer;
                auto arguments = operands(node, *left, *right);
                const std::string op = " " + std::string(palier::to_text(node.op)) + " ";
                arguments.push_back({"wanted", left_is_integer ? as_number(node.left) + op + shown(node.right)
                                                               : shown(node.left) + op + as_number(node.right)});
                tell("expression.type.mixed-arithmetic", now_, std::move(arguments));
                return ExprType::number;
            }
            if (node.op != BinaryOperator::modulo || *left == ExprType::integer) return left;
        }
        const bool joins = *left == ExprType::text && *right == ExprType::text && node.op == BinaryOperator::add;
        tell(joins ? "expression.feature.concatenation" : "expression.type.operands", now_,
             joins ? std::vector<Argument>{} : operands(node, *left, *right));
        return std::nullopt;
    }

    void check_divisor(const ExprBinary& node) {
        if (node.op != BinaryOperator::divide && node.op != BinaryOperator::modulo) return;
        const auto* const integer = std::get_if<ExprInteger>(&expression_.node(node.right));
        const auto* const number = std::get_if<ExprNumber>(&expression_.node(node.right));
        if ((integer != nullptr && integer->value == 0) ||
            (number != nullptr && number->digits == 0 && number->exponent == 0))
            tell("expression.value.zero-division", now_, {{"operator", std::string(palier::to_text(node.op))}});
    }

    void check_comparison(const ExprBinary& node) {
        const Type left = scalar(node.left);
        const Type right = scalar(node.right);
        if (!left || !right) return;
        const bool is_equality = node.op == BinaryOperator::equal || node.op == BinaryOperator::not_equal;
        const bool comparable =
            (is_numeric(*left) && is_numeric(*right)) || (*left == *right && (is_equality || *left == ExprType::text));
        if (comparable) return check_constant(node);
        const auto* const inner = std::get_if<ExprBinary>(&expression_.node(node.left));
        if (inner != nullptr && is_comparison(inner->op) && is_numeric(*right)) {
            if (!teller_.wants("expression.type.chained-comparison"))
                return tell("expression.type.chained-comparison", now_);
            const std::string middle = shown(inner->right);
            return tell(
                "expression.type.chained-comparison", now_,
                {{"operator", std::string(palier::to_text(node.op))},
                 {"wanted", shown(inner->left) + " " + std::string(palier::to_text(inner->op)) + " " + middle + " && " +
                                middle + " " + std::string(palier::to_text(node.op)) + " " + shown(node.right)}});
        }
        tell("expression.type.comparison", now_, operands(node, *left, *right));
    }

    void check_in(const ExprBinary& node) {
        const Type left = scalar(node.left);
        const Type right = at(node.right);
        if (!right) return;
        if (!is_list(*right)) return tell("expression.type.in-list", now_, {{"met", label_of(*right)}});
        if (!left || *right == ExprType::empty_list) return;
        const ExprType element = element_of(*right);
        if (*left != element && !(is_numeric(*left) && is_numeric(element)))
            return tell("expression.type.comparison", now_, operands(node, *left, element));
        const auto* const list = std::get_if<ExprList>(&expression_.node(node.right));
        if (list == nullptr) return;
        for (const ExprId item : expression_.children(*list)) check_against(node.left, item);
    }

    // ---- constants that a declaration excludes

    void check_constant(const ExprBinary& node) {
        check_against(node.left, node.right);
        check_against(node.right, node.left);
    }

    void check_against(ExprId name, ExprId constant) {
        const auto* const symbol = std::get_if<ExprSymbol>(&expression_.node(name));
        if (symbol == nullptr || declared_[symbol->symbol] == nullptr) return;
        const SymbolType& declared = *declared_[symbol->symbol];
        const std::string& written = expression_.symbols()[symbol->symbol];
        if (const auto* const text = std::get_if<ExprText>(&expression_.node(constant));
            text != nullptr && !declared.categories.empty()) {
            const std::string_view value = expression_.text_of(*text);
            for (const auto& category : declared.categories)
                if (category == value) return;
            if (!teller_.wants("expression.value.category-unknown"))
                return tell("expression.value.category-unknown", constant);
            const std::vector<std::string_view> views(declared.categories.begin(), declared.categories.end());
            std::vector<std::string> nearest = nearest_names(value, views);
            if (nearest.empty()) nearest = declared.categories;
            return tell("expression.value.category-unknown", constant,
                        {{"name", written}, {"met", std::string(value)}, {"nearest", std::move(nearest)}});
        }
        double value = 0;
        if (const auto* const integer = std::get_if<ExprInteger>(&expression_.node(constant)))
            value = static_cast<double>(integer->value);
        else if (const auto* const number = std::get_if<ExprNumber>(&expression_.node(constant)))
            value = number->value;
        else
            return;
        const bool below = declared.min && value < *declared.min;
        const bool above = declared.max && value > *declared.max;
        if (below || above)
            tell("expression.value.out-of-range", constant,
                 {{"name", written}, {"met", value}, {"limit", below ? *declared.min : *declared.max}});
    }

    // ---- the rest

    Type type_of(const ExprConditional& node) {
        want_boolean(node.condition, "?:");
        const Type yes = scalar(node.when_true);
        const Type no = scalar(node.when_false);
        if (!yes || !no) return yes ? yes : no;
        if (*yes == *no) return yes;
        tell("expression.type.branches", now_, {{"left", label_of(*yes)}, {"right", label_of(*no)}});
        return std::nullopt;
    }

    Type type_of(const ExprList& node) {
        Type element;
        for (const ExprId id : expression_.children(node)) {
            const Type type = scalar(id);
            if (!type) continue;
            if (element && *element != *type) {
                tell("expression.type.list-mixed", id, {{"left", label_of(*element)}, {"right", label_of(*type)}});
                return std::nullopt;
            }
            element = type;
        }
        if (element) return list_of(*element);
        return node.count == 0 ? Type(ExprType::empty_list) : std::nullopt;
    }

    Type refuse(const ExprCall& node, ExprId argument, const LocalizedText& wanted) {
        const Type met = at(argument);
        if (met)
            tell("expression.type.argument", argument,
                 {{"function", std::string(palier::to_text(node.function))},
                  {"wanted", wanted},
                  {"met", label_of(*met)}});
        return std::nullopt;
    }

    Type type_of(const ExprCall& node) {
        const auto arguments = expression_.children(node);
        const Type first = at(arguments.front());
        switch (node.function) {
            case Function::to_number:
            case Function::to_integer: {
                const Type result = node.function == Function::to_number ? ExprType::number : ExprType::integer;
                if (first && !is_numeric(*first) && *first != ExprType::text)
                    refuse(node, arguments.front(), {"un nombre ou un texte", "a number or a text", {}});
                return result;
            }
            case Function::to_text:
                if (first == ExprType::number)
                    tell("expression.feature.text-of-number", now_);
                else if (first && is_list(*first))
                    refuse(node, arguments.front(),
                           {"un entier, un booléen ou un texte", "an integer, a boolean or a text", {}});
                return ExprType::text;
            case Function::size:
                if (first && !is_list(*first) && *first != ExprType::text)
                    refuse(node, arguments.front(), {"un texte ou une liste", "a text or a list", {}});
                return ExprType::integer;
            case Function::starts_with:
            case Function::ends_with:
            case Function::contains:
                for (const ExprId id : arguments)
                    if (at(id) && *at(id) != ExprType::text) refuse(node, id, label_of(ExprType::text));
                return ExprType::boolean;
            case Function::least:
            case Function::greatest: return check_extreme(node, arguments);
            case Function::mean:
            case Function::sum: return check_numbers(node, arguments.front());
            case Function::count: break;
        }
        if (first && *first != ExprType::boolean_list && *first != ExprType::empty_list)
            refuse(node, arguments.front(), label_of(ExprType::boolean_list));
        return ExprType::integer;
    }

    Type check_numbers(const ExprCall& node, ExprId list) {
        const Type type = at(list);
        const Type result = node.function == Function::mean ? Type(ExprType::number) : std::nullopt;
        if (!type) return result;
        if (*type == ExprType::empty_list) {
            if (node.function == Function::sum) return ExprType::integer;
            tell("expression.type.empty-list", list, {{"function", std::string(palier::to_text(node.function))}});
            return result;
        }
        if (!is_list(*type) || !is_numeric(element_of(*type))) {
            refuse(node, list, {"une liste de nombres", "a list of numbers", {}});
            return result;
        }
        return node.function == Function::mean ? result : Type(element_of(*type));
    }

    Type check_extreme(const ExprCall& node, std::span<const ExprId> arguments) {
        if (const Type only = at(arguments.front()); arguments.size() == 1 && only && is_list(*only)) {
            if (*only == ExprType::empty_list) {
                tell("expression.type.empty-list", arguments.front(),
                     {{"function", std::string(palier::to_text(node.function))}});
                return std::nullopt;
            }
            return is_numeric(element_of(*only))
                       ? Type(element_of(*only))
                       : refuse(node, arguments.front(), {"une liste de nombres", "a list of numbers", {}});
        }
        Type result;
        for (const ExprId id : arguments) {
            const Type type = at(id);
            if (!type) continue;
            if (!is_numeric(*type)) return refuse(node, id, {"un nombre", "a number", {}});
            if (result && *result != *type) {
                tell("expression.type.list-mixed", id, {{"left", label_of(*result)}, {"right", label_of(*type)}});
                return std::nullopt;
            }
            result = type;
        }
        return result;
    }

    const Expression& expression_;
    const TypeEnvironment& environment_;
    ExpressionTeller teller_;
    std::vector<const SymbolType*> declared_;
    std::vector<bool> told_;
    std::vector<Type> types_;
    ExprId now_{};
};

}  // namespace detail

PALIER_INLINE ExpressionCheck check_expression(const Expression& expression, const TypeEnvironment& types,
                                               const Origin& origin, const CheckOptions& options) {
    return detail::ExpressionChecker(expression, types, origin).run(options);
}

}  // namespace palier
