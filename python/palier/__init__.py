# SPDX-License-Identifier: MIT
"""palier: the diagnostic logic behind a school's digital strategy.

Who is around a school, what is measured there, which maturity tier each field of action has reached, what is
missing for the next one. Frames of pandas, polars, pyarrow and DuckDB come in and go out through Arrow.

Examples
--------
>>> import palier
>>> framework = palier.Framework.load("demo")
>>> observations = palier.Observations.load("academie-exemple", framework)
>>> organisation = palier.Organisation.load("academie-exemple")
>>> diagnosis = palier.diagnose(framework, observations, organisation=organisation, period="2024-2025")
>>> profile = diagnosis["0990001N"]
>>> profile.fields["pilotage"].certain <= profile.fields["pilotage"].possible
True
"""

from __future__ import annotations

try:
    from palier._core import (
        BlockedTier,
        CheapestPath,
        CodeRecord,
        Comparison,
        Criterion,
        CriterionResult,
        CriterionState,
        Diagnosis,
        Direction,
        Evidence,
        Expression,
        FailurePoint,
        Field,
        FieldProfile,
        Finding,
        Framework,
        Indicator,
        Link,
        NotApplicablePolicy,
        Observations,
        Organisation,
        OrganisationView,
        Origin,
        PathStep,
        Plan,
        PlanProfile,
        PlanProgress,
        PlanRule,
        Profile,
        Report,
        SchoolYear,
        Severity,
        StateCounts,
        Status,
        Supporter,
        Table,
        Tier,
        TierBounds,
        TierChange,
        TierDelta,
        TierOverride,
        TierResult,
        TierRollUp,
        Uai,
        UaiProblem,
        Unit,
        UnmetSet,
        UnmetSets,
        ValueType,
        __version__,
        builtin_documents,
        check,
        code_record,
        code_records,
        compare,
        diagnose,
        plan_budget,
        plan_profiles,
        plan_reach,
        plan_rules,
        progress,
        roll_up,
        validate,
    )
except ImportError as error:  # pragma: no cover - only a broken installation gets here
    _note = (
        "palier._core is the compiled part of palier. In a checkout, build it with 'pip install -e .' "
        "(a C++20 compiler is needed); otherwise reinstall palier."
    )
    if hasattr(error, "add_note"):
        error.add_note(_note)
        raise
    raise ImportError(f"{error}\n{_note}") from error

from palier._errors import ArgumentError, DefinitionError, DocumentError, PalierError, UnknownNameError
from palier._schemas import schema
from palier._values import NotApplicable, Unknown

TYPE_CHECKING = False  # type checkers take it for true; the module typing is dear to import
if TYPE_CHECKING:
    from palier._next import (
        Certificate,
        FieldCertificate,
        FieldGap,
        GapCondition,
        GapCriterion,
        GapGroup,
        Gaps,
        Question,
    )

__all__ = [
    "ArgumentError",
    "BlockedTier",
    "Certificate",
    "CheapestPath",
    "CodeRecord",
    "Comparison",
    "Criterion",
    "CriterionResult",
    "CriterionState",
    "DefinitionError",
    "Diagnosis",
    "Direction",
    "DocumentError",
    "Evidence",
    "Expression",
    "FailurePoint",
    "Field",
    "FieldCertificate",
    "FieldGap",
    "FieldProfile",
    "Finding",
    "Framework",
    "GapCondition",
    "GapCriterion",
    "GapGroup",
    "Gaps",
    "Indicator",
    "Link",
    "NotApplicable",
    "NotApplicablePolicy",
    "Observations",
    "Organisation",
    "OrganisationView",
    "Origin",
    "PalierError",
    "PathStep",
    "Plan",
    "PlanProfile",
    "PlanProgress",
    "PlanRule",
    "Profile",
    "Question",
    "Report",
    "SchoolYear",
    "Severity",
    "StateCounts",
    "Status",
    "Supporter",
    "Table",
    "Tier",
    "TierBounds",
    "TierChange",
    "TierDelta",
    "TierOverride",
    "TierResult",
    "TierRollUp",
    "Uai",
    "UaiProblem",
    "Unit",
    "Unknown",
    "UnknownNameError",
    "UnmetSet",
    "UnmetSets",
    "ValueType",
    "__version__",
    "builtin_documents",
    "check",
    "code_record",
    "code_records",
    "compare",
    "diagnose",
    "plan_budget",
    "plan_profiles",
    "plan_reach",
    "plan_rules",
    "progress",
    "roll_up",
    "schema",
    "validate",
]


def __dir__() -> list[str]:
    return __all__


_LATER = frozenset(
    {"Certificate", "FieldCertificate", "FieldGap", "GapCondition", "GapCriterion", "GapGroup", "Gaps", "Question"}
)


def __getattr__(name: str) -> object:
    """Import the classes of results that are seldom named when they first are."""
    if name not in _LATER:
        raise AttributeError(f"module 'palier' has no attribute {name!r}")
    from palier import _next

    return getattr(_next, name)
