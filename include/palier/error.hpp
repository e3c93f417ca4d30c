// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>    // std::runtime_error
#include <string>       // owned sentences
#include <string_view>  // codes and names

#include "palier/config.hpp"

namespace palier {

/// The base of every exception of the library: the API was misused, or a definition built in code is wrong.
/// What a user's document contains never throws; it gives findings.
class Error : public std::runtime_error {
public:
    /// Returns the stable code, such as `api.name.unknown`.
    [[nodiscard]] const std::string& code() const noexcept { return code_; }

    /// Returns the thing at fault: a name, a JSON Pointer, or an empty text.
    [[nodiscard]] const std::string& origin() const noexcept { return origin_; }

    /// Returns what to do about it, in one English sentence; it may be empty.
    [[nodiscard]] const std::string& hint() const noexcept { return hint_; }

protected:
    Error(std::string_view code, const std::string& what, std::string_view origin, std::string_view hint)
        : std::runtime_error(what), code_(code), origin_(origin), hint_(hint) {}

private:
    std::string code_;
    std::string origin_;
    std::string hint_;
};

/// An argument outside what a function accepts (code `api.argument.…`).
class ArgumentError : public Error {
public:
    ArgumentError(std::string_view code, const std::string& what, std::string_view origin = {}, std::string_view hint = {})
        : Error(code, what, origin, hint) {}
};

/// A framework, schema or expression built in code that cannot be used (code `api.definition.…`).
class DefinitionError : public Error {
public:
    DefinitionError(std::string_view code, const std::string& what, std::string_view origin = {}, std::string_view hint = {})
        : Error(code, what, origin, hint) {}
};

/// A name that the object does not know (code `api.name.unknown`).
class UnknownNameError : public Error {
public:
    /// Says that `name` is no `kind` ("field", "unit", …); the hint offers the nearest names, given joined.
    UnknownNameError(std::string_view kind, std::string_view name, std::string_view nearest = {});
};

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/error_inl.hpp"
#endif
