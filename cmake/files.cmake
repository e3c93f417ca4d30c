# SPDX-License-Identifier: MIT
#
# The files of the library, floor by floor. The words are explained in sources.cmake.

# F0: what every file may lean on.
palier_header(config 0 NO_BODY)
palier_header(version 0 NO_BODY)
palier_detail(bitmap 0)

# F1: names, words, places, misuse.
palier_header(id 1)
palier_header(text 1)
palier_header(origin 1)
palier_header(error 1)
palier_detail(characters 1)
palier_detail(sha256 1)

# F2: the small values.
palier_header(name_table 2)
palier_header(finding 2)
palier_header(value 2)
palier_header(uai 2)
palier_header(period 2)
palier_detail(derivation_graph 2)
palier_detail(nearest_offer 2)

# F3: tables, and the sentences of the findings.
palier_header(table 3)
palier_header(catalogue 3)
palier_detail(catalogue/annuaire 3)
palier_detail(catalogue/comparison 3)
palier_detail(catalogue/diagnosis 3)
palier_detail(catalogue/expression 3)
palier_detail(catalogue/framework 3)
palier_detail(catalogue/framework_rules 3)
palier_detail(catalogue/json 3)
palier_detail(catalogue/limit 3)
palier_detail(catalogue/observations 3)
palier_detail(catalogue/observations_table 3)
palier_detail(catalogue/organisation 3)
palier_detail(catalogue/organisation_schema 3)
palier_detail(catalogue/plan_profile 3)
palier_detail(catalogue/roll_up 3)
palier_detail(catalogue/table 3)
palier_detail(catalogue/uai 3)

# F4: the language of the rules, the kinds of unit.
palier_header(expression 4)
palier_detail(expression_words_inl 4)
palier_detail(expression_functions_inl 4)
palier_detail(expression_decimal 4)
palier_detail(expression_teller_inl 4)
palier_detail(expression_stack_inl 4)
palier_detail(expression_lexer_inl 4)
palier_detail(expression_parse_inl 4)
palier_detail(expression_check_inl 4)
palier_detail(expression_print_inl 4)
palier_header(organisation_schema 4)
palier_header(plan_shape 4)

# F5: what is measured, and where.
palier_header(indicator 5)
palier_header(organisation 5 BODIES organisation organisation_builder organisation_freeze organisation_hierarchy)
palier_header(plan_profile 5)
palier_detail(organisation_columns 3)
palier_detail(unit_set 2)

# F6: what was seen, and the parts of a framework.
palier_header(plan 6)
palier_header(observation 6)
palier_header(support 6)
palier_detail(dominators 0)
palier_header(history 6)
palier_detail(organisation_cycles 6)
palier_header(organisation_table 6 BODIES organisation_table organisation_table_read)
palier_header(maturity_model 6)
palier_header(questionnaire 6 NO_BODY)
palier_detail(framework_hash 6)

# F7: frameworks, and the evaluation of expressions.
palier_header(framework 7)
palier_header(evaluate 7)
palier_detail(evaluate_value_inl 7)
palier_detail(evaluate_exact_inl 7)
palier_detail(evaluate_logic_inl 7)
palier_detail(evaluate_number_inl 7)
palier_detail(evaluate_call_inl 7)
palier_detail(evaluate_run_inl 7)
palier_detail(evaluate_program 7)
palier_detail(evaluate_program_inl 7)
palier_detail(evaluate_uses_inl 7)

# F8: all that is known of one unit, and the form of its result.
palier_header(frame 8)
palier_header(profile 8)
palier_detail(unit_attributes 8)
palier_detail(derive_one 8)
palier_detail(unknown_attribute 8)

# F9: from one to the other.
palier_header(assess 9)
palier_detail(criterion_programs 9)
palier_detail(input_uses 9)
palier_detail(needed 7)
palier_detail(tight_bounds 9)

# F10: results of many units, and the readings of one.
palier_header(diagnosis 10)
palier_header(condition 10)
palier_detail(condition_reader 10)
palier_detail(condition_sentences 10)
palier_detail(explain_words 10)
palier_detail(tier_sentences 10)

# F11: services.
palier_header(ask 11)
palier_detail(ask_cells 11)
palier_detail(ask_search 11)
palier_header(diagnose 11)
palier_header(explain 11 BODIES explain explain_text profile_sheet)
palier_header(gap 11 BODIES gap gap_text)
palier_detail(prose 3)
palier_detail(school_days 3)
palier_header(path 11 BODIES path path_sets path_text)
palier_detail(path_bound 11)
palier_detail(path_conjuncts 11)
palier_detail(path_goal 11)
palier_detail(path_implications 11)
palier_detail(path_problem 11)
palier_detail(path_repair 11)
palier_detail(path_search 11)
palier_header(roll_up 11)
palier_header(plan_budget 11)
palier_header(plan_reach 11)
palier_header(progress 11)
palier_header(annuaire 11 BODIES annuaire annuaire_cells annuaire_row)
palier_header(check_organisation 11)
palier_header(check_framework 11)
palier_detail(rule_cells 11)
palier_detail(rule_criteria_check 11)
palier_detail(rule_defects 11)
palier_detail(rule_direction_check 11)
palier_detail(rule_document_check 11)
palier_detail(rule_tiers 11)
palier_detail(rule_tiers_check 11)
palier_detail(rule_witness 11)
palier_detail(rule_wording_check 11)
palier_detail(rule_worlds 11)
palier_header(compare 11 BODIES compare compare_text)
palier_detail(compare_pairs 11)
palier_detail(compare_rows 11)
palier_header(observations_table 11 BODIES observations_cell observations_table observations_table_write)
palier_detail(cell_text 6)

# F12: what a rule about plans sees.
palier_header(plan_rule 12)
palier_detail(plan_rules 12)
palier_detail(plan_rules/structure_date_malformed 12)
palier_detail(plan_rules/structure_id_malformed 12)
palier_detail(plan_rules/structure_items_too_few 12)
palier_detail(plan_rules/structure_items_too_many 12)
palier_detail(plan_rules/structure_kind_unknown 12)
palier_detail(plan_rules/structure_member_unknown 12)
palier_detail(plan_rules/structure_number_out_of_range 12)
palier_detail(plan_rules/structure_part_expected 12)
palier_detail(plan_rules/structure_part_foreign 12)
palier_detail(plan_rules/structure_part_missing 12)
palier_detail(plan_rules/structure_text_empty 12)
palier_detail(plan_rules/structure_text_too_long 12)
palier_detail(plan_rules/structure_type_wrong 12)
palier_detail(plan_rules/structure_word_unknown 12)
palier_detail(plan_rules/reference_action_unknown 12)
palier_detail(plan_rules/reference_indicator_unknown 12)
palier_detail(plan_rules/action_reversed 12)
palier_detail(plan_rules/objective_unmeasured 12)

# F13: all rules about plans, one file each.
palier_header(validate_plan 13)

# F14: everything above.
palier_header(palier 14 NO_BODY)

# Edges: opt-in, and the only ones that may name a third party.
palier_edge(json
  BODIES json_document json_format json_framework json_framework_write json_locate json_observations
    json_organisation json_organisation_schema json_organisation_write json_reader json_report json_scan
  DETAILS json_scan json_document json_locate json_output json_reader
  NEEDS nlohmann_json)
palier_edge(plan_document
  BODIES json_plan json_plan_profile json_plan_schema
  DETAILS plan_structure
  NEEDS nlohmann_json)
palier_edge(arrow BODIES arrow_export arrow_import DETAILS arrow_column arrow_decimal arrow_format arrow_piece)
palier_edge(bgl NO_BODY DETAILS bgl_iterators NEEDS boost)
palier_edge(graph_text NEEDS boost)
palier_edge(builtin)
palier_edge(render)

# The documents carried along.
palier_document(framework demo data/frameworks/demo.json)
palier_document(organisation-schema france data/organisation_schemas/france.json)
palier_document(organisation academie-exemple data/examples/academie-exemple.json)
palier_document(observations academie-exemple data/examples/observations.json)
palier_document(plan-profile fiche-defi data/plan_profiles/fiche-defi.json)
palier_document(plan-profile plan-formation data/plan_profiles/plan-formation.json)
palier_document(plan-profile pole-excellence data/plan_profiles/pole-excellence.json)
palier_document(plan-profile projet-numerique-district data/plan_profiles/projet-numerique-district.json)
palier_document(plan-profile projet-numerique-etablissement data/plan_profiles/projet-numerique-etablissement.json)
palier_document(plan-profile vnpe data/plan_profiles/vnpe.json)
palier_document(plan exemple data/examples/plan.json)
palier_document(schema framework data/schemas/framework.json)
palier_document(schema observations data/schemas/observations.json)
palier_document(schema organisation data/schemas/organisation.json)
palier_document(schema organisation-schema data/schemas/organisation-schema.json)
palier_document(schema report data/schemas/report.json)

# The Python module.
palier_binding(module)
palier_binding(bind_vocabulary)
palier_binding(bind_report)
palier_binding(bind_table)
palier_binding(bind_expression)
palier_binding(bind_framework)
palier_binding(bind_organisation)
palier_binding(bind_organisation_tables)
palier_binding(bind_graphs)
palier_binding(bind_support)
palier_binding(bind_observations)
palier_binding(bind_next)
palier_binding(bind_profile)
palier_binding(bind_diagnosis)
palier_binding(bind_check)
palier_binding(bind_compare)
palier_binding(bind_path)
