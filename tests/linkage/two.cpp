// SPDX-License-Identifier: MIT
#include "two.hpp"

#include "every_header.hpp"

FindBuiltin seen_by_two() { return &palier::find_builtin; }

const palier::BuiltinDocument* documents_seen_by_two() { return palier::builtin_documents().data(); }
