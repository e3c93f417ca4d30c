// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What a plan document may hold, whatever its kind: one description, from which the reader, the JSON Schemas and the reference pages
/// are made. Profiles say which parts a kind has (plan_profile.hpp).

#include <cstddef>      // std::size_t
#include <cstdint>      // std::uint8_t
#include <span>         // members and words
#include <string_view>  // paths

#include "palier/config.hpp"
#include "palier/text.hpp"

namespace palier {

/// The JSON types that a member may have, as bits.
struct PlanTypes {
    static constexpr std::uint8_t object = 1;
    static constexpr std::uint8_t list = 2;
    static constexpr std::uint8_t string = 4;
    static constexpr std::uint8_t integer = 8;
    static constexpr std::uint8_t number = 16;  ///< Integers too.
    static constexpr std::uint8_t boolean = 32;
    static constexpr std::uint8_t scalar = string | number | boolean;
};

/// What a string of a plan must look like.
enum class PlanString : std::uint8_t {
    any,
    id,    ///< ASCII lower case, digits, dots, hyphens, underscores; begins with a letter or digit.
    date,  ///< `2024-09-01`, a day that exists.
    text,  ///< For people: a string, or an object by language.
    word,  ///< One of the words of the member.
};

/// Whether a member must be there in every kind of plan.
enum class MemberNeed : std::uint8_t { optional, required };

/// A member of a plan document.
struct PlanMember {
    std::string_view path;                    ///< Names separated by `/`, `*` for the items of a list: `/objectives/*/target/tier`.
    std::uint8_t types = PlanTypes::string;   ///< Bits of PlanTypes.
    PlanString form = PlanString::any;        ///< For strings.
    MemberNeed need = MemberNeed::optional;       ///< Inside the object that holds it.
    StaticText meaning = {};                  ///< What it holds, without a full stop.
    std::span<const std::string_view> words = {};  ///< For PlanString::word.
    double min = 0;                           ///< Least number.
    double max = 1e15;                        ///< Greatest number.
};

/// Returns every member of a plan document, each after the object or list that holds it.
[[nodiscard]] std::span<const PlanMember> plan_members() noexcept;

/// Returns the member of a path, or null. Linear.
[[nodiscard]] const PlanMember* find_plan_member(std::string_view path) noexcept;

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/plan_shape_inl.hpp"
#endif
