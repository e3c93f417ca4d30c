// SPDX-License-Identifier: MIT
#pragma once

#include <memory>       // shared parts
#include <optional>     // period
#include <string_view>  // unit

#include "palier/diagnosis.hpp"

namespace palier {

/// Diagnoses every observed unit: the tier that is certain and the tier still possible, per field (design: docs/semantics.md).
/// What there is to say about the answers is in the diagnosis' report (`diagnosis.…`). Linear in rows x criteria.
/// Throws ArgumentError `api.argument.framework` when the observations were read for another framework's indicators.
[[nodiscard]] std::shared_ptr<const Diagnosis> diagnose(std::shared_ptr<const Framework> framework, std::shared_ptr<const Observations> observations,
                                                        const DiagnoseOptions& options = {});

/// Diagnoses with an engine made before, so that many calls share its analysis of the framework.
[[nodiscard]] std::shared_ptr<const Diagnosis> diagnose(std::shared_ptr<const Assessor> assessor, std::shared_ptr<const Observations> observations,
                                                        const DiagnoseOptions& options = {});

/// Returns the profile of one unit at a period, or at its latest one, with every value behind it. Linear in the criteria.
/// Throws UnknownNameError when the diagnosis has no such row.
[[nodiscard]] Profile profile_of(const Diagnosis& diagnosis, std::string_view unit, std::optional<SchoolYear> period = std::nullopt);

/// Returns the profile of a row of the observations.
[[nodiscard]] Profile profile_of(const Diagnosis& diagnosis, RowId row);

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/diagnose_inl.hpp"
#endif
