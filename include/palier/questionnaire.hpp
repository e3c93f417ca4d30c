// SPDX-License-Identifier: MIT
#pragma once

#include <string>  // ids
#include <vector>  // sections and items

#include "palier/text.hpp"

namespace palier {

/// One question of a form: an indicator in its place.
struct QuestionnaireItem {
    std::string indicator;  ///< The wording is the indicator's own.
    std::string pointer;    ///< JSON Pointer of its definition, or empty.
};

/// A group of questions shown together.
struct QuestionnaireSection {
    std::string id;
    LocalizedText label;
    std::vector<QuestionnaireItem> items;
};

/// A self-diagnosis form: an ordered selection of indicators.
struct Questionnaire {
    std::string id;
    LocalizedText label;
    std::string answered_by;  ///< `unit`, or the group of respondents.
    std::vector<QuestionnaireSection> sections;
    std::string pointer;  ///< JSON Pointer of its definition, or empty.
};

}  // namespace palier
