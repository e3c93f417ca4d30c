#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# tools/check_style.sh [FOLDER]
#
# The rules of form that a machine can check, on every file of the repository (or of FOLDER). Prints one
# line per offence, `file:line: rule`, and exits 1 when there is one.

set -euo pipefail
cd "${1:-"$(dirname "$0")/.."}"
export LC_ALL=C

max_lines=500    # a longer source file is split by theme

# In a checkout, what git knows and what it would add; in an unpacked archive, everything.
if [ "$(git rev-parse --show-toplevel 2>/dev/null)" = "$PWD" ]; then
    mapfile -t files < <(git ls-files --cached --others --exclude-standard | sort)
else
    mapfile -t files < <(find . -type f -not -path './build/*' -not -path './.venv/*' | sed 's|^\./||' | sort)
fi

offences=0
tell() {
    printf '%s: %s\n' "$1" "$2"
    offences=$((offences + 1))
}

# refuse PATTERN RULE FILE...: tells each line that matches the extended regular expression. One search serves all files.
refuse() {
    local pattern=$1 rule=$2 file line
    shift 2
    [ "$#" -gt 0 ] || return 0
    while IFS=: read -r -d '' file && IFS=: read -r line _; do
        tell "$file:$line" "$rule"
    done < <(grep -nHZIE -e "$pattern" -- "$@" || true)
}

tab=$'\t'
# Written in pieces, so that this file does not hold them.
not_ours="/wo""rk/|pypi\\.o""rg|pythonho""sted|registry\\.npm""js|crates\\.i""o|deb\\.deb""ian|proxy\\.gol""ang"
not_ours+="|[Ii]ssue #""?[0-9]|TO""DO|FIX""ME|XX""X|[Ss]ub-?age""nt"

# What kind of file each is, once.
texts=() tabless=() library=() shown=()
for file in "${files[@]}"; do
    [ -f "$file" ] || continue
    case $file in
        *[!A-Za-z0-9._/-]*) tell "$file" "the file name has a character outside ASCII letters, digits, dot, dash, underscore" ;;
    esac
    [ -s "$file" ] || continue
    texts+=("$file")
    case $file in
        Makefile | *.tsv) ;;
        *) tabless+=("$file") ;;
    esac
    case $file in
        *.hpp | *.cpp | *.py | *.pyi | *.cmake | *.sh | *CMakeLists.txt | Makefile | .ci/run)
            mapfile -t lines < "$file"
            [[ "${lines[0]} ${lines[1]:-}" == *"SPDX-License-Identifier: MIT"* ]] ||
                tell "$file:1" "no line 'SPDX-License-Identifier: MIT' on top"
            # The stub is written by a program, in one file because the module is one.
            [ "${#lines[@]}" -le "$max_lines" ] || [ "$file" = python/palier/_core.pyi ] ||
                tell "$file" "${#lines[@]} lines, more than $max_lines: split it by theme"
            [ -z "$(tail -c 1 -- "$file")" ] || tell "$file" "no line end at the end of the file"
            ;;
    esac
    case $file in
        include/*.hpp | src/*.cpp | bindings/*) library+=("$file") ;;
        examples/*.hpp | bench/*.hpp) shown+=("$file") ;;
    esac
done

refuse "$tab" "tab" "${tabless[@]}"
refuse '[ ]+$' "trailing blank" "${texts[@]}"
refuse $'\r' "carriage return" "${texts[@]}"
refuse "$not_ours" "a word that is none of this project's business" "${texts[@]}"
refuse '^[ ]*using namespace ' "using namespace" "${library[@]}" "${shown[@]}"
refuse '(std::|<)(cout|cerr|clog|iostream|print)\b|\b(printf|puts|abort|exit|_Exit|terminate|getenv|setlocale)\(' \
    "the library neither prints, stops the program, nor reads its environment" "${library[@]}"

if [ "$offences" -ne 0 ]; then
    echo "style: $offences offences in ${#files[@]} files"
    exit 1
fi
echo "style: ${#files[@]} files, nothing to say"
