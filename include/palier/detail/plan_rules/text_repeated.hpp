// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include <array>        // weights of bytes
#include <cstddef>      // positions
#include <cstdint>      // signs
#include <string>       // keys
#include <string_view>  // texts
#include <vector>       // slots

#include "palier/detail/plan_texts.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

/// A number that is the same for texts that fold() makes the same, final full stops apart: it reads the digits, and the letters that are
/// the folded form of no other character.
inline std::uint32_t folded_sign(std::string_view text) noexcept {
    constexpr std::array<std::uint8_t, 256> weights = [] {
        std::array<std::uint8_t, 256> made{};
        std::uint8_t weight = 0;
        for (const char c : std::string_view("0123456789bfgjklmpqrvwxz")) {
            const std::size_t at = static_cast<unsigned char>(c);
            made[at] = ++weight;
            if (c >= 'a') made[at - 'a' + 'A'] = weight;
        }
        return made;
    }();
    std::uint32_t sign = 0;
    for (const char c : text)
        if (const std::uint8_t weight = weights[static_cast<unsigned char>(c)]; weight != 0) sign = sign * 31U + weight;
    return sign;
}

/// Tells texts that surely differ from each other apart from those that may not, without folding them.
class FoldedSigns {
public:
    /// Starts a list of texts.
    void start(std::size_t count) {
        std::size_t slots = 16;
        while (slots < count * 2) slots *= 2;
        slots_.assign(slots, free);
    }

    /// Adds a text; returns whether none before can be the same.
    bool add(std::string_view text) {
        const std::uint32_t sign = folded_sign(text);
        constexpr int most_steps = 32;  // more are a document made to be slow
        std::size_t slot = ((sign * 0x9E37'79B1U) >> 7U) & (slots_.size() - 1);
        for (int step = 0; slots_[slot] != free; slot = (slot + 1) & (slots_.size() - 1))
            if (slots_[slot] == sign || ++step == most_steps) return false;
        slots_[slot] = sign;
        return true;
    }

private:
    static constexpr std::uint64_t free = ~std::uint64_t{0};
    std::vector<std::uint64_t> slots_;  // open addressing
};

/// Compared without case, accents and final full stops. Texts that other members tell apart are no repetition: the same meeting each year.
inline void check_text_repeated(PlanCheck& check) {
    FoldedSigns signs;
    // What makes two items different although their texts are the same comes after the text.
    const auto look = [&](std::size_t count, auto text_of, auto key_of, auto place) {
        if (count < 2) return;
        signs.start(count);
        std::size_t known = 0;
        while (known < count && signs.add(text_of(known).in(Language::fr))) ++known;
        if (known == count) return;
        NameList keys;
        std::vector<std::size_t> firsts;  // by key
        for (std::size_t i = 0; i < count; ++i) {
            std::string key = fold(text_of(i).in(Language::fr));
            while (!key.empty() && (key.back() == '.' || key.back() == ';' || key.back() == ' ')) key.pop_back();
            if (key.empty()) continue;
            key += key_of(i);
            const std::size_t at = keys.add(key);
            if (at == firsts.size())
                firsts.push_back(i);
            else
                check.tell(place(i), {{"text", excerpt(text_of(i).in(Language::fr))}}, {check.place(place(firsts[at]))});
        }
    };
    const auto nothing = [](std::size_t) { return std::string(); };
    const Plan& plan = check.plan();
    for_each_text_list(plan, [&](const std::vector<LocalizedText>& texts, std::string_view, auto... tokens) {
        look(texts.size(), [&](std::size_t i) -> const LocalizedText& { return texts[i]; }, nothing, [&](std::size_t i) { return plan_pointer(tokens..., i); });
    });
    const auto look_parts = [&](const auto& parts, auto key_of, auto... tokens) {
        look(parts.size(), [&](std::size_t i) -> const LocalizedText& { return parts[i].label; }, key_of, [&](std::size_t i) { return plan_pointer(tokens..., i, "label"); });
    };
    const auto day = [](std::optional<Date> date) { return date ? '\n' + date->text() : std::string("\n"); };
    look_parts(plan.stages, nothing, "stages");
    look_parts(plan.priorities, nothing, "priorities");
    look_parts(plan.objectives, nothing, "objectives");
    look_parts(plan.actions, [&](std::size_t i) { return day(plan.actions[i].from) + day(plan.actions[i].to) + plan.actions[i].owner; }, "actions");
    look_parts(plan.human_needs, nothing, "needs", "human");
    look_parts(plan.material_needs, nothing, "needs", "material");
    look_parts(plan.calendar, [&](std::size_t i) { return day(plan.calendar[i].from) + day(plan.calendar[i].to); }, "calendar");
    look_parts(plan.success, [&](std::size_t i) { return '\n' + plan.success[i].indicator; }, "success");
}

inline constexpr PlanRule text_repeated = {
    .record = {"plan.text.repeated", Severity::advice, "0.1.0", "text",
               {"Le texte « {text} » est écrit deux fois dans la même liste.", "The text “{text}” is written twice in the same list."},
               {"La répétition n’ajoute rien ; c’est souvent un copier-coller qui reste à compléter.",
                "The repetition adds nothing; often it is a copy that remains to be completed."},
               {"Retirer la répétition, ou écrire ce qui était voulu.", "Remove the repetition, or write what was meant."}},
    .pass = RulePass::sense,
    .example = {R"({"diagnosis": {"brakes": ["Réseau trop lent", "Réseau trop lent."]}})",
                R"({"diagnosis": {"brakes": ["Réseau trop lent", "Matériel ancien"]}})"},
    .check = check_text_repeated,
};

}  // namespace palier::detail
