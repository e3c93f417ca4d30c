# SPDX-License-Identifier: MIT
"""Gaps, next questions and the stop certificate, as a notebook meets them."""

from __future__ import annotations

import json

import palier
import pytest

UNIT = "0990001N"


@pytest.fixture(scope="module")
def profile(diagnosis: palier.Diagnosis) -> palier.Profile:
    """A school of the example academy."""
    return diagnosis[UNIT]


def answered(framework: palier.Framework, **values: object) -> palier.Profile:
    """Diagnose one unit that answered this."""
    document = {
        "format": "palier/observations",
        "format_version": 1,
        "observations": [{"unit": UNIT, "period": "2024-2025", "values": values}],
    }
    return palier.diagnose(framework, palier.Observations.load(document, framework))[UNIT]


def test_gaps_list_what_is_open_for_the_next_tier(profile: palier.Profile) -> None:
    gaps = profile.gaps()
    assert [gap.field for gap in gaps.fields] == list(profile.fields)
    for gap in gaps.fields:
        field = profile.fields[gap.field]
        assert gap.tier == (field.certain + 1 if field.certain < 3 else None)
        assert gap.lacking <= len(gap.criteria)
    for criterion in gaps:
        result = profile.criteria[criterion.id]
        assert criterion.state == result.state.name
        assert criterion.state in ("not_met", "unknown")
        assert (criterion.field, criterion.tier) == (result.field, result.tier)
        assert criterion.label() == result.label()
        assert all(condition.truth in ("no", "unknown") for condition in criterion.conditions)


def test_the_gap_of_one_field_has_values_thresholds_and_advice(profile: palier.Profile) -> None:
    gaps = profile.gaps("pilotage")
    assert len(gaps.fields) == 1
    label = next(each for each in gaps if each.id == "pilotage.label")
    (condition,) = label.conditions
    assert condition.reads == "label.rate"
    assert (condition.comparison, condition.threshold) == (">=", 60.0)
    assert condition.value == pytest.approx(52.0)
    assert condition.distance == pytest.approx(8.0)
    assert condition.enough == 15
    assert label.effort == 3
    assert label.advice("fr") != label.advice("en") != ""
    assert "pilotage.label" in repr(label)
    assert "pilotage" in repr(gaps)
    assert gaps[0] is gaps.criteria[0]
    assert gaps[:1] == gaps.criteria[:1]


def test_gaps_are_sentences_and_plain_data(profile: palier.Profile) -> None:
    gaps = profile.gaps()
    assert "Collège des Tilleuls" in gaps.text()
    assert "points short" in gaps.text("en", width=60)
    assert max(map(len, gaps.text("en", width=60).splitlines())) <= 60
    data = gaps.to_dict()
    assert json.loads(json.dumps(data)) == data
    assert [each["criterion"] for field in data["fields"] for each in field["criteria"]] == [each.id for each in gaps]


def test_a_tier_can_be_aimed_at(profile: palier.Profile) -> None:
    assert profile.gaps("formation", tier=3).fields[0].tier == 3
    assert {each.tier for each in profile.gaps("formation", tier=3)} == {3}
    with pytest.raises(palier.ArgumentError) as refused:
        profile.gaps(tier=4)
    assert refused.value.code == "api.argument.target"
    with pytest.raises(palier.UnknownNameError):
        profile.gaps("formations")


def test_questions_come_best_first_with_their_wording(profile: palier.Profile) -> None:
    questions = profile.next_questions(100)
    assert questions
    assert questions[:2] == profile.next_questions(2)
    keys = [(question.worst, question.mean, question.decided) for question in questions]
    assert keys == sorted(keys, reverse=True)
    for question in questions:
        assert isinstance(profile.values[question.id], palier.Unknown)
        assert not question.indicator.is_derived
        assert question.wording("fr")
        assert question.status in ("missing", "suppressed", "not_significant")
        assert set(question.fields) <= set(profile.fields)
        assert json.loads(json.dumps(question.to_dict()))["indicator"] == question.id
    assert {question.id for question in questions} == set(profile.certificate().askable)


def test_questions_can_be_kept_to_a_field_or_a_form(framework: palier.Framework) -> None:
    empty = answered(framework)
    assert all(question.fields == ("reseau",) for question in empty.next_questions(100, field="reseau"))
    team = empty.next_questions(100, questionnaire="equipe")
    assert 0 < len(team) < len(empty.next_questions(100))
    for wrong in ({"field": "reseaux"}, {"questionnaire": "nothing"}):
        with pytest.raises(palier.UnknownNameError):
            empty.next_questions(1, **wrong)  # type: ignore[arg-type]


def test_the_certificate_says_when_to_stop(small: palier.Framework) -> None:
    empty = answered(small)
    assert empty.certificate().verdict == "open"
    assert not empty.settled
    values: dict[str, object] = {}
    unit = empty
    while not unit.settled:
        question = unit.next_questions(1)[0]
        values[question.id] = False if question.indicator.type is palier.ValueType.boolean else 0
        unit = answered(small, **values)
    assert unit.next_questions() == []
    certificate = unit.certificate()
    assert certificate.settled
    assert certificate.askable == ()
    assert all(field.certain == field.possible for field in certificate.fields)
    assert json.loads(json.dumps(certificate.to_dict()))["verdict"] == "settled"
    assert "settled" in repr(certificate)


def test_what_cannot_be_asked_is_named(framework: palier.Framework) -> None:
    empty = answered(framework)
    (field,) = empty.certificate(field="pilotage").fields
    assert field.verdict == "open"
    assert "unit.degree" in field.beyond
