# SPDX-License-Identifier: MIT
#
# The files of the library, floor by floor. The words are explained in sources.cmake.

# F0: what every file may lean on.
palier_header(config 0 NO_BODY)
palier_header(version 0 NO_BODY)

# F1: names, words, places, misuse.
palier_header(id 1)
palier_header(text 1)
palier_header(origin 1)
palier_header(error 1)
palier_detail(sha256 1)

# F2: the small values.
palier_header(name_table 2)
palier_header(finding 2)
palier_header(value 2)
palier_header(uai 2)
palier_header(period 2)

# F3: tables, the sentences of the findings.
palier_header(table 3)
palier_header(catalogue 3)
palier_detail(bitmap 0)
palier_detail(catalogue/diagnosis 3)
palier_detail(catalogue/expression 3)
palier_detail(catalogue/framework 3)
palier_detail(catalogue/json 3)
palier_detail(catalogue/limit 3)
palier_detail(catalogue/observations 3)
palier_detail(catalogue/organisation 3)
palier_detail(catalogue/organisation_schema 3)
palier_detail(catalogue/table 3)

# F4: the language of the rules, the grammar of organisations.
palier_header(expression 4 BODIES expression expression_lexer expression_parse expression_check expression_print expression_words)
palier_header(organisation_schema 4)

# F5: what is measured, and where.
palier_header(indicator 5)
palier_header(organisation 5 BODIES organisation organisation_builder organisation_freeze organisation_hierarchy)
palier_detail(organisation_columns 4)

# F6: the parts of a framework, and what was seen.
palier_header(observation 6)
palier_header(maturity_model 6)
palier_header(questionnaire 6 NO_BODY)

# F7: a framework, and the evaluation of its expressions.
palier_header(framework 7)
palier_detail(framework_hash 6)
palier_header(evaluate 7)

# F8: the values of one row, and results as data.
palier_header(frame 8)
palier_header(profile 8)

# F9: from a frame to results, and the results of all rows.
palier_header(assess 9)
palier_detail(input_uses 9)
palier_detail(tight_bounds 9)
palier_header(diagnosis 9)

# F10: services.
palier_header(annuaire 10)
palier_header(check_organisation 10)
palier_header(diagnose 10)
palier_header(explain 10)
palier_header(observations_table 10)
palier_header(roll_up 10)

# F11: everything above.
palier_header(palier 11 NO_BODY)

# Edges: opt-in, and the only ones that may name a third party.
palier_edge(json NEEDS nlohmann_json
  BODIES json_document json_locate json_reader json_scan
  DETAILS json_document json_locate json_reader json_scan)
palier_edge(arrow BODIES arrow_export arrow_import DETAILS arrow_column arrow_decimal)
palier_edge(bgl NO_BODY NEEDS boost)
palier_edge(builtin)
palier_edge(render)

# The documents carried along.
palier_document(framework demo data/frameworks/demo.json)
palier_document(organisation-schema france data/organisation_schemas/france.json)
palier_document(organisation academie-exemple data/examples/academie-exemple.json)
palier_document(observations academie-exemple data/examples/observations.json)

# The Python module.
palier_binding(module)
