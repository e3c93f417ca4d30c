// SPDX-License-Identifier: MIT
// Any bytes read as a framework give a report, and what is kept reads again as itself.
//
//   clang++-19 -std=c++20 -O1 -g -fsanitize=fuzzer,address,undefined -Iinclude tests/fuzz/fuzz_framework.cpp -o fuzz_framework
//   ./fuzz_framework -max_total_time=60 -dict=tests/fuzz/json.dict CORPUS data/frameworks

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include <nlohmann/json.hpp>

#include "palier/detail/json_document.hpp"
#include "palier/json.hpp"
#include "palier/render.hpp"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

/// The reader and nlohmann/json say the same of a text: JSON, or not.
void check_syntax(std::string_view bytes) {
    using palier::detail::JsonDocument;
    palier::Report report;
    const JsonDocument document = JsonDocument::parse(bytes, {}, "x", report);
    if (report.count("json.document.empty") + report.count("json.encoding.utf-16") > 0) return;
    const std::string_view text = document.text();
    const bool is_wrong = report.count("json.syntax.invalid") + report.count("json.syntax.truncated") > 0;
    // A number that no double holds is JSON here, and none there; NUL ends a text there.
    if (report.count("json.number.overflow") > 0 || text.find('\0') != std::string_view::npos) return;
    require(is_wrong == !nlohmann::json::accept(text));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check_syntax(bytes);
    const palier::FrameworkBuild first = palier::read_framework(bytes, {"x", {}, {}});
    for (const palier::Finding& finding : first.report.findings()) require(finding.origin.document == "x" && finding.origin.line > 0);
    require(palier::find_invalid_utf8(palier::render_text(first.report, {}, bytes)) == std::string::npos);
    (void)palier::write_report(first.report);
    (void)palier::detect_format(bytes);
    if (!first.framework) return 0;
    const std::string written = palier::write_framework(first.framework->definition());
    const palier::FrameworkBuild second = palier::read_framework(written, {"x", {}, {}});
    require(second.framework != nullptr);
    require(palier::write_framework(second.framework->definition()) == written);
    return 0;
}
