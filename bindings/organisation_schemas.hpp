// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The schemas that an organisation may name: the built-in ones and the caller's.

#include <memory>    // schemas are shared
#include <optional>  // the caller's schema
#include <utility>   // std::move
#include <vector>    // schemas

#include "document_source.hpp"
#include "palier/builtin.hpp"
#include "palier/json.hpp"

namespace palier::python {

/// The built-in schemas, by their bytes; read for each document, since a schema takes well under a millisecond.
inline std::vector<std::shared_ptr<const OrganisationSchema>> known_schemas(const std::optional<DocumentBytes>& own, Report& report) {
    std::vector<std::shared_ptr<const OrganisationSchema>> schemas;
    if (own) {
        OrganisationSchemaResult read = read_organisation_schema(own->bytes, read_options(*own));
        report.merge(std::move(read.report));
        schemas.push_back(std::move(read.schema));
    }
    for (const BuiltinDocument& document : builtin_documents()) {
        if (document.kind != "organisation-schema") continue;
        ReadOptions options;
        options.document_name = std::string(document.name);
        schemas.push_back(read_organisation_schema(document.text, options).schema);
    }
    return schemas;
}

}  // namespace palier::python
