// SPDX-License-Identifier: MIT

// replay [--lines] FILE...
//
// Gives a fuzz target the files, or each of their lines, whole, then cut short and with a byte changed here and there:
// what a fuzzer does, but always the same, and with any compiler.

#include <cstddef>   // std::size_t
#include <cstdint>   // bytes
#include <cstdio>    // what was done
#include <fstream>   // the files
#include <iterator>  // std::istreambuf_iterator
#include <string>    // names and lines
#include <vector>    // bytes

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::size_t variants = 15;  // of each kind, for each input: seconds for the largest, without optimization

void run(const std::string& bytes, std::size_t size) {
    // A copy of the exact size, so that a sanitizer sees any step beyond the end.
    const std::vector<std::uint8_t> input(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
    LLVMFuzzerTestOneInput(input.data(), input.size());
}

/// Runs an input and its variants, and returns how many that made.
std::size_t run_all(std::string bytes) {
    run(bytes, bytes.size());
    for (std::size_t variant = 0; variant < variants; ++variant) {
        run(bytes, bytes.size() * variant / variants);
        // A step that shares no factor with usual line lengths falls on quotes, digits and brackets alike.
        const std::size_t at = variant * 7919 % bytes.size();
        const char kept = bytes[at];
        bytes[at] = "\"{}[]:,0-\\\xC3\x00 "[variant % 13];
        run(bytes, bytes.size());
        bytes[at] = kept;
    }
    return 1 + 2 * variants;
}

}  // namespace

int main(int count, char** arguments) {
    const std::vector<std::string> files(arguments + 1, arguments + count);
    const bool by_line = !files.empty() && files.front() == "--lines";
    std::size_t runs = 0;
    for (std::size_t i = by_line ? 1 : 0; i < files.size(); ++i) {
        std::ifstream stream(files[i], std::ios::binary);
        if (by_line) {
            for (std::string line; std::getline(stream, line);) runs += line.empty() ? 0 : run_all(line);
        } else {
            const std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
            runs += bytes.empty() ? 0 : run_all(bytes);
        }
    }
    std::printf("%zu runs\n", runs);
    return runs == 0 ? 1 : 0;
}
