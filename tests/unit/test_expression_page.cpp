// SPDX-License-Identifier: MIT
//
// The page docs/expressions.md tells the truth: each of its examples is run.

#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "palier/evaluate.hpp"

namespace test_expression_page {
namespace {

using namespace palier;

struct Name {
    std::string name;
    SymbolType type;
    Value value;
    std::int64_t over = 0;  // of a ratio
    std::int64_t under = 1;
    std::int64_t scale = 1;
};

struct Example {
    std::string block;  // the word behind the fence
    std::string expression;
    std::string result;
    int line = 0;
};

struct Page {
    std::vector<Name> names;
    std::vector<Example> examples;
};

std::string trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(' ');
    return begin == std::string_view::npos ? std::string()
                                           : std::string(text.substr(begin, text.find_last_not_of(' ') - begin + 1));
}

Value constant(const std::string& text) {
    const ExpressionParse parse = parse_expression(text);
    REQUIRE(parse.expression);
    return to_value(evaluate(*parse.expression, {}));
}

Name read_name(const std::string& line) {
    std::istringstream words(line);
    Name made;
    std::string type;
    std::string first;
    words >> made.name >> type >> first;
    const auto value_type = parse_value_type(type);
    REQUIRE(value_type);
    made.type.type = *value_type;
    std::vector<std::string> rest;
    for (std::string word; words >> word;) rest.push_back(word);
    if (*value_type == ValueType::category)
        for (std::size_t i = 1; i < rest.size(); ++i) made.type.categories.push_back(rest[i]);  // behind `of`
    if (first == "n/a") {
        made.value = Value::without_scalar(Status::not_applicable);
    } else if (first == "unknown") {
        made.value = Value::without_scalar(Status::missing);
        if (*value_type != ValueType::category && rest.size() == 2) {
            made.type.min = std::stod(rest[0]);
            made.type.max = std::stod(rest[1]);
        }
    } else if (*value_type == ValueType::ratio) {
        made.over = std::stoll(first);
        made.under = std::stoll(rest.at(1));
        made.scale = std::stoll(rest.at(3));
        made.type.min = 0;
        made.type.max = 100;
    } else {
        made.value = constant(first);
    }
    return made;
}

Page read_page() {
    std::ifstream file(std::string(PALIER_SOURCE_DIR) + "/docs/expressions.md");
    REQUIRE(file.good());
    Page page;
    std::string block;
    int number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (line.starts_with("```")) {
            block = block.empty() ? line.substr(3) : std::string();
            continue;
        }
        if (block == "names") page.names.push_back(read_name(line));
        if (block != "cel" && block != "refused") continue;
        const auto comment = line.rfind("//");
        REQUIRE(comment != std::string::npos);
        page.examples.push_back({block, trimmed(line.substr(0, comment)), trimmed(line.substr(comment + 2)), number});
    }
    return page;
}

/// The result as the page writes it.
std::string written(const PartialValue& value) {
    if (value.is_not_applicable()) return "n/a";
    if (value.is_error()) return "error " + std::string(to_text(value.reason()));
    const bool known = value.is_known();
    switch (value.kind()) {
        case PartialValue::Kind::boolean: return !known ? "unknown" : value.as_boolean() ? "true" : "false";
        case PartialValue::Kind::integer:
            if (!known)
                return "unknown " + std::to_string(value.lower_integer()) + " " + std::to_string(value.upper_integer());
            return std::to_string(value.as_integer());
        case PartialValue::Kind::number:
        case PartialValue::Kind::ratio:
            if (!known) return "unknown " + to_text(value.lower()) + " " + to_text(value.upper());
            return to_text(value.as_number());
        case PartialValue::Kind::text: return known ? "'" + std::string(value.as_text()) + "'" : "unknown";
        case PartialValue::Kind::nothing:
        case PartialValue::Kind::list: break;
    }
    return "unknown";
}

}  // namespace

TEST_CASE("each example of the page on expressions gives the result that stands behind it", "[expression]") {
    const Page page = read_page();
    TypeEnvironment types;
    for (const auto& name : page.names) types.add(name.name, name.type);
    std::size_t accepted = 0;
    std::size_t refused = 0;
    for (const auto& example : page.examples) {
        INFO("docs/expressions.md:" << example.line << ": " << example.expression);
        const ExpressionParse parse = parse_expression(example.expression);
        Report report = parse.report;
        if (parse.expression) report.merge(check_expression(*parse.expression, types).report);
        if (example.block == "refused") {
            ++refused;
            REQUIRE_FALSE(report.findings().empty());
            for (const Finding& finding : report.findings()) CHECK(finding.code == example.result);
            continue;
        }
        ++accepted;
        REQUIRE(parse.expression);
        CHECK(report.ok());
        std::vector<PartialValue> frame;
        std::vector<std::vector<std::string_view>> views;
        views.reserve(parse.expression->symbols().size());
        for (const auto& symbol : parse.expression->symbols()) {
            for (const auto& name : page.names) {
                if (name.name != symbol) continue;
                views.push_back(category_views(name.type));
                frame.push_back(name.type.type == ValueType::ratio
                                    ? PartialValue::ratio(name.over, name.under, name.scale)
                                    : to_partial(name.value, name.type, views.back()));
            }
        }
        CHECK(written(evaluate(*parse.expression, frame)) == example.result);
    }
    CHECK(accepted > 60);
    CHECK(refused > 25);
}

}  // namespace test_expression_page
