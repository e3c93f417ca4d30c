// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>      // how many questions
#include <cstdint>      // std::uint32_t
#include <string>       // names of fields and forms
#include <string_view>  // words of verdicts
#include <vector>       // questions

#include "palier/assess.hpp"
#include "palier/framework.hpp"
#include "palier/profile.hpp"

namespace palier {

/// What may be asked, and for which fields.
struct AskOptions {
    /// Id of the only field whose bounds matter; empty: all fields.
    std::string field{};
    /// Id of the only form whose questions may be asked; empty: all base indicators, those of forms first.
    std::string questionnaire{};
    /// Combinations of cells tried after each answer, in fields where other unknown answers pull both ways. With 0 such fields are bounded
    /// by counting, which never overstates what an answer does.
    std::uint32_t max_cells = 16;
};

/// An unanswered question, and what its answer does to the bounds. A bound moves by tiers; moves are summed over the fields, and over the
/// overall tier when the framework asks for one and all fields are asked about.
struct Question {
    IndicatorId indicator{};
    Status status = Status::missing;  ///< Why it is open; `known` when it was answered with too little evidence.
    std::uint32_t worst = 0;          ///< Tiers by which the bounds narrow whatever the answer is.
    double mean = 0.0;                ///< Mean of that over the cells: the answers that differ for the rules.
    double decided = 0.0;             ///< Mean number of open criteria that an answer decides.
    std::uint32_t cells = 0;          ///< Answers that differ for the rules.
    std::vector<FieldId> fields;      ///< Fields whose bounds it may move, now or with other answers; in document order.
};

/// Returns up to `count` unanswered questions, best first: by what an answer must narrow in the worst case, then in the mean over its cells,
/// then by how many criteria it decides; ties in the order of the forms, then of the document. Derived indicators are never asked, nor those
/// answered "not applicable", nor those that can change nothing. What is exact and what is bounded: docs/what-next.md.
/// O(unanswered x cells x criteria that read them). Throws UnknownNameError when the options name no field or form, ArgumentError
/// `api.argument.assessment` for a profile of another framework.
[[nodiscard]] std::vector<Question> next_questions(const Assessor& assessor, const Profile& profile, std::size_t count,
                                                   const AskOptions& options = {});

/// Whether more answers can change anything.
enum class Settlement : std::uint8_t {
    settled,         ///< Proven: no answer can change the tier; the bounds are equal.
    open,            ///< Some answer may still move the bounds.
    nothing_to_ask,  ///< Proven: the bounds differ, and no question that may be asked can move them.
};

/// Returns `settled`, `open` or `nothing_to_ask`.
[[nodiscard]] std::string_view to_text(Settlement settlement) noexcept;

/// The proof for one field.
struct FieldCertificate {
    FieldId field{};
    Settlement verdict = Settlement::open;
    TierBounds bounds;
    std::vector<IndicatorId> askable;  ///< All questions whose answers may matter here, in the order of the forms; no other one can.
    /// What else keeps the field open, as slots of the frame: unit attributes that are not known, questions of other forms, and answers
    /// "not applicable" that count as unknown.
    std::vector<std::uint32_t> beyond;
};

/// The stop certificate of a profile.
struct Certificate {
    Settlement verdict = Settlement::open;  ///< `open` when some field is, `settled` when all are.
    std::vector<FieldCertificate> fields;   ///< Those asked about, in document order.
};

/// Tells whether any remaining answer can change the profile, field by field. `settled` and `nothing_to_ask` are proven for all completions
/// of the unknown answers; `open` means not proven. Linear in the unanswered indicators x criteria. Throws as next_questions() does.
[[nodiscard]] Certificate certify(const Assessor& assessor, const Profile& profile, const AskOptions& options = {});

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/ask_inl.hpp"
#endif
