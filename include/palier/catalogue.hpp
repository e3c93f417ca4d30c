// SPDX-License-Identifier: MIT
#pragma once

#include <span>              // records
#include <string>            // sentences
#include <string_view>       // codes
#include <vector>            // arguments

#include "palier/finding.hpp"

namespace palier {

/// What is written once about a code of findings. `{name}` in a sentence stands for the argument of that name.
struct CodeRecord {
    std::string_view code;        ///< `family.subject.problem`.
    Severity severity;            ///< Severity unless the caller says otherwise.
    std::string_view since;       ///< First version that gives it.
    std::string_view parameters;  ///< Names of the arguments, separated by one blank; may be empty.
    StaticText summary;           ///< What is wrong, one sentence with a full stop.
    StaticText why;               ///< Why it matters.
    StaticText remedy;            ///< What to do about it.
};

/// Returns the record of a code, or null. Logarithmic.
[[nodiscard]] const CodeRecord* find_code(std::string_view code) noexcept;

/// Returns all records, grouped by family, sorted by code inside each.
[[nodiscard]] std::vector<const CodeRecord*> all_codes();

/// Makes a finding with the severity of its record; a code without a record is an error of ours and gets `error`.
[[nodiscard]] Finding make_finding(std::string_view code, Origin origin, std::vector<Argument> arguments = {},
                                   std::vector<Origin> related = {});

/// Makes a finding that brings its record along, with the severity of the record. The record must outlive the finding.
[[nodiscard]] Finding make_finding(const CodeRecord& record, Origin origin, std::vector<Argument> arguments = {}, std::vector<Origin> related = {});

/// Returns the sentence of a finding, completed with its arguments, in a language.
/// A finding without a record, of a code unknown here (a rule of the caller), gives its argument `message`, or its code.
[[nodiscard]] std::string message(const Finding& finding, Language language);

/// Returns why a finding matters, completed with its arguments; it may be empty for a caller's own code.
[[nodiscard]] std::string why(const Finding& finding, Language language);

/// Returns what to do about a finding, completed with its arguments; it may be empty for a caller's own code.
[[nodiscard]] std::string remedy(const Finding& finding, Language language);

/// Writes an argument for people: numbers in the language's way, lists joined by commas and a last "ou"/"or",
/// an empty one as "aucun"/"none".
[[nodiscard]] std::string to_text(const ArgumentValue& value, Language language);

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/catalogue_inl.hpp"
#endif
