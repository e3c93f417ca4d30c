// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// An organisation on one day as a text that graph programs read: DOT (Graphviz) and GraphML (Gephi, yEd, networkx, igraph).

#include <string>  // the texts
#include <vector>  // some units

#include "palier/organisation.hpp"
#include "palier/text.hpp"

namespace palier {

/// What is written of an organisation.
struct GraphTextOptions {
    /// Language of labels.
    Language language = Language::fr;
    /// Only these units and the links between them; none means all.
    std::vector<UnitId> units = {};
};

/// Writes the units and links that exist on the day as DOT: a node per unit, shown by its label and the label of its kind, with its id as
/// the node's; an edge per link, shown by the label of its kind. Schools are boxes, posts ellipses. Written by Boost.Graph. Linear.
[[nodiscard]] std::string write_dot(const OrganisationView& view, const GraphTextOptions& options = {});

/// Writes the units and links that exist on the day as GraphML. Data of nodes: `id`, `kind`, `label`, `valid_from`, `valid_to` and
/// each attribute of the schema as `unit.NAME`, all texts, empty when unknown; of edges: `kind`, `valid_from`, `valid_to`. Control characters, which XML
/// cannot hold, become blanks. Written by Boost.Graph. Linear.
[[nodiscard]] std::string write_graphml(const OrganisationView& view, const GraphTextOptions& options = {});

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/graph_text_inl.hpp"
#endif
