// SPDX-License-Identifier: MIT
#pragma once

#include "palier/origin.hpp"

namespace palier {

PALIER_INLINE JsonPointer JsonPointer::member(std::string_view name) const {
    std::string text = text_;
    text.reserve(text.size() + name.size() + 1);
    text += '/';
    for (const char c : name) {
        if (c == '~')
            text += "~0";
        else if (c == '/')
            text += "~1";
        else
            text += c;
    }
    return JsonPointer(std::move(text));
}

PALIER_INLINE JsonPointer JsonPointer::element(std::size_t position) const {
    return JsonPointer(text_ + '/' + std::to_string(position));
}

}  // namespace palier
