// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Units, links and days as Python holds them: each with the organisation it belongs to.

#include <memory>   // shared models
#include <string>   // names
#include <variant>  // a unit or its name

#include "models.hpp"
#include "python.hpp"

namespace palier::python {

using SharedOrganisation = std::shared_ptr<const OrganisationModel>;

/// One unit, with the organisation it belongs to.
struct UnitView {
    SharedOrganisation model;
    UnitId id;

    [[nodiscard]] const Organisation& organisation() const noexcept { return *model->organisation; }
};

/// A link, with the organisation it belongs to.
struct LinkView {
    SharedOrganisation model;
    LinkId id;

    [[nodiscard]] const Organisation& organisation() const noexcept { return *model->organisation; }
};

/// An organisation on one day.
struct DayView {
    SharedOrganisation model;
    Date date;

    [[nodiscard]] OrganisationView view() const noexcept { return model->organisation->at(date); }
};

using Units = py::typing::List<UnitView>;
using Links = py::typing::List<LinkView>;

template <class Ids>
Units units_of(const SharedOrganisation& model, const Ids& ids) {
    Units units;
    for (const UnitId id : ids) units.append(py::cast(UnitView{model, id}));
    return units;
}

inline Links links_of(const SharedOrganisation& model, LinkRange range) {
    Links links;
    for (const LinkId id : range) links.append(py::cast(LinkView{model, id}));
    return links;
}

/// Returns the unit of a view or of a name. Throws UnknownNameError with the nearest names.
inline UnitId get_unit(const SharedOrganisation& model, const std::variant<UnitView, std::string>& given) {
    if (const auto* view = std::get_if<UnitView>(&given)) {
        if (view->model->organisation == model->organisation) return view->id;
        return model->organisation->get_unit(view->organisation().unit_id(view->id));
    }
    return model->organisation->get_unit(std::get<std::string>(given));
}

/// A unit given as an object or by its id.
using UnitArgument = std::variant<UnitView, std::string>;

// What bind_organisation leaves to files of their own.
void bind_support(py::module_& module, py::classh<UnitView>& unit, py::classh<DayView>& day);
void bind_organisation_tables(py::classh<OrganisationModel>& organisation);
void bind_graphs(py::classh<OrganisationModel>& organisation, py::classh<DayView>& day);

}  // namespace palier::python
