// SPDX-License-Identifier: MIT
// floor: 4
#pragma once

#include <string_view>  // the text
#include <utility>      // std::move
#include <vector>       // marks

#include "palier/catalogue.hpp"

namespace palier::detail {

/// Collects the findings about one text. A text made of mistakes must not cost more than linear time: offsets are
/// counted from the nearest mark, and what the report would only count is not worked out.
class ExpressionTeller {
public:
    ExpressionTeller(std::string_view text, const Origin& origin) : text_(text), origin_(origin) {}

    /// Adds a finding at a byte of the text; `offset` becomes its first argument, in characters.
    void tell(std::string_view code, std::size_t position, std::vector<Argument> arguments = {}) {
        if (wants(code))
            arguments.insert(arguments.begin(),
                             Argument{"offset", static_cast<std::int64_t>(characters_before(position))});
        report_.add(make_finding(code, origin_, std::move(arguments)));
    }

    /// Tells whether one more finding of a code would be kept, so that its arguments are worth working out.
    [[nodiscard]] bool wants(std::string_view code) const noexcept {
        return report_.count(code) < ReportLimits{}.max_findings_per_code;
    }

    [[nodiscard]] const Report& report() const noexcept { return report_; }
    [[nodiscard]] Report take() noexcept { return std::move(report_); }

private:
    static constexpr std::size_t mark_distance = 256;  // bytes

    std::size_t characters_before(std::size_t position) {
        while (marks_.size() * mark_distance < position) {
            const std::size_t from = (marks_.size() - 1) * mark_distance;
            marks_.push_back(marks_.back() + count_leads(text_.substr(from, mark_distance)));
        }
        const std::size_t mark = position == 0 ? 0 : (position - 1) / mark_distance;
        return marks_[mark] + count_leads(text_.substr(mark * mark_distance, position - mark * mark_distance));
    }

    /// Counts the bytes that begin a character; a mark may lie inside one.
    static std::size_t count_leads(std::string_view text) noexcept {
        std::size_t count = 0;
        for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
        return count;
    }

    std::string_view text_;
    const Origin& origin_;
    Report report_;
    std::vector<std::size_t> marks_ = {0};  // characters that begin before each multiple of mark_distance
};

}  // namespace palier::detail
