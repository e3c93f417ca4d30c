// SPDX-License-Identifier: MIT
#include "palier/json.hpp"

#include "palier/detail/json_scan_inl.hpp"
#include "palier/detail/json_document_inl.hpp"
#include "palier/detail/json_locate_inl.hpp"
#include "palier/detail/json_reader_inl.hpp"
