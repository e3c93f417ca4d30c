// SPDX-License-Identifier: MIT
// floor: 11
#pragma once

#include <algorithm>    // std::sort
#include <string>       // sentences
#include <string_view>  // words
#include <utility>      // std::move
#include <vector>       // answers

#include "palier/catalogue.hpp"
#include "palier/detail/rule_worlds.hpp"

namespace palier::detail {

/// Turns worlds into answers and into words.
class WitnessWriter {
public:
    explicit WitnessWriter(const RuleLab& lab) : lab_(lab) {}

    [[nodiscard]] FrameworkWitness answers(World world) const {
        sort(world);
        FrameworkWitness made;
        const std::size_t indicators = lab_.indicators().size();
        for (const SlotValue& entry : world) {
            const PartialValue& value = entry.value;
            if (entry.slot >= indicators) {
                if (value.is_known()) made.attributes.push_back({lab_.indicators().attributes()[entry.slot - indicators].name, scalar(value)});
                continue;
            }
            auto id = id_at<IndicatorId>(entry.slot);
            if (value.is_not_applicable()) {
                if (const auto parts = lab_.quotient(entry.slot))
                    id = lab_.may_not_apply(static_cast<std::uint32_t>(parts->of)) ? parts->of : parts->per;
                made.answers.push_back({id, Value::without_scalar(Status::not_applicable, "-")});
            } else if (value.is_known()) {
                Scalar known = scalar(value);
                const ValueType type = lab_.indicators()[id].type;
                if (const auto* integer = std::get_if<std::int64_t>(&known); integer && (type == ValueType::number || type == ValueType::ratio))
                    known = static_cast<double>(*integer);
                made.answers.push_back({id, Value::known(std::move(known))});
            }
        }
        return made;
    }

    /// Returns « avec a = 1 et b = oui », at most some answers of them; or that the answers do not matter.
    [[nodiscard]] LocalizedText text(World world) const {
        sort(world);
        std::erase_if(world, [](const SlotValue& entry) { return !entry.value.is_known() && !entry.value.is_not_applicable(); });
        if (world.empty()) return {"quelles que soient les réponses", "whatever the answers", {}};
        return {"avec " + list(world, Language::fr), "with " + list(world, Language::en), {}};
    }

    /// Returns `a = 1`.
    [[nodiscard]] LocalizedText text(const SlotValue& entry) const {
        return {text(entry, Language::fr), text(entry, Language::en), {}};
    }

    [[nodiscard]] std::string text(const SlotValue& entry, Language language) const {
        return std::string(lab_.indicators().symbol_of(entry.slot)) + " = " + word(entry.value, language);
    }

    [[nodiscard]] static std::string word(const PartialValue& value, Language language) {
        const bool french = language == Language::fr;
        if (value.is_not_applicable()) return french ? "sans objet" : "not applicable";
        switch (value.kind()) {
            case PartialValue::Kind::boolean: return value.as_boolean() ? (french ? "oui" : "yes") : (french ? "non" : "no");
            case PartialValue::Kind::integer: return format_integer(value.as_integer(), language);
            case PartialValue::Kind::number:
            case PartialValue::Kind::ratio: return format_number(value.as_number(), language);
            case PartialValue::Kind::text: return std::string(value.as_text());
            case PartialValue::Kind::nothing:
            case PartialValue::Kind::list: break;
        }
        return "?";
    }

private:
    static void sort(World& world) {
        std::sort(world.begin(), world.end(), [](const SlotValue& a, const SlotValue& b) { return a.slot < b.slot; });
    }

    [[nodiscard]] std::string list(const World& world, Language language) const {
        constexpr std::size_t shown = 6;
        const bool french = language == Language::fr;
        const std::string_view last = french ? " et " : " and ";
        std::string made;
        const std::size_t count = world.size() > shown + 1 ? shown : world.size();
        for (std::size_t i = 0; i < count; ++i) {
            if (i > 0) made += i + 1 == world.size() ? last : ", ";
            made += text(world[i], language);
        }
        if (count < world.size())
            made += std::string(last) + std::to_string(world.size() - count) + (french ? " autres réponses" : " other answers");
        return made;
    }

    static Scalar scalar(const PartialValue& value) {
        switch (value.kind()) {
            case PartialValue::Kind::boolean: return value.as_boolean();
            case PartialValue::Kind::integer: return value.as_integer();
            case PartialValue::Kind::text: return std::string(value.as_text());
            case PartialValue::Kind::number:
            case PartialValue::Kind::ratio:
            case PartialValue::Kind::nothing:
            case PartialValue::Kind::list: break;
        }
        return value.as_number();
    }

    const RuleLab& lab_;
};

}  // namespace palier::detail
