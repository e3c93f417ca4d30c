// SPDX-License-Identifier: MIT
#pragma once

#include <array>        // counts by severity
#include <cstddef>      // std::size_t
#include <cstdint>      // std::int64_t
#include <span>         // the findings
#include <string>       // codes and texts
#include <string_view>  // names of arguments
#include <utility>      // std::move
#include <variant>      // the kinds of argument
#include <vector>       // findings

#include "palier/origin.hpp"
#include "palier/text.hpp"

namespace palier {

/// How serious a finding is. Only `error` makes a document invalid.
enum class Severity : unsigned char { error, warning, advice, info };

/// Returns `error`, `warning`, `advice` or `info`.
[[nodiscard]] constexpr std::string_view to_text(Severity severity) noexcept {
    constexpr std::string_view names[] = {"error", "warning", "advice", "info"};
    return names[static_cast<std::size_t>(severity)];
}

/// What an argument of a finding can be: a text as met in the document, a number, a text shown to people, or a list.
using ArgumentValue = std::variant<std::string, std::int64_t, double, LocalizedText, std::vector<std::string>>;

/// A named value that completes the sentences of a finding.
struct Argument {
    std::string name;
    ArgumentValue value;

    friend bool operator==(const Argument&, const Argument&) = default;
};

struct CodeRecord;  // in catalogue.hpp

/// Something to tell about a document. The sentences are made late, by the catalogue, in the reader's language.
struct Finding {
    std::string code;                 ///< `family.subject.problem`; stable for ever.
    Severity severity = Severity::error;
    Origin origin;                    ///< Where it was met.
    std::vector<Argument> arguments;  ///< In the order the catalogue declares them.
    std::vector<Origin> related;      ///< Other places that explain it, such as the first of two equal ids.
    /// What is written once about the code, when a rule brings it along; it outlives the finding. Null: the catalogue knows the code.
    const CodeRecord* record = nullptr;
    /// The pointer with the ids of list items in place of their positions, where they have one: it stays when items move. Empty: the pointer.
    std::string anchor = {};

    /// Returns the argument of that name, or null. The pointer lives as long as the finding.
    [[nodiscard]] const ArgumentValue* find_argument(std::string_view name) const& noexcept PALIER_LIFETIMEBOUND;
    const ArgumentValue* find_argument(std::string_view) && = delete;  // the pointer would outlive the finding

    friend bool operator==(const Finding&, const Finding&) = default;
};

/// Limits of a report.
struct ReportLimits {
    /// Findings kept of one code; more are counted only. 0 keeps none.
    std::size_t max_findings_per_code = 100;
};

/// The findings about one or several documents, in the order they were met, capped per code and all counted.
class Report {
public:
    Report();
    explicit Report(ReportLimits limits);

    /// Adds a finding, or only counts it when its code has reached the cap.
    void add(Finding finding);

    /// Adds all that another report holds and counts.
    void merge(Report other);

    /// Tells whether there is no finding of severity error.
    [[nodiscard]] bool ok() const noexcept { return count(Severity::error) == 0; }

    /// Tells whether nothing was found at all.
    [[nodiscard]] bool empty() const noexcept { return findings_.empty() && dropped() == 0; }

    /// Returns the number of findings of a severity, dropped ones included.
    [[nodiscard]] std::size_t count(Severity severity) const noexcept { return counts_[static_cast<std::size_t>(severity)]; }

    /// Returns the number of findings of a code, dropped ones included.
    [[nodiscard]] std::size_t count(std::string_view code) const noexcept;

    /// Returns the number of findings that were counted but not kept.
    [[nodiscard]] std::size_t dropped() const noexcept { return dropped_; }

    /// Returns the findings kept. The view lives until the report changes.
    [[nodiscard]] std::span<const Finding> findings() const& noexcept PALIER_LIFETIMEBOUND;
    std::span<const Finding> findings() && = delete;  // the view would outlive the report

    /// Returns the findings for a pass that completes their places. The view lives until the report changes.
    [[nodiscard]] std::span<Finding> mutable_findings() & noexcept PALIER_LIFETIMEBOUND;

private:
    struct CodeTotal {
        std::string code;
        std::size_t total = 0;  // dropped ones included
    };

    std::size_t& total_of(std::string_view code);

    ReportLimits limits_;
    std::vector<Finding> findings_;
    std::array<std::size_t, 4> counts_{};
    std::vector<CodeTotal> codes_;  // sorted by code; there are few
    std::size_t dropped_ = 0;
};

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/finding_inl.hpp"
#endif
