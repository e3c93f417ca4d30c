// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The frozen models as Python holds them: each with the report of its reading, and with what it was made from.

#include <memory>  // frozen models are shared
#include <string>  // documents

#include "palier/diagnosis.hpp"
#include "palier/finding.hpp"
#include "palier/framework.hpp"
#include "palier/observation.hpp"
#include "palier/organisation.hpp"
#include "palier/plan.hpp"
#include "palier/plan_profile.hpp"
#include "palier/profile.hpp"

namespace palier::python {

struct FrameworkModel {
    std::shared_ptr<const Framework> framework;
    std::shared_ptr<const Assessor> assessor;  ///< Made once, for all diagnoses.
    Report report;
    std::string document;  ///< What it was read from, to find lines in it.
};

struct OrganisationModel {
    std::shared_ptr<const Organisation> organisation;
    Report report;
};

struct ObservationsModel {
    std::shared_ptr<const Observations> observations;
    std::shared_ptr<const FrameworkModel> framework;
    Report report;
};

struct DiagnosisModel {
    std::shared_ptr<const Diagnosis> diagnosis;
    std::shared_ptr<const FrameworkModel> framework;
    std::shared_ptr<const OrganisationModel> organisation;  ///< Null without one.
    std::shared_ptr<const ObservationsModel> observations;
};

struct ProfileModel {
    Profile profile;
    std::shared_ptr<const FrameworkModel> framework;
};

struct PlanProfileModel {
    std::shared_ptr<const PlanProfile> profile;
    Report report;
};

struct PlanModel {
    Plan plan;
    std::shared_ptr<const PlanProfileModel> profile;
    Report report;
};

}  // namespace palier::python
