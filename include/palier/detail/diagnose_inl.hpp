// SPDX-License-Identifier: MIT
#pragma once

#include <utility>  // std::move

#include "palier/catalogue.hpp"
#include "palier/detail/unit_attributes.hpp"
#include "palier/diagnose.hpp"
#include "palier/error.hpp"

namespace palier {

namespace detail {

inline Finding tell_cap(const Framework& framework, FieldId id, std::string unit) {
    const Field& field = framework[id];
    return make_finding("diagnosis.field.not-applicable-capped", {},
                        {{"unit", std::move(unit)},
                         {"field", field.label.empty() ? LocalizedText{{}, {}, field.id} : field.label},
                         {"share", static_cast<double>(*field.max_not_applicable) / 10'000.0}});
}

}  // namespace detail

/// Makes diagnoses.
class Diagnoser {
public:
    static std::shared_ptr<const Diagnosis> run(std::shared_ptr<const Assessor> assessor, std::shared_ptr<const Observations> observations,
                                                const DiagnoseOptions& options) {
        if (observations->indicators() != assessor->framework()->indicators())
            throw ArgumentError("api.argument.framework", "the observations were read for the indicators of another framework",
                                assessor->framework()->id(), "Read them again for this framework.");
        auto made = std::make_shared<Diagnosis>();
        made->assessor_ = std::move(assessor);
        made->observations_ = std::move(observations);
        made->options_ = options;
        fill(*made);
        return made;
    }

private:
    static void fill(Diagnosis& made) {
        const Framework& framework = *made.framework();
        const Organisation* organisation = made.options_.organisation.get();
        if (made.options_.period) {
            const auto periods = made.observations_->periods();
            bool observed = false;
            std::vector<std::string> known;
            for (const SchoolYear period : periods) {
                observed = observed || period == *made.options_.period;
                known.push_back(period.text());
            }
            if (!observed) {
                if (known.empty()) known.emplace_back("-");
                made.report_.add(make_finding("diagnosis.period.unobserved", {}, {{"period", made.options_.period->text()}, {"nearest", std::move(known)}}));
            }
        }
        const detail::UnitAttributes attributes_of(*framework.indicators(), organisation);
        EvaluationScratch scratch;
        std::vector<std::string> texts;
        made.positions_.assign(made.observations_->row_count(), 0xFFFF'FFFFU);
        for (std::size_t r = 0; r < made.observations_->row_count(); ++r) {
            const auto row = id_at<RowId>(r);
            if (made.options_.period && made.observations_->period_of(row) != *made.options_.period) continue;
            const std::string_view name = made.observations_->unit_name(row);
            const auto unit = organisation ? organisation->find_unit(name) : std::nullopt;
            if (organisation && !unit) made.report_.add(make_finding("diagnosis.unit.unknown", {}, {{"unit", std::string(name)}}));
            const auto attributes = attributes_of.of(unit, texts);
            const auto frame = make_frame(*made.observations_, row, attributes, made.options_.minimum_evidence, scratch);
            Assessment assessment = made.assessor_->assess(frame, scratch);
            made.positions_[r] = static_cast<std::uint32_t>(made.rows_.size());
            made.rows_.push_back(row);
            for (const auto& field : assessment.fields) {
                made.fields_.push_back(field);
                if (field.not_applicable_capped) made.report_.add(detail::tell_cap(framework, field.field, std::string(name)));
            }
            if (assessment.overall) made.overall_.push_back(*assessment.overall);
        }
    }
};

PALIER_INLINE std::shared_ptr<const Diagnosis> diagnose(std::shared_ptr<const Framework> framework, std::shared_ptr<const Observations> observations,
                                                        const DiagnoseOptions& options) {
    return diagnose(std::make_shared<const Assessor>(std::move(framework), options.assess), std::move(observations), options);
}

PALIER_INLINE std::shared_ptr<const Diagnosis> diagnose(std::shared_ptr<const Assessor> assessor, std::shared_ptr<const Observations> observations,
                                                        const DiagnoseOptions& options) {
    return Diagnoser::run(std::move(assessor), std::move(observations), options);
}

PALIER_INLINE Profile profile_of(const Diagnosis& diagnosis, std::string_view unit, std::optional<SchoolYear> period) {
    if (const auto position = diagnosis.find(unit, period)) return profile_of(diagnosis, diagnosis.rows()[*position]);
    std::string nearest;
    for (const auto& name : nearest_names(unit, diagnosis.observations()->units().all())) nearest += (nearest.empty() ? "" : ", ") + name;
    throw UnknownNameError("diagnosed unit", unit, nearest);
}

PALIER_INLINE Profile profile_of(const Diagnosis& diagnosis, RowId row) {
    const Organisation* organisation = diagnosis.options().organisation.get();
    const detail::UnitAttributes attributes_of(*diagnosis.framework()->indicators(), organisation);
    Profile profile;
    profile.framework = diagnosis.framework();
    profile.observations = diagnosis.observations();
    profile.row = row;
    profile.unit = std::string(diagnosis.observations()->unit_name(row));
    profile.period = diagnosis.observations()->period_of(row);
    profile.minimum_evidence = diagnosis.options().minimum_evidence;
    const auto unit = organisation ? organisation->find_unit(profile.unit) : std::nullopt;
    if (unit) profile.unit_label = organisation->label(*unit);
    auto texts = std::make_shared<std::vector<std::string>>();
    EvaluationScratch scratch;
    profile.frame = make_frame(*diagnosis.observations(), row, attributes_of.of(unit, *texts), profile.minimum_evidence, scratch);
    profile.attribute_texts = std::move(texts);
    profile.assessment = diagnosis.assessor()->assess(profile.frame, scratch);
    for (const TierStatement& stated : diagnosis.observations()->statements_of(row))
        if (const auto field = profile.framework->find_field(stated.field); field && stated.tier <= profile.framework->tier_count())
            profile.overrides.push_back({*field, stated.tier, stated.role, stated.reason, stated.date});
    for (const auto& field : profile.assessment.fields)
        if (field.not_applicable_capped) profile.report.add(detail::tell_cap(*profile.framework, field.field, profile.unit));
    return profile;
}

}  // namespace palier
