// SPDX-License-Identifier: MIT
#include "palier/value.hpp"

#include <set>
#include <string>

#include "catch.hpp"

namespace test_value {

using namespace palier;

namespace {

constexpr Status statuses[] = {Status::known, Status::missing, Status::not_applicable, Status::suppressed,
                               Status::not_significant};
constexpr Evidence evidences[] = {Evidence::unstated, Evidence::declared, Evidence::confirmed, Evidence::verified};
constexpr ValueType types[] = {ValueType::boolean, ValueType::integer,  ValueType::number,
                               ValueType::ordinal, ValueType::category, ValueType::ratio};

}  // namespace

TEST_CASE("missing, suppressed and not significant are unknown; known and not applicable are not") {
    CHECK(is_unknown(Status::missing));
    CHECK(is_unknown(Status::suppressed));
    CHECK(is_unknown(Status::not_significant));
    CHECK_FALSE(is_unknown(Status::known));
    CHECK_FALSE(is_unknown(Status::not_applicable));
}

TEST_CASE("a status is written with the word of a document") {
    CHECK(to_text(Status::known) == "known");
    CHECK(to_text(Status::missing) == "missing");
    CHECK(to_text(Status::not_applicable) == "not_applicable");
    CHECK(to_text(Status::suppressed) == "suppressed");
    CHECK(to_text(Status::not_significant) == "not_significant");
}

TEST_CASE("an evidence level is written with the word of a document, none for unstated") {
    CHECK(to_text(Evidence::unstated).empty());
    CHECK(to_text(Evidence::declared) == "declared");
    CHECK(to_text(Evidence::confirmed) == "confirmed");
    CHECK(to_text(Evidence::verified) == "verified");
}

TEST_CASE("evidence levels are ordered from weakest to strongest") {
    for (std::size_t i = 1; i < std::size(evidences); ++i)
        CHECK(evidences[i - 1] < evidences[i]);
}

TEST_CASE("a type is written with the word of a document") {
    CHECK(to_text(ValueType::boolean) == "boolean");
    CHECK(to_text(ValueType::integer) == "integer");
    CHECK(to_text(ValueType::number) == "number");
    CHECK(to_text(ValueType::ordinal) == "ordinal");
    CHECK(to_text(ValueType::category) == "category");
    CHECK(to_text(ValueType::ratio) == "ratio");
}

TEST_CASE("every word that is written is read back as what it was") {
    for (const auto status : statuses)
        CHECK(parse_status(to_text(status)) == status);
    for (const auto type : types)
        CHECK(parse_value_type(to_text(type)) == type);
    for (const auto evidence : evidences)
        if (evidence != Evidence::unstated)
            CHECK(parse_evidence(to_text(evidence)) == evidence);
}

TEST_CASE("other words are read as nothing: case, blanks and the empty text included") {
    for (const char* word :
         {"", "Known", "KNOWN", " known", "known ", "n/a", "unstated", "ss", "NS", "not-applicable"}) {
        CAPTURE(word);
        CHECK_FALSE(parse_status(word));
        CHECK_FALSE(parse_evidence(word));
        CHECK_FALSE(parse_value_type(word));
    }
    CHECK_FALSE(parse_status("declared"));
    CHECK_FALSE(parse_evidence("missing"));
    CHECK_FALSE(parse_value_type("int"));
}

TEST_CASE("a value says nothing unless told otherwise") {
    const Value value;
    CHECK(value.status == Status::missing);
    CHECK(value.evidence == Evidence::unstated);
    CHECK(value.reason.empty());
}

TEST_CASE("a known value holds its scalar") {
    const Value value = Value::known(std::int64_t{12});
    CHECK(value.status == Status::known);
    CHECK(std::get<std::int64_t>(value.scalar) == 12);
    CHECK(std::get<std::string>(Value::known(std::string("fibre")).scalar) == "fibre");
    CHECK(std::get<bool>(Value::known(true).scalar));
    CHECK(std::get<double>(Value::known(0.5).scalar) == 0.5);
}

TEST_CASE("a value without a scalar holds its status and reason") {
    const Value value = Value::without_scalar(Status::not_applicable, "pas d’internat");
    CHECK(value.status == Status::not_applicable);
    CHECK(value.reason == "pas d’internat");
}

TEST_CASE("values are equal when status, scalar, evidence and reason are") {
    const Value value = Value::known(true);
    CHECK(value == Value::known(true));
    CHECK(value != Value::known(false));
    CHECK(value != Value::known(std::int64_t{1}));
    Value other = value;
    other.evidence = Evidence::declared;
    CHECK(value != other);
    other = value;
    other.reason = "vu sur place";
    CHECK(value != other);
    CHECK(Value::without_scalar(Status::missing) != Value::without_scalar(Status::suppressed));
}

}  // namespace test_value
