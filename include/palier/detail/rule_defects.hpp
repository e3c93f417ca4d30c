// SPDX-License-Identifier: MIT
// floor: 11
#pragma once

#include <string>       // pointers
#include <string_view>  // codes
#include <utility>      // std::move
#include <vector>       // defects

#include "palier/catalogue.hpp"
#include "palier/check_framework.hpp"

namespace palier::detail {

/// Collects the defects of one framework.
class DefectList {
public:
    explicit DefectList(const Framework& framework) : document_(framework.definition().document) {}

    /// Adds a defect; the reference lives until the next one is added.
    FrameworkDefect& add(std::string_view code, std::string pointer, std::vector<Argument> arguments, const std::vector<std::string>& related = {}) {
        std::vector<Origin> others;
        for (const std::string& other : related) others.push_back({document_, other, 0, 0});
        defects_.emplace_back();
        defects_.back().finding = make_finding(code, {document_, std::move(pointer), 0, 0}, std::move(arguments), std::move(others));
        return defects_.back();
    }

    [[nodiscard]] std::vector<FrameworkDefect> take() { return std::move(defects_); }

private:
    const std::string& document_;
    std::vector<FrameworkDefect> defects_;
};

/// Returns « a » et « b » / “a” and “b”.
inline LocalizedText quoted_list(const std::vector<std::string>& names) {
    LocalizedText made;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool last = i + 1 == names.size();
        if (i > 0) made.fr += last ? " et " : ", ";
        if (i > 0) made.en += last ? " and " : ", ";
        made.fr += "« " + names[i] + " »";
        made.en += "“" + names[i] + "”";
    }
    return made;
}

}  // namespace palier::detail
