// SPDX-License-Identifier: MIT
#include "palier/json.hpp"

#include "palier/detail/json_document_inl.hpp"
#include "palier/detail/json_format_inl.hpp"
#include "palier/detail/json_framework_inl.hpp"
#include "palier/detail/json_framework_write_inl.hpp"
#include "palier/detail/json_locate_inl.hpp"
#include "palier/detail/json_observations_inl.hpp"
#include "palier/detail/json_organisation_inl.hpp"
#include "palier/detail/json_organisation_schema_inl.hpp"
#include "palier/detail/json_reader_inl.hpp"
#include "palier/detail/json_report_inl.hpp"
#include "palier/detail/json_scan_inl.hpp"
