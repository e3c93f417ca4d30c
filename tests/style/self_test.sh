#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# The style check finds each kind of offence, and accepts a clean tree.

set -euo pipefail
check="$(cd "$(dirname "$0")/../.." && pwd)/tools/check_style.sh"
tree=$(mktemp -d)
found=$(mktemp)
trap 'rm -rf "$tree" "$found"' EXIT
cd "$tree"
mkdir -p include/palier tests

printf '// SPDX-License-Identifier: MIT\n#pragma once\n' > include/palier/clean.hpp
bash "$check" "$tree" > "$found" || { cat "$found"; echo "a clean tree is refused"; exit 1; }

printf '#pragma once\n' > include/palier/unlicensed.hpp
printf '// SPDX-License-Identifier: MIT\n\tint a;\n' > tests/tab.cpp
printf '// SPDX-License-Identifier: MIT\nint a; \n' > tests/blank.cpp
printf '// SPDX-License-Identifier: MIT\r\n' > tests/return.cpp
printf '// SPDX-License-Identifier: MIT\nint a;' > tests/unended.cpp
printf '// SPDX-License-Identifier: MIT\nusing namespace std;\n' > include/palier/greedy.hpp
printf '// SPDX-License-Identifier: MIT\n#include <iostream>\n' > include/palier/loud.hpp
printf '// SPDX-License-Identifier: MIT\nvoid f() { std::abort(); }\n' > include/palier/rude.hpp
printf 'see issue #%d\n' 12 > notes.md
printf 'text\n' > $'d\303\251j\303\240.txt'
{ echo '// SPDX-License-Identifier: MIT'; for _ in {1..500}; do echo 'int a();'; done; } > tests/long.cpp

status=0
bash "$check" "$tree" > "$found" || status=$?
[ "$status" -eq 1 ] || { cat "$found"; echo "exit status $status instead of 1"; exit 1; }
expect() { grep -qE "$1" "$found" || { cat "$found"; echo "not told: $1"; exit 1; }; }
expect '^include/palier/unlicensed.hpp:1: no line'
expect '^tests/tab.cpp:2: tab$'
expect '^tests/blank.cpp:2: trailing blank$'
expect '^tests/return.cpp:1: carriage return$'
expect '^tests/unended.cpp: no line end'
expect '^include/palier/greedy.hpp:2: using namespace$'
expect '^include/palier/loud.hpp:2: the library neither prints'
expect '^include/palier/rude.hpp:2: the library neither prints'
expect '^notes.md:1: a word'
expect 'j.*\.txt: the file name'
expect '^tests/long.cpp: 501 lines'
[ "$(grep -cv '^style:' "$found")" -eq 11 ] || { cat "$found"; echo "told more than the eleven offences"; exit 1; }
