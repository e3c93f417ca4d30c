# SPDX-License-Identifier: MIT
"""
The compiled part of palier. Private: import palier instead.
"""
from __future__ import annotations
import collections.abc
import datetime
import enum
import networkx
import os
import palier._graphs
import palier._next
import palier._values
import palier._views
import typing
import typing_extensions
__all__: list[str] = ['BlockedTier', 'CheapestPath', 'CodeRecord', 'Comparison', 'Criterion', 'CriterionResult', 'CriterionState', 'Diagnosis', 'Direction', 'Evidence', 'Expression', 'FailurePoint', 'Field', 'FieldProfile', 'Finding', 'Framework', 'Indicator', 'Link', 'NotApplicablePolicy', 'Observations', 'Organisation', 'OrganisationView', 'Origin', 'PathStep', 'Plan', 'PlanProfile', 'PlanProgress', 'PlanRule', 'Profile', 'Report', 'SchoolYear', 'Severity', 'StateCounts', 'Status', 'Supporter', 'Table', 'Tier', 'TierBounds', 'TierChange', 'TierDelta', 'TierOverride', 'TierResult', 'TierRollUp', 'Uai', 'UaiProblem', 'Unit', 'UnmetSet', 'UnmetSets', 'ValueType', 'builtin_documents', 'check', 'code_record', 'code_records', 'compare', 'diagnose', 'nearest_names', 'plan_budget', 'plan_profiles', 'plan_reach', 'plan_rules', 'progress', 'roll_up', 'validate']
class Severity(enum.Enum):
    """
    How serious a finding is. Only ``error`` makes a document invalid.
    """
    error = 0
    warning = 1
    advice = 2
    info = 3
class Status(enum.Enum):
    """
    What is known of an observation. Missing, suppressed and not significant are unknown to rules.
    """
    known = 0
    missing = 1
    not_applicable = 2
    suppressed = 3
    not_significant = 4
class Evidence(enum.Enum):
    """
    How an answer is backed, from least to most.
    """
    unstated = 0
    declared = 1
    confirmed = 2
    verified = 3
class ValueType(enum.Enum):
    """
    The type of an indicator.
    """
    boolean = 0
    integer = 1
    number = 2
    ordinal = 3
    category = 4
    ratio = 5
class CriterionState(enum.Enum):
    """
    What a criterion comes to.
    """
    met = 0
    not_met = 1
    unknown = 2
    not_applicable = 3
class UaiProblem(enum.Enum):
    """
    What is wrong with a text that should be a UAI code.
    """
    empty = 1
    length = 2
    characters = 3
    letter_outside = 4
    letter_wrong = 5
class Uai:
    """
    The national code of a school or service: seven digits and a check letter.

    Parameters
    ----------
    text : str
        The code.
    mode : {'strict', 'lenient'}, keyword-only
        ``strict`` takes eight characters as they are; ``lenient`` repairs blanks around, lower case and lost
        leading zeros. A check letter is never repaired.

    Raises
    ------
    ArgumentError
        ``api.argument.uai``, when the text is no code.

    Examples
    --------
    >>> import palier
    >>> palier.Uai("0350793X").department
    '035'
    >>> str(palier.Uai("350793x", mode="lenient"))
    '0350793X'
    """
    @staticmethod
    def check_letter(digits: typing.SupportsInt | typing.SupportsIndex) -> str:
        """
        Return the check letter of seven digits taken as an integer from 0 to 9999999.
        """
    @staticmethod
    def find(text: str, *, mode: typing.Literal['strict', 'lenient'] = 'strict') -> Uai | None:
        """
        Return the code, or None when the text is none.
        """
    @staticmethod
    def problem_of(text: str, *, mode: typing.Literal['strict', 'lenient'] = 'strict') -> UaiProblem | None:
        """
        Return what is wrong with a text, or None when it is a code.
        """
    def __eq__(self, arg0: object) -> bool:
        ...
    def __ge__(self, arg0: Uai) -> bool:
        ...
    def __gt__(self, arg0: Uai) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, text: str, *, mode: typing.Literal['strict', 'lenient'] = 'strict') -> None:
        ...
    def __le__(self, arg0: Uai) -> bool:
        ...
    def __lt__(self, arg0: Uai) -> bool:
        ...
    def __reduce__(self) -> tuple[type, tuple[str]]:
        ...
    def __repr__(self) -> str:
        ...
    def __str__(self) -> str:
        ...
    @property
    def department(self) -> str:
        """
        The département as three characters, ``02A`` and ``02B`` for Corsica.
        """
    @property
    def digits(self) -> int:
        """
        The seven digits as an integer.
        """
class SchoolYear:
    """
    A school year, 1 September to 31 August, named by its two years.

    A single year means different things in different data sets, so each meaning has its own constructor.

    Examples
    --------
    >>> import palier
    >>> palier.SchoolYear.parse("2024-2025") == palier.SchoolYear.from_rentree(2024)
    True
    >>> print(palier.SchoolYear.from_session(2025))
    2024-2025
    """
    @staticmethod
    def containing(day: datetime.date | str) -> SchoolYear:
        """
        Return the school year that a day belongs to.
        """
    @staticmethod
    def find(text: str) -> SchoolYear | None:
        """
        Read ``2024-2025``, or return None for anything else.
        """
    @staticmethod
    def from_rentree(year: typing.SupportsInt | typing.SupportsIndex) -> SchoolYear:
        """
        Return the school year that starts in September of a year.

        Parameters
        ----------
        year : int
            From 1900 to 2199.

        Raises
        ------
        ArgumentError
            ``api.argument.school-year``, outside that range.
        """
    @staticmethod
    def from_session(year: typing.SupportsInt | typing.SupportsIndex) -> SchoolYear:
        """
        Return the school year that ends with the examinations of a year.

        Parameters
        ----------
        year : int
            From 1901 to 2200.

        Raises
        ------
        ArgumentError
            ``api.argument.school-year``, outside that range.
        """
    @staticmethod
    def parse(text: str) -> SchoolYear:
        """
        Read ``2024-2025``.

        Parameters
        ----------
        text : str
            Two years that follow each other, joined by a hyphen.

        Returns
        -------
        SchoolYear

        Raises
        ------
        ArgumentError
            ``api.argument.school-year``, for anything else; the hint says what to call for a single year.
        """
    def __eq__(self, arg0: object) -> bool:
        ...
    def __ge__(self, arg0: SchoolYear) -> bool:
        ...
    def __getstate__(self) -> tuple[int]:
        ...
    def __gt__(self, arg0: SchoolYear) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __le__(self, arg0: SchoolYear) -> bool:
        ...
    def __lt__(self, arg0: SchoolYear) -> bool:
        ...
    def __repr__(self) -> str:
        ...
    def __setstate__(self, arg0: tuple[int]) -> None:
        ...
    def __str__(self) -> str:
        ...
    @property
    def first_day(self) -> datetime.date:
        """
        Its first day, 1 September.
        """
    @property
    def start_year(self) -> int:
        """
        The calendar year of its first day.
        """
class Table:
    """
    Columns of equal length, immutable, in Arrow layout.

    Every library that speaks the Arrow PyCapsule protocol reads one without copying:
    ``polars.DataFrame(table)``, ``pyarrow.table(table)``, ``pandas.DataFrame.from_arrow(table)``,
    ``duckdb.sql("select * from table")``.

    Notes
    -----
    The columns are ``boolean``, ``int32``, ``int64``, ``float64``, ``text``, ``category`` or ``date``;
    an empty cell is ``None``.
    """
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @staticmethod
    def from_pydict(columns: dict[str, typing.Any]) -> Table:
        """
        Make a table out of Python lists.

        Parameters
        ----------
        columns : dict of str to iterable
            The cells of each column, by name: ``None``, ``bool``, ``int``, ``float``, ``str`` or ``datetime.date``. Integers and
            floats go together; a column without a known cell is of type ``text``.

        Returns
        -------
        Table

        Raises
        ------
        ArgumentError
            ``api.argument.column-type``, when a column mixes types or has another; ``api.argument.columns``, when lengths differ;
            ``api.argument.range``, when an integer does not fit into 64 bits; ``api.argument.text``, when a text has lone surrogates.

        Examples
        --------
        >>> import palier
        >>> table = palier.Table.from_pydict({"uai": ["0990001N", None], "pupils": [512, 48]})
        >>> table.column_types
        {'uai': 'text', 'pupils': 'int64'}
        """
    def __arrow_c_array__(self, requested_schema: typing.Any = None) -> tuple[typing_extensions.CapsuleType, typing_extensions.CapsuleType]:
        """
        Hand the table out as one struct array, without copying.

        Parameters
        ----------
        requested_schema : capsule, optional
            Layout the consumer would like. It is checked; the answer is always in the table's own layout.

        Returns
        -------
        tuple of capsule
            PyCapsules named ``arrow_schema`` and ``arrow_array``.

        Raises
        ------
        ArgumentError
            ``api.argument.arrow-schema``, when the request is about other columns or types.
        """
    def __arrow_c_schema__(self) -> typing_extensions.CapsuleType:
        """
        Describe the columns for a consumer of Arrow.

        Returns
        -------
        capsule
            A PyCapsule named ``arrow_schema``.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing_extensions.CapsuleType:
        """
        Hand the table out as a stream of one batch, without copying.

        Parameters
        ----------
        requested_schema : capsule, optional
            Layout the consumer would like. It is checked; the answer is always in the table's own layout.

        Returns
        -------
        capsule
            A PyCapsule named ``arrow_array_stream``.

        Raises
        ------
        ArgumentError
            ``api.argument.arrow-schema``, when the request is about other columns or types.
        """
    def __contains__(self, name: typing.Any) -> bool:
        """
        Tell whether there is a column of that name.
        """
    def __eq__(self, arg0: object) -> bool:
        ...
    @typing.overload
    def __getitem__(self, name: str) -> list[typing.Any]:
        """
        Give the cells of a column.

        Parameters
        ----------
        name : str
            Name of a column; or an integer, for a row.

        Returns
        -------
        list
            One value per row, ``None`` for an empty cell; or, for an integer, a dict from column to value.

        Raises
        ------
        UnknownNameError
            ``api.name.unknown``, when there is no such column.
        IndexError
            When there is no such row.
        """
    @typing.overload
    def __getitem__(self, row: typing.SupportsInt | typing.SupportsIndex) -> dict[str, typing.Any]:
        ...
    def __len__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def _ipython_key_completions_(self) -> list[str]:
        ...
    def _repr_html_(self) -> str:
        ...
    def to_pandas(self) -> typing.Any:
        """
        Give the table as a pandas frame.

        Returns
        -------
        pandas.DataFrame

        Raises
        ------
        ImportError
            When pandas or, before pandas 3, pyarrow is not installed.
        """
    def to_polars(self) -> typing.Any:
        """
        Give the table as a polars frame.

        Returns
        -------
        polars.DataFrame

        Raises
        ------
        ImportError
            When polars is not installed.
        """
    def to_pydict(self) -> dict[str, list[typing.Any]]:
        """
        Give all cells, column by column.

        Returns
        -------
        dict of str to list
            One entry per column, in order; one value per row, ``None`` for an empty cell.
        """
    def to_pylist(self) -> list[dict[str, typing.Any]]:
        """
        Give all cells, row by row.

        Returns
        -------
        list of dict
            One dict per row, from column to value, ``None`` for an empty cell.
        """
    @property
    def column_names(self) -> list[str]:
        """
        Names of the columns, in order.
        """
    @property
    def column_types(self) -> dict[str, str]:
        """
        Type of each column, by name: ``boolean``, ``int32``, ``int64``, ``float64``, ``text``, ``category`` or ``date``.
        """
    @property
    def num_columns(self) -> int:
        """
        Number of columns.
        """
    @property
    def num_rows(self) -> int:
        """
        Number of rows.
        """
class Origin:
    """
    Where something was met: in which document, where in it.
    """
    def __eq__(self, arg0: object) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def __str__(self) -> str:
        ...
    @property
    def column(self) -> int:
        """
        In characters, from 1; 0 when it is not known.
        """
    @property
    def document(self) -> str:
        """
        File name or built-in id, or an empty text.
        """
    @property
    def line(self) -> int:
        """
        From 1; 0 when it is not known.
        """
    @property
    def pointer(self) -> str:
        """
        JSON Pointer, ``/rows/N/COLUMN`` for a table (N from 0), or an empty text.
        """
class Finding:
    """
    Something to tell about a document.

    The sentences are made when asked for, in the reader's language.
    """
    def __eq__(self, arg0: object) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def message(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return what is wrong, in one sentence.
        """
    def remedy(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return what to do about it.
        """
    def why(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return why it matters.
        """
    @property
    def arguments(self) -> dict[str, typing.Any]:
        """
        The values that complete its sentences, by name.
        """
    @property
    def code(self) -> str:
        """
        ``family.subject.problem``; stable.
        """
    @property
    def fingerprint(self) -> str:
        """
        Sixteen hexadecimal digits that stay the same as long as code, place and arguments do.
        """
    @property
    def origin(self) -> Origin:
        """
        Where it was met.
        """
    @property
    def related(self) -> list[Origin]:
        """
        Other places that explain it, such as the first of two equal ids.
        """
    @property
    def severity(self) -> Severity:
        """
        How serious it is.
        """
class CodeRecord:
    """
    What is written once about a code of findings.

    ``{name}`` in a sentence stands for the argument of that name.
    """
    def __repr__(self) -> str:
        ...
    def page(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return the reference page of the code, as Markdown.
        """
    def remedy(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return what to do about it.
        """
    def summary(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return what is wrong.
        """
    def why(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return why it matters.
        """
    @property
    def code(self) -> str:
        """
        ``family.subject.problem``.
        """
    @property
    def parameters(self) -> list[str]:
        """
        Names of the arguments.
        """
    @property
    def severity(self) -> Severity:
        """
        Severity unless the caller says otherwise.
        """
    @property
    def since(self) -> str:
        """
        First version that gives it.
        """
class Report:
    """
    The findings about one or several documents, in the order they were met.

    Iterate over it, or ask for its length. Of each code a limited number is kept; all are counted.
    """
    @staticmethod
    def join(reports: collections.abc.Sequence[Report], *, max_findings_per_code: typing.SupportsInt | typing.SupportsIndex = 100) -> Report:
        """
        Return one report of all that several hold and count.

        Parameters
        ----------
        reports : list of Report
            In the order of their findings. Linear, where adding reports one by one is not.
        max_findings_per_code : int
            Findings kept of one code; more are counted only.

        Returns
        -------
        Report
        """
    def __add__(self, other: Report) -> Report:
        ...
    def __bool__(self) -> bool:
        ...
    def __getitem__(self, position: typing.SupportsInt | typing.SupportsIndex) -> Finding:
        ...
    def __init__(self) -> None:
        """
        Make a report without findings.
        """
    def __iter__(self) -> collections.abc.Iterator[Finding]:
        ...
    def __len__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def filter(self, *, code: str | None = None, severity: Severity | typing.Literal['error', 'warning', 'advice', 'info'] | None = None) -> Report:
        """
        Return the findings of a code or a severity.

        Parameters
        ----------
        code : str, optional
            A code, or its beginning up to a dot or a dash: ``observations.table`` keeps all of them.
        severity : Severity or {'error', 'warning', 'advice', 'info'}, optional
            Only findings of that severity.

        Returns
        -------
        Report
            The findings that fit both, among those kept.

        Raises
        ------
        ArgumentError
            ``api.argument.severity``, for another word.
        """
    def select(self, *, select: collections.abc.Sequence[str] = [], ignore: collections.abc.Sequence[str] = [], known: collections.abc.Sequence[str] = [], max_findings_per_code: typing.SupportsInt | typing.SupportsIndex | None = None) -> Report:
        """
        Return the findings that are wanted.

        Parameters
        ----------
        select : list of str
            Codes, or their beginnings up to a dot or a dash; without any, all.
        ignore : list of str
            Codes, or their beginnings, to leave out.
        known : list of str
            Fingerprints of findings to leave out, as many times as they are there: a baseline.
        max_findings_per_code : int, optional
            Findings kept of one code; more are counted only.

        Returns
        -------
        Report
        """
    def to_github(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return the report as workflow commands of GitHub Actions (``::error file=…``), which it shows beside the lines.
        """
    def to_json(self, lang: typing.Literal['fr', 'en'] | None = None) -> str:
        """
        Return the report as a JSON document ``palier/report``.

        Parameters
        ----------
        lang : {'fr', 'en'}, optional
            Language of the sentences; without it each is an object with both.

        Returns
        -------
        str
        """
    def to_junit(self, lang: typing.Literal['fr', 'en'] = 'fr', *, documents: collections.abc.Sequence[str] = [], fail_on: Severity | typing.Literal['error', 'warning', 'advice', 'info'] | None = 'error') -> str:
        """
        Return the report as JUnit XML.

        Parameters
        ----------
        lang : {'fr', 'en'}
            Language of the sentences.
        documents : list of str
            Names of what was checked: those without finding have a case that passes.
        fail_on : Severity or {'error', 'warning', 'advice', 'info'}, optional
            Findings at least as serious are failures; with None there is no failure.

        Returns
        -------
        str
            A suite for each document, a case for each finding.
        """
    def to_markdown(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return the report as Markdown: a line of counts, then for each document a table of its findings.
        """
    def to_sarif(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return the report as a SARIF 2.1.0 document, for code scanning and editors.
        """
    def to_table(self, lang: typing.Literal['fr', 'en'] = 'fr') -> Table:
        """
        Return the findings as a table.

        Parameters
        ----------
        lang : {'fr', 'en'}
            Language of the sentences.

        Returns
        -------
        Table
            Columns ``code``, ``severity``, ``document``, ``pointer``, ``line``, ``column``, ``message``, ``remedy``; one row per finding kept.
        """
    def to_text(self, lang: typing.Literal['fr', 'en'] = 'fr', *, width: typing.SupportsInt | typing.SupportsIndex = 80, sources: collections.abc.Mapping[str, bytes] = {}, colour: bool = False) -> str:
        """
        Return the report as lines of plain text.

        Parameters
        ----------
        lang : {'fr', 'en'}
            Language of the sentences.
        width : int
            Characters on a line, from 40; 0 puts each sentence on one line.
        sources : dict of str to bytes
            The bytes of documents by their names: the lines that findings are about are shown with a caret.
        colour : bool
            Whether to colour it for a terminal.

        Returns
        -------
        str
            Each finding with its place, severity, sentence, reason and remedy, then a line of counts.
        """
    @property
    def counts(self) -> dict[str, int]:
        """
        Number of findings by severity (``error``, ``warning``, ``advice``, ``info``), those not kept included.
        """
    @property
    def dropped(self) -> int:
        """
        Number of findings that were counted but not kept.
        """
    @property
    def ok(self) -> bool:
        """
        Whether there is no finding of severity error.
        """
class Expression:
    """
    A criterion or formula in a strict subset of CEL, checked against the types of its names.

    Parameters
    ----------
    text : str
        The expression, such as ``a && b > 2``.
    types : dict
        For each name its type: ``'boolean'``, ``'integer'``, ``'number'``, ``'ordinal'``, ``'category'``, or a dict with
        ``type`` and, if wanted, ``min`` and ``max`` (bounds of an unknown number) or ``values`` (the texts of a category).

    Raises
    ------
    DefinitionError
        ``api.definition.expression``, when it cannot be read or its types do not fit; ``report`` says why.
    ArgumentError
        ``api.argument.type``, when a type cannot be read.

    Examples
    --------
    >>> import palier
    >>> rule = palier.Expression("a && b > 2", {"a": "boolean", "b": "integer"})
    >>> rule.evaluate({"a": True, "b": 3})
    True
    >>> rule.evaluate({"a": True})
    Unknown('missing')
    >>> rule.evaluate({"a": False})
    False
    """
    def __init__(self, text: str, types: dict[str, str | ValueType | dict[str, typing.Any]]) -> None:
        ...
    def __repr__(self) -> str:
        ...
    def __str__(self) -> str:
        ...
    def evaluate(self, values: dict[str, typing.Any]) -> bool | int | float | str | palier._values.Unknown | palier._values.NotApplicable:
        """
        Evaluate the expression.

        Parameters
        ----------
        values : dict
            For each name a bool, int, float or str; None, NaN and absent names are missing; ``Unknown(reason)`` and
            ``NotApplicable`` say more.

        Returns
        -------
        bool, int, float, str, Unknown or NotApplicable
            A value as soon as it is certain whatever the unknown ones are; otherwise Unknown, with its reason and bounds.

        Raises
        ------
        UnknownNameError
            ``api.name.unknown``, for a name without a type.
        ArgumentError
            ``api.argument.value``, for a value of another type than declared.
        """
    @property
    def report(self) -> Report:
        """
        What there is to say about it, short of errors.
        """
    @property
    def symbols(self) -> list[str]:
        """
        The names it reads, in order of first occurrence.
        """
    @property
    def text(self) -> str:
        """
        The expression as it was given.
        """
    @property
    def type(self) -> str:
        """
        Type of the result: ``boolean``, ``integer``, ``number`` or ``text``.
        """
class Direction(enum.Enum):
    """
    Which way an indicator improves.
    """
    none = 0
    up = 1
    down = 2
class NotApplicablePolicy(enum.Enum):
    """
    Whether "not applicable" is an answer.
    """
    never = 0
    allowed = 1
    with_reason = 2
class Indicator:
    """
    Anything that can be observed about a unit: what it is, how it is asked, what values it takes.
    """
    def __repr__(self) -> str:
        ...
    def definition(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return what exactly is counted; it may be empty.
        """
    def label(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return the text shown to people, or else the id.
        """
    def question(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return how it is asked; an empty text for what is derived.
        """
    def value_labels(self, lang: typing.Literal['fr', 'en'] = 'fr') -> dict[str, str]:
        """
        Return the texts of its values, by value; it may be incomplete.
        """
    @property
    def direction(self) -> Direction:
        """
        Which way it improves.
        """
    @property
    def formula(self) -> str:
        """
        The expression that derives it, or an empty text.
        """
    @property
    def id(self) -> str:
        """
        A dotted identifier.
        """
    @property
    def is_derived(self) -> bool:
        """
        Whether it is computed, not asked.
        """
    @property
    def max(self) -> float | None:
        """
        Greatest value, or None.
        """
    @property
    def min(self) -> float | None:
        """
        Least value, or None.
        """
    @property
    def not_applicable(self) -> NotApplicablePolicy:
        """
        Whether "not applicable" is an answer.
        """
    @property
    def of(self) -> str:
        """
        Numerator of a ratio, or an empty text.
        """
    @property
    def per(self) -> str:
        """
        Denominator of a ratio, or an empty text.
        """
    @property
    def roll_up(self) -> str:
        """
        How it is carried up a hierarchy: ``none``, ``sum``, ``ratio``, ``weighted_mean``, ``mean``, ``median``, ``min``, ``max`` or ``distribution``.
        """
    @property
    def scale(self) -> int:
        """
        A ratio is ``scale`` times ``of`` over ``per``.
        """
    @property
    def type(self) -> ValueType:
        """
        What values it takes.
        """
    @property
    def unit(self) -> str:
        """
        Symbol of the unit of measure (``%``, ``h``), or an empty text.
        """
    @property
    def values(self) -> list[str]:
        """
        The values of a category, in order.
        """
class Tier:
    """
    A level of a maturity model.
    """
    def __repr__(self) -> str:
        ...
    def description(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return the longer text shown to people; it may be empty.
        """
    def label(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return the text shown to people, or else the id.
        """
    @property
    def id(self) -> str:
        """
        Its id.
        """
class Field:
    """
    A field of action.
    """
    def __repr__(self) -> str:
        ...
    def description(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return the longer text shown to people; it may be empty.
        """
    def label(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return the text shown to people, or else the id.
        """
    @property
    def id(self) -> str:
        """
        Its id.
        """
class Criterion:
    """
    One condition of one field and tier.
    """
    def __repr__(self) -> str:
        ...
    def advice(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return what to do to satisfy it; it may be empty.
        """
    def label(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return the text shown to people, or else the id.
        """
    @property
    def applies(self) -> str:
        """
        The condition for it to apply, or an empty text for always.
        """
    @property
    def effort(self) -> int:
        """
        Cost of satisfying it, in the framework's own unit, from 0.
        """
    @property
    def field(self) -> str:
        """
        Id of its field.
        """
    @property
    def id(self) -> str:
        """
        Its id.
        """
    @property
    def is_mandatory(self) -> bool:
        """
        Whether its tier needs it whatever the requirement.
        """
    @property
    def prerequisites(self) -> list[str]:
        """
        Ids of the criteria to satisfy before.
        """
    @property
    def tier(self) -> int:
        """
        Its tier, from 1.
        """
    @property
    def when(self) -> str:
        """
        The condition, an expression.
        """
class Framework:
    """
    Indicators, questionnaires and a maturity model: checked, compiled, frozen.

    Made by :meth:`load`. May be shared between threads.

    Examples
    --------
    >>> import palier
    >>> framework = palier.Framework.load("demo")
    >>> framework.id, len(framework.fields), len(framework.tiers), framework.is_synthetic
    ('demo', 6, 3, True)
    >>> framework.check().ok
    True
    """
    @staticmethod
    def load(source: str | os.PathLike[str] | bytes | bytearray | memoryview | dict[str, typing.Any], *, name: str | None = None) -> Framework:
        """
        Read a framework.

        What is wrong in the document is in ``report`` and left out; the rest is used.

        Parameters
        ----------
        source : str, os.PathLike, bytes or dict
            The id of a built-in framework (``"demo"``), the path of a JSON document, its bytes, or the document as Python objects.
        name : str, optional
            The name that findings give the document; its path or id by default.

        Returns
        -------
        Framework

        Raises
        ------
        DocumentError
            ``api.definition.document``, when no framework could be built at all (no tier, no field, not JSON); its ``report``
            holds the findings.
        UnknownNameError
            ``api.name.unknown``, for a word that is neither a built-in id nor a file.
        ArgumentError
            ``api.argument.source``, for an object of another type.
        OSError
            When the file cannot be read.
        """
    def __repr__(self) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def check(self) -> Report:
        """
        Return what there is to say about the framework.

        Returns
        -------
        Report
            The findings of its reading: what is malformed, unknown, repeated, out of range, or an expression that cannot be used.
            Then those of the analysis of its rules, ``framework.…``: what can never or always be reached, contradictions, better
            answers that lower a tier, prerequisites, what is unused, unasked or unworded. The argument ``witness`` of a finding
            gives answers that show it.

        Examples
        --------
        >>> import palier
        >>> document = {
        ...     "format": "palier/framework", "format_version": 1, "id": "essai", "version": "1",
        ...     "indicators": [{"id": "rate", "type": "number", "min": 0, "max": 100}],
        ...     "maturity": {
        ...         "tiers": [{"id": "t1"}, {"id": "t2"}], "fields": [{"id": "f"}],
        ...         "criteria": [{"id": "c1", "field": "f", "tier": 1, "when": "rate >= 60.0"},
        ...                      {"id": "c2", "field": "f", "tier": 2, "when": "rate >= 30.0"}]}}
        >>> report = palier.Framework.load(document).check()
        >>> next(finding for finding in report if finding.code == "framework.tier.easier").message("en")
        'In the field “f”, tier 2 is easier than tier 1.'
        """
    def label(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return the text shown to people, or else the id.
        """
    def notice(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return what a reader must know before using it; it may be empty.
        """
    def requirement(self, field: str, tier: typing.SupportsInt | typing.SupportsIndex) -> str:
        """
        Return how many of its criteria a tier of a field needs.

        Parameters
        ----------
        field : str
            Id of a field.
        tier : int
            From 1.

        Returns
        -------
        str
            ``all``, ``at least N`` or ``at least P %``; mandatory criteria are always needed.

        Raises
        ------
        UnknownNameError
            ``api.name.unknown``, when there is no such field.
        ArgumentError
            ``api.argument.tier``, when there is no such tier.
        """
    def to_json(self) -> str:
        """
        Return the framework as a JSON document that load() reads as the same.
        """
    @property
    def criteria(self) -> palier._views.NameMap[Criterion]:
        """
        The criteria by id, in order.
        """
    @property
    def fields(self) -> palier._views.NameMap[Field]:
        """
        The fields of action by id, in order.
        """
    @property
    def hash(self) -> str:
        """
        SHA-256 of its content, in hexadecimal.
        """
    @property
    def id(self) -> str:
        """
        Its id.
        """
    @property
    def indicators(self) -> palier._views.NameMap[Indicator]:
        """
        The indicators by id, in order.
        """
    @property
    def is_cumulative(self) -> bool:
        """
        Whether a tier needs all tiers below it.
        """
    @property
    def is_synthetic(self) -> bool:
        """
        Whether it declares itself invented for demonstration.
        """
    @property
    def overall(self) -> str:
        """
        How one overall tier is made: ``none``, ``weakest`` or ``at least N fields``.
        """
    @property
    def report(self) -> Report:
        """
        What there was to say about the document.
        """
    @property
    def status(self) -> str:
        """
        ``draft``, ``adopted``, ``synthetic``, … or an empty text.
        """
    @property
    def tiers(self) -> palier._views.NameMap[Tier]:
        """
        The tiers by id, from the lowest.
        """
    @property
    def valid(self) -> tuple[datetime.date | None, datetime.date | None]:
        """
        First day it holds, and first day it no longer does; None is open.
        """
    @property
    def version(self) -> str:
        """
        Its version.
        """
class Unit:
    """
    A unit of an organisation: a school, a territory, a service, a body or a post.
    """
    def __eq__(self, arg0: object) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def __str__(self) -> str:
        ...
    def history(self) -> list[tuple[Unit, int]]:
        """
        Return what it was before and what became of it, oldest first.

        Returns
        -------
        list of (Unit, int)
            Each unit with its generation: 0 itself, -1 what it succeeds, 1 what succeeds it, and so on.
        """
    def label(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return the text shown to people, or else the id.
        """
    def links_in(self, kind: str | None = None) -> list[Link]:
        """
        Return the links that reach it whatever their dates, all or those of one kind.
        """
    def links_out(self, kind: str | None = None) -> list[Link]:
        """
        Return the links that leave it whatever their dates, all or those of one kind.
        """
    @property
    def aliases(self) -> list[str]:
        """
        Its other names.
        """
    @property
    def attributes(self) -> dict[str, bool | int | float | str | palier._values.Unknown | palier._values.NotApplicable]:
        """
        Its attributes by name; expressions read them as ``unit.NAME``.
        """
    @property
    def family(self) -> str:
        """
        ``school``, ``territory``, ``authority``, ``service``, ``body``, ``post`` or ``partner``.
        """
    @property
    def id(self) -> str:
        """
        Its id, the UAI code of a school.
        """
    @property
    def is_school(self) -> bool:
        """
        Whether it is a school.
        """
    @property
    def kind(self) -> str:
        """
        Id of its kind, such as ``college``.
        """
    @property
    def origin(self) -> Origin:
        """
        Where it stands in its document.
        """
    @property
    def valid(self) -> tuple[datetime.date | None, datetime.date | None]:
        """
        First day it exists, and first day it no longer does; None is open.
        """
class Link:
    """
    A typed, dated link from one unit to another.
    """
    def __repr__(self) -> str:
        ...
    @property
    def kind(self) -> str:
        """
        Id of its kind, such as ``attached_to``.
        """
    @property
    def source(self) -> Unit:
        """
        The unit it leaves.
        """
    @property
    def target(self) -> Unit:
        """
        The unit it reaches.
        """
    @property
    def valid(self) -> tuple[datetime.date | None, datetime.date | None]:
        """
        First day it exists, and first day it no longer does; None is open.
        """
class OrganisationView:
    """
    An organisation as it is on one day.

    Names of units are their ids, aliases, or Unit objects; hierarchies and levels go by their ids.
    Every method raises UnknownNameError ``api.name.unknown`` for a name that is not known.
    """
    def __repr__(self) -> str:
        ...
    def ancestors(self, unit: Unit | str, hierarchy: str, level: str | None = None) -> list[Unit]:
        """
        Return all units above on a hierarchy, nearest first, or those of one level; a school in two bassins gives both.
        """
    def children(self, unit: Unit | str, hierarchy: str) -> list[Unit]:
        """
        Return the units just below on a hierarchy.
        """
    def cut_schools(self, unit: Unit | str) -> list[Unit]:
        """
        Return the schools that lose all support when a unit disappears.
        """
    def descendants(self, unit: Unit | str, hierarchy: str, level: str | None = None) -> list[Unit]:
        """
        Return all units below on a hierarchy, nearest first, or those of one level.
        """
    def draw(self, unit: typing.Any, *, lang: str = 'fr') -> palier._graphs.Drawing:
        """
        Draw what is around a unit: the units above it on every hierarchy, and those that support it.

        Parameters
        ----------
        unit : Unit or str
        lang : str
            Language of labels, ``fr`` or ``en``.

        Returns
        -------
        Drawing
            Shown by notebooks, as SVG where Graphviz is installed and as a table otherwise.

        Raises
        ------
        UnknownNameError
            ``api.name.unknown``, for a unit that is not known.
        """
    def exists(self, unit: Unit | str) -> bool:
        """
        Tell whether a unit exists on the day.
        """
    def failure_points(self) -> list[FailurePoint]:
        """
        Return the units whose disappearance alone leaves schools without any support, the worst first.

        Returns
        -------
        list of FailurePoint
        """
    def groups(self, hierarchy: str, level: str) -> dict[str, list[Unit]]:
        """
        Return the units of a level, by id, each with its members on the lowest level.
        """
    def parents(self, unit: Unit | str, hierarchy: str) -> list[Unit]:
        """
        Return the units just above on a hierarchy.
        """
    def schools(self) -> list[Unit]:
        """
        Return the schools that exist.
        """
    def successors(self, unit: Unit | str) -> list[Unit]:
        """
        Return the units that stand for a unit on the day: itself when it exists, otherwise its nearest successors.
        """
    def support_chain(self, unit: Unit | str) -> list[Supporter]:
        """
        Return who supports a unit, along the steps of the schema, nearest first.

        Parameters
        ----------
        unit : Unit or str

        Returns
        -------
        list of Supporter
            Each supporter once, with one shortest way.

        Raises
        ------
        UnknownNameError
            ``api.name.unknown``, for a unit that is not known.
        """
    def to_dot(self, units: collections.abc.Sequence[Unit | str] | None = None, *, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Write the units and links of the day as DOT, the language of Graphviz.

        Parameters
        ----------
        units : list of Unit or str, optional
            Only these and the links between them; all by default.
        lang : str
            Language of labels, ``fr`` or ``en``.

        Returns
        -------
        str

        Raises
        ------
        UnknownNameError
            ``api.name.unknown``, for a unit that is not known.
        ArgumentError
            ``api.argument.units``, for an empty list.
        """
    def to_graphml(self, units: collections.abc.Sequence[Unit | str] | None = None, *, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Write the units and links of the day as GraphML, which Gephi, yEd, networkx and igraph read.

        Data of nodes are ``id``, ``kind``, ``label``, ``valid_from``, ``valid_to`` and each attribute as ``unit.NAME``; of edges ``kind``,
        ``valid_from``, ``valid_to``; all as texts. Parameters and errors are those of :meth:`to_dot`.
        """
    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """
        Return the units and links as a graph of networkx.

        Returns
        -------
        networkx.MultiDiGraph
            Nodes are ids, with ``kind``, ``label``, ``valid_from``, ``valid_to`` and each attribute as ``unit.NAME``; edges have
            ``kind``, ``valid_from`` and ``valid_to``.

        Raises
        ------
        ArgumentError
            ``api.argument.networkx``, where networkx is not installed.
        """
    def units(self, kind: str | None = None) -> list[Unit]:
        """
        Return the units that exist, all or those of one kind.
        """
    def unsupported(self, roles: collections.abc.Sequence[str] | None = None, *, units: collections.abc.Sequence[Unit | str] | None = None) -> list[Unit]:
        """
        Return the units that nobody of some roles supports: "schools with no animateur".

        Parameters
        ----------
        roles : list of str, optional
            Kinds of unit that count; all that the schema calls support by default.
        units : list of Unit or str, optional
            The units asked about; every school of the day by default.

        Returns
        -------
        list of Unit

        Raises
        ------
        UnknownNameError
            ``api.name.unknown``, for a kind or unit that is not known.
        """
    def without_link(self, kind: str, direction: str = 'in', *, ends: collections.abc.Sequence[str] | None = None, units: collections.abc.Sequence[Unit | str] | None = None) -> list[Unit]:
        """
        Return the units without a link of a kind: "districts without cercle d'usagers".

        Parameters
        ----------
        kind : str
            Kind of link.
        direction : str
            ``in`` for links that reach the unit, ``out`` for those that leave it, ``both``.
        ends : list of str, optional
            Kinds of unit at the far end that count; all by default.
        units : list of Unit or str, optional
            The units asked about; every school of the day by default.

        Returns
        -------
        list of Unit

        Raises
        ------
        UnknownNameError
            ``api.name.unknown``, for a kind or unit that is not known.
        ArgumentError
            ``api.argument.direction``, for another word.
        """
    @property
    def date(self) -> datetime.date:
        """
        The day.
        """
class Organisation:
    """
    Units and dated links of many kinds, frozen.

    Made by :meth:`load` or :meth:`from_annuaire`. A mapping from ids to units; may be shared between threads.

    Examples
    --------
    >>> import palier
    >>> organisation = palier.Organisation.load("academie-exemple")
    >>> organisation["0990001N"].kind
    'college'
    >>> day = organisation.at("2024-10-01")
    >>> [unit.kind for unit in day.ancestors("0990001N", "bassin", "bassin")]
    ['bassin']
    """
    @staticmethod
    def from_annuaire(frame: typing.Any, *, id: str = 'annuaire', name: str = '') -> tuple[Organisation, Report]:
        """
        Read the national directory of schools and services (*annuaire de l'éducation*).

        Parameters
        ----------
        frame : object with ``__arrow_c_stream__``
            The directory as published, one row per site; columns are recognised by name in any of its layouts.
        id : str
            Id of the organisation made.
        name : str
            The name that findings give the frame.

        Returns
        -------
        Organisation
            One unit per code; bassins, circonscriptions, communes, départements and académies are made from the columns that name them.
        Report
            Every row and cell that was not taken as it is, at ``/rows/N/COLUMN`` with N from 0; the last finding counts the rows.

        Raises
        ------
        ArgumentError
            ``api.argument.frame``, when the object gives no Arrow.
        """
    @staticmethod
    def from_tables(units: typing.Any, links: typing.Any, *, schema: str | os.PathLike[str] | bytes | bytearray | memoryview | dict[str, typing.Any] | None = None, id: str = 'tables', name: str = '') -> tuple[Organisation, Report]:
        """
        Read an organisation from a table of units and one of links.

        Parameters
        ----------
        units : object with ``__arrow_c_stream__``
            Columns as :meth:`units_table` gives them; ``id`` and ``kind`` are needed.
        links : object with ``__arrow_c_stream__``
            Columns as :meth:`links_table` gives them; ``kind``, ``from`` and ``to`` are needed.
        schema : str, os.PathLike, bytes or dict, optional
            The document of a schema; ``france`` by default.
        id : str
            Id of the organisation made.
        name : str
            The name that findings give the tables.

        Returns
        -------
        Organisation
            What could be used.
        Report
            What could not, at ``/units/N/COLUMN`` or ``/links/N/COLUMN`` with N from 0.

        Raises
        ------
        ArgumentError
            ``api.argument.frame``, when an object gives no Arrow.
        """
    @staticmethod
    def load(source: str | os.PathLike[str] | bytes | bytearray | memoryview | dict[str, typing.Any], *, schema: str | os.PathLike[str] | bytes | bytearray | memoryview | dict[str, typing.Any] | None = None, name: str | None = None) -> Organisation:
        """
        Read an organisation from a JSON document.

        Never raises because of what the document contains: ``report`` tells, and what cannot be used is left out.

        Parameters
        ----------
        source : str, os.PathLike, bytes or dict
            The id of a built-in organisation (``"academie-exemple"``), the path of a document, its bytes, or Python objects.
        schema : str, os.PathLike, bytes or dict, optional
            The document of a schema, besides the built-in ones (``france``).
        name : str, optional
            The name that findings give the document; its path or id by default.

        Returns
        -------
        Organisation

        Raises
        ------
        UnknownNameError
            ``api.name.unknown``, for a word that is neither a built-in id nor a file.
        ArgumentError
            ``api.argument.source``, for an object of another type.
        OSError
            When the file cannot be read.
        """
    def __contains__(self, id: typing.Any) -> bool:
        """
        Tell whether a unit has that id or alias.
        """
    def __getitem__(self, id: str) -> Unit:
        """
        Return the unit of an id or an alias.

        Raises
        ------
        UnknownNameError
            ``api.name.unknown``, with the nearest ids.
        """
    def __iter__(self) -> collections.abc.Iterator[str]:
        ...
    def __len__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def _ipython_key_completions_(self) -> list[str]:
        ...
    def at(self, day: datetime.date | str) -> OrganisationView:
        """
        Return the organisation as it is on a day.
        """
    def check(self, at: datetime.date | str) -> Report:
        """
        Check the organisation against its schema as it is on a day.

        Parameters
        ----------
        at : datetime.date or str
            The day on which cardinalities, rules, cycles and support are checked.

        Returns
        -------
        Report
            The findings of its reading, then those of the check, ``organisation.…`` and ``uai.…``.

        Raises
        ------
        ArgumentError
            ``api.argument.date``, for a text that is no day.
        """
    def kind_label(self, kind: str, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return the text shown to people for a kind of unit.
        """
    def label(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return the text shown to people, or else the id.
        """
    def links_table(self) -> Table:
        """
        Return the links as a table, one row each.

        Returns
        -------
        Table
            ``kind``, ``from``, ``to`` (ids of units), ``valid_from``, ``valid_to``.
        """
    def notice(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return what to print wherever results about it are shown; it may be empty.
        """
    def schools(self, *, at: datetime.date | str | None = None) -> list[Unit]:
        """
        Return the schools, those of a day or whatever their dates.
        """
    def to_json(self) -> str:
        """
        Return the organisation as a JSON document that load() reads as the same, one unit or link on a line.
        """
    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """
        Return the units and links as a graph of networkx.

        Returns
        -------
        networkx.MultiDiGraph
            Nodes are ids, with ``kind``, ``label``, ``valid_from``, ``valid_to`` and each attribute as ``unit.NAME``; edges have
            ``kind``, ``valid_from`` and ``valid_to``.

        Raises
        ------
        ArgumentError
            ``api.argument.networkx``, where networkx is not installed.
        """
    def units(self, kind: str | None = None, *, at: datetime.date | str | None = None) -> list[Unit]:
        """
        Return the units, all or those of one kind.

        Parameters
        ----------
        kind : str, optional
            Id of a kind, such as ``college``.
        at : datetime.date or str, optional
            A day on which they exist; whatever their dates by default.

        Returns
        -------
        list of Unit

        Raises
        ------
        UnknownNameError
            ``api.name.unknown``, when there is no such kind.
        """
    def units_table(self) -> Table:
        """
        Return the units as a table, one row each.

        Returns
        -------
        Table
            ``id``, ``kind``, ``label`` (without a language), ``label_fr``, ``label_en``, ``aliases`` (separated by blanks),
            ``valid_from``, ``valid_to``, and one column per attribute of the schema.
        """
    @property
    def hierarchies(self) -> dict[str, list[str]]:
        """
        Hierarchies of its schema by id, each with the ids of its levels from the bottom up.
        """
    @property
    def id(self) -> str:
        """
        Its id.
        """
    @property
    def kinds(self) -> list[str]:
        """
        Kinds of unit of its schema.
        """
    @property
    def link_count(self) -> int:
        """
        Number of links.
        """
    @property
    def report(self) -> Report:
        """
        What there was to say about the document or frame.
        """
    @property
    def schema(self) -> str:
        """
        Id of its schema.
        """
    @property
    def version(self) -> str:
        """
        Its version, or an empty text.
        """
class Supporter:
    """
    A unit that supports another one, and a shortest way to it.
    """
    def __repr__(self) -> str:
        ...
    @property
    def distance(self) -> int:
        """
        Number of links of the way.
        """
    @property
    def path(self) -> list[Link]:
        """
        The links from the supported unit, in order; each may be followed in either direction.
        """
    @property
    def role(self) -> str:
        """
        Its role, which is its kind.
        """
    @property
    def unit(self) -> Unit:
        """
        The unit that supports.
        """
class FailurePoint:
    """
    A unit whose disappearance alone cuts schools from all support.
    """
    def __repr__(self) -> str:
        ...
    @property
    def cut(self) -> int:
        """
        Number of schools that would have no support left, at least 1.
        """
    @property
    def unit(self) -> Unit:
        """
        The unit.
        """
class Observations:
    """
    What was observed: unit, period and indicator to value, frozen in columns.

    Made by :meth:`load` or :meth:`from_frame`. May be shared between threads.
    """
    @staticmethod
    def from_frame(frame: typing.Any, framework: Framework, *, period: SchoolYear | str | None = None, name: str = '') -> Observations:
        """
        Read observations from a data frame.

        A *wide* frame has the columns ``unit``, ``period`` and one per indicator, by id. A *long* one has ``unit``, ``period``,
        ``indicator``, ``value`` and, if wanted, ``status``, ``evidence``, ``reason``. ``uai``, ``annee_scolaire``, ``indicateur``,
        ``valeur``… are known too. Cells are read as people write them: ``94,20 %``, ``OUI``, ``ss``, ``NS``, ``n/a``.

        Parameters
        ----------
        frame : object with ``__arrow_c_stream__``
            A frame of pandas (2.2 or later), polars or pyarrow, a DuckDB relation, a Table.
        framework : Framework
            The framework whose indicators were observed.
        period : SchoolYear or str, optional
            The school year of rows that give none, such as ``"2024-2025"``.
        name : str, optional
            The name that findings give the frame.

        Returns
        -------
        Observations
            Its ``report`` tells every cell, row and column that was not taken as it is, at ``/rows/N/COLUMN`` with N from 0.

        Raises
        ------
        ArgumentError
            ``api.argument.frame``, when the object gives no Arrow; ``api.argument.school-year``, when the period is none.

        Examples
        --------
        >>> import palier, polars
        >>> framework = palier.Framework.load("demo")
        >>> frame = polars.DataFrame({"uai": ["0990001N"], "pupils.enrolled": [512], "referent.named": ["OUI"]})
        >>> observations = palier.Observations.from_frame(frame, framework, period="2024-2025")
        >>> observations.report.ok, observations.value("0990001N", "referent.named")
        (True, True)
        """
    @staticmethod
    def load(source: str | os.PathLike[str] | bytes | bytearray | memoryview | dict[str, typing.Any], framework: Framework, *, name: str | None = None) -> Observations:
        """
        Read observations of a framework's indicators from a JSON document.

        Never raises because of what the document contains: ``report`` tells, and what does not fit counts as missing.

        Parameters
        ----------
        source : str, os.PathLike, bytes or dict
            The id of built-in observations (``"academie-exemple"``), the path of a document, its bytes, or Python objects.
        framework : Framework
            The framework whose indicators were observed.
        name : str, optional
            The name that findings give the document; its path or id by default.

        Returns
        -------
        Observations

        Raises
        ------
        UnknownNameError
            ``api.name.unknown``, for a word that is neither a built-in id nor a file.
        ArgumentError
            ``api.argument.source``, for an object of another type.
        OSError
            When the file cannot be read.

        Examples
        --------
        >>> import palier
        >>> framework = palier.Framework.load("demo")
        >>> observations = palier.Observations.load("academie-exemple", framework)
        >>> observations.report.ok
        True
        >>> observations.value("0990001N", "pupils.enrolled", period="2023-2024")
        498
        """
    def __arrow_c_schema__(self) -> typing_extensions.CapsuleType:
        """
        Describe the columns of the wide table for a consumer of Arrow.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing_extensions.CapsuleType:
        """
        Hand the wide table out as an Arrow stream.
        """
    def __len__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def evidence(self, unit: str, indicator: str, *, period: SchoolYear | str | None = None) -> Evidence:
        """
        Return how one value is backed; see value().
        """
    def to_json(self) -> str:
        """
        Return the observations as a JSON document that load() reads as the same.
        """
    def to_long_table(self) -> Table:
        """
        Return the observations as a long table, which from_frame() reads as the same observations.

        Returns
        -------
        Table
            Columns ``unit``, ``period``, ``indicator``, ``value`` (text), ``status``, ``evidence``, ``reason``; one row per
            unit, period and indicator that no formula computes.
        """
    def to_table(self) -> Table:
        """
        Return the observations as a wide table.

        Returns
        -------
        Table
            Columns ``unit``, ``period``, and one per indicator that no formula computes; what is not known is an empty cell.
        """
    def value(self, unit: str, indicator: str, *, period: SchoolYear | str | None = None) -> bool | int | float | str | palier._values.Unknown | palier._values.NotApplicable:
        """
        Return one value as it was observed.

        Parameters
        ----------
        unit : str
            Name of the unit.
        indicator : str
            Id of an indicator.
        period : SchoolYear or str, optional
            The school year; the latest one of the unit by default.

        Returns
        -------
        bool, int, float, str, Unknown or NotApplicable

        Raises
        ------
        UnknownNameError
            ``api.name.unknown``, when the unit is not observed or there is no such indicator.
        """
    @property
    def framework(self) -> Framework:
        """
        The framework they were read for.
        """
    @property
    def periods(self) -> list[SchoolYear]:
        """
        The school years observed, in time order.
        """
    @property
    def report(self) -> Report:
        """
        What there was to say about the document or frame.
        """
    @property
    def units(self) -> list[str]:
        """
        The units observed, in order of first appearance.
        """
class StateCounts:
    """
    How many criteria are in each state.
    """
    def __eq__(self, arg0: object) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def met(self) -> int:
        """
        Criteria that are met.
        """
    @property
    def not_applicable(self) -> int:
        """
        Criteria that do not apply.
        """
    @property
    def not_met(self) -> int:
        """
        Criteria that are not met.
        """
    @property
    def unknown(self) -> int:
        """
        Criteria that depend on unknown answers.
        """
class TierBounds:
    """
    The tier that is certain and the tier still possible; 0 means below tier 1.
    """
    def __eq__(self, arg0: object) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def certain(self) -> int:
        """
        Reached whatever the unknown answers are.
        """
    @property
    def possible(self) -> int:
        """
        Reached for the best unknown answers.
        """
    @property
    def tight(self) -> bool:
        """
        Whether both are attained by some answers.
        """
class TierResult:
    """
    Whether the requirement of one tier of a field holds, without the tiers below it.
    """
    def __repr__(self) -> str:
        ...
    @property
    def certain(self) -> bool:
        """
        Whether it holds whatever the unknown answers are.
        """
    @property
    def counts(self) -> StateCounts:
        """
        How many of its criteria are in each state.
        """
    @property
    def is_vacuous(self) -> bool:
        """
        Whether it holds because no criterion applies.
        """
    @property
    def mandatory_open(self) -> int:
        """
        Mandatory criteria that are not met or unknown.
        """
    @property
    def needed(self) -> int:
        """
        Criteria needed when every criterion that may apply does.
        """
    @property
    def possible(self) -> bool:
        """
        Whether it holds for the best unknown answers.
        """
    @property
    def tier(self) -> int:
        """
        The tier, from 1.
        """
class FieldProfile:
    """
    Where a unit stands in one field.
    """
    def __repr__(self) -> str:
        ...
    def label(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return the text shown to people, or else the id.
        """
    @property
    def certain(self) -> int:
        """
        The tier reached whatever the unknown answers are; 0 means below tier 1.
        """
    @property
    def counts(self) -> StateCounts:
        """
        How many of its criteria are in each state.
        """
    @property
    def id(self) -> str:
        """
        Id of the field.
        """
    @property
    def not_applicable_capped(self) -> bool:
        """
        Whether there were too many "not applicable", so that they counted as unknown.
        """
    @property
    def possible(self) -> int:
        """
        The tier reached for the best unknown answers.
        """
    @property
    def tiers(self) -> list[TierResult]:
        """
        The requirement of each tier, from 1.
        """
    @property
    def tight(self) -> bool:
        """
        Whether both are attained by some answers.
        """
class TierOverride:
    """
    A tier stated by a person, kept beside the computed one and never instead of it.
    """
    def __repr__(self) -> str:
        ...
    @property
    def date(self) -> datetime.date:
        """
        When it was stated.
        """
    @property
    def field(self) -> str:
        """
        Id of the field.
        """
    @property
    def reason(self) -> str:
        """
        Why, or an empty text.
        """
    @property
    def role(self) -> str:
        """
        Who stated it, as a role, or an empty text.
        """
    @property
    def tier(self) -> int:
        """
        The tier stated; 0 means below tier 1.
        """
class CriterionResult:
    """
    What one criterion comes to for a unit.
    """
    def __repr__(self) -> str:
        ...
    def label(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return the text shown to people, or else the id.
        """
    @property
    def field(self) -> str:
        """
        Id of its field.
        """
    @property
    def id(self) -> str:
        """
        Id of the criterion.
        """
    @property
    def state(self) -> CriterionState:
        """
        What it comes to.
        """
    @property
    def tier(self) -> int:
        """
        Its tier, from 1.
        """
class Profile:
    """
    Where one unit stands at one school year, field by field, with all that explains it.

    Examples
    --------
    >>> import palier
    >>> framework = palier.Framework.load("demo")
    >>> observations = palier.Observations.load("academie-exemple", framework)
    >>> profile = palier.diagnose(framework, observations)["0990001N"]
    >>> field = profile.fields["formation"]
    >>> 0 <= field.certain <= field.possible <= 3
    True
    """
    def __repr__(self) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def certificate(self, *, field: str | None = None, questionnaire: str | None = None) -> palier._next.Certificate:
        """
        Tell whether any remaining answer can change the tiers: the stop certificate.

        Parameters
        ----------
        field, questionnaire : str, optional
            As for next_questions().

        Returns
        -------
        Certificate
            ``settled``, ``open`` or ``nothing_to_ask``, for all and for each field, with the questions that may matter.

        Raises
        ------
        UnknownNameError
            ``api.name.unknown``, when there is no such field or form.
        """
    def cheapest_path(self, target: collections.abc.Mapping[str, typing.SupportsInt | typing.SupportsIndex], *, max_nodes: typing.SupportsInt | typing.SupportsIndex = 1000000, max_work: typing.SupportsInt | typing.SupportsIndex = 10000000) -> CheapestPath:
        """
        Find the criteria of least total effort that reach a target.

        A criterion chosen needs its prerequisites first; what its answers satisfy besides comes free.

        Parameters
        ----------
        target : dict of str to int
            The tier to reach, by id of field: ``{"formation": 2}``.
        max_nodes, max_work : int
            Limits of the search: branchings, and elementary steps of some nanoseconds each.

        Returns
        -------
        CheapestPath
            ``optimal`` when it is proven so, otherwise with a proven ``lower_bound``.

        Raises
        ------
        UnknownNameError
            ``api.name.unknown``, when there is no such field.
        ArgumentError
            ``api.argument.target``, when there is no such tier.

        Examples
        --------
        >>> import palier
        >>> framework = palier.Framework.load("demo")
        >>> observations = palier.Observations.load("academie-exemple", framework)
        >>> path = palier.diagnose(framework, observations)["0990001N"].cheapest_path({"formation": 3})
        >>> path.effort == sum(step.effort for step in path.steps)
        True
        """
    def explain(self, lang: typing.Literal['fr', 'en'] = 'fr', field: str | None = None, *, criteria: str = 'open', depth: str = 'conditions', width: typing.SupportsInt | typing.SupportsIndex = 80) -> str:
        """
        Return why the unit stands where it does, as sentences.

        Parameters
        ----------
        lang : {'fr', 'en'}
            Language of the sentences.
        field : str, optional
            Id of the only field to explain; all by default.
        criteria : {'open', 'all'}
            ``open`` shows what each field's next tier still lacks, ``all`` every criterion.
        depth : {'fields', 'criteria', 'conditions'}
            How deep it goes.
        width : int
            Characters in a line, at least 40.

        Returns
        -------
        str
            Lines of plain text.

        Raises
        ------
        UnknownNameError
            ``api.name.unknown``, when there is no such field.
        ArgumentError
            ``api.argument.language``, ``api.argument.criteria`` or ``api.argument.depth``.
        """
    def explanation(self, field: str | None = None, *, criteria: str = 'open', depth: str = 'conditions') -> dict[str, typing.Any]:
        """
        Return why the unit stands where it does, as plain data that JSON can hold.

        Parameters
        ----------
        field, criteria, depth
            As for explain().

        Returns
        -------
        dict
            A tree: each node has a ``kind`` (``profile``, ``field``, ``tier``, ``criterion``, ``group``, ``condition``, ``input``) and
            ``children``. A value is a scalar, or a dict with ``status`` ``unknown`` or ``not_applicable``.

        Raises
        ------
        UnknownNameError, ArgumentError
            As explain().
        """
    def gaps(self, field: str | None = None, *, tier: typing.SupportsInt | typing.SupportsIndex | None = None) -> palier._next.Gaps:
        """
        Return what is missing for the next tier of each field, or of one.

        Parameters
        ----------
        field : str, optional
            Id of the only field to look at; all by default.
        tier : int, optional
            The tier aimed at, from 1; by default the next one of each field, the first that is not certain.

        Returns
        -------
        Gaps
            The criteria that are not met or unknown, in document order; by field in ``fields``, as sentences from ``text()``.

        Raises
        ------
        UnknownNameError
            ``api.name.unknown``, when there is no such field.
        ArgumentError
            ``api.argument.target``, when the framework has no such tier.

        Examples
        --------
        >>> import palier
        >>> framework = palier.Framework.load("demo")
        >>> observations = palier.Observations.load("academie-exemple", framework)
        >>> profile = palier.diagnose(framework, observations)["0990001N"]
        >>> profile.gaps("pilotage").fields[0].tier
        3
        """
    def label(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return the unit's label in the organisation, or else its name.
        """
    def minimal_unmet_sets(self, target: collections.abc.Mapping[str, typing.SupportsInt | typing.SupportsIndex], *, max_sets: typing.SupportsInt | typing.SupportsIndex = 100, max_work: typing.SupportsInt | typing.SupportsIndex = 20000000) -> UnmetSets:
        """
        Find the sets of criteria, minimal by inclusion, that reach a target when they are met.

        Each lists all that must hold in the end; prerequisites and implications play no part.

        Parameters
        ----------
        target : dict of str to int
            The tier to reach, by id of field: ``{"formation": 2}``.
        max_sets, max_work : int
            Limits: sets returned, and elementary steps of some nanoseconds each.

        Returns
        -------
        UnmetSets
            The first ones in their order; ``complete`` when they are all.

        Raises
        ------
        UnknownNameError, ArgumentError
            As cheapest_path().
        """
    def next_questions(self, count: typing.SupportsInt | typing.SupportsIndex = 5, *, field: str | None = None, questionnaire: str | None = None) -> list[palier._next.Question]:
        """
        Return the unanswered questions whose answers narrow the bounds most, best first.

        Parameters
        ----------
        count : int
            How many at most.
        field : str, optional
            Id of the only field whose bounds matter; all by default.
        questionnaire : str, optional
            Id of the only form whose questions may be asked; all by default.

        Returns
        -------
        list of Question
            Ranked by what an answer must narrow, then by what it narrows on average. A question that can change nothing is left out.

        Raises
        ------
        UnknownNameError
            ``api.name.unknown``, when there is no such field or form.
        """
    def sheet(self, lang: typing.Literal['fr', 'en'] = 'fr', *, width: typing.SupportsInt | typing.SupportsIndex = 80) -> str:
        """
        Return the profile on a few lines, a bar per field.

        Parameters
        ----------
        lang : {'fr', 'en'}
            Language of the labels.
        width : int
            Characters in a line, at least 40.

        Returns
        -------
        str
            ``#`` stands for a certain tier, ``?`` for one still possible, ``-`` for one that is not.
        """
    def to_dict(self, *, gaps: bool = False, explanation: bool = False) -> dict[str, typing.Any]:
        """
        Return the profile as plain data that JSON can hold.

        Parameters
        ----------
        gaps, explanation : bool
            As for to_json().

        Returns
        -------
        dict
            What to_json() writes.
        """
    def to_json(self, *, gaps: bool = False, explanation: bool = False) -> str:
        """
        Return the profile as JSON.

        Parameters
        ----------
        gaps, explanation : bool
            Whether to add what gaps() and explanation() give, as members of those names.

        Returns
        -------
        str
            An object with ``unit``, ``label``, ``period``, ``framework`` (id, version, hash, status), ``minimum_evidence``, ``fields``,
            ``overall``, ``overrides``, ``criteria``.
        """
    @property
    def criteria(self) -> palier._views.NameMap[CriterionResult]:
        """
        What each criterion comes to, by id.
        """
    @property
    def fields(self) -> palier._views.NameMap[FieldProfile]:
        """
        Where the unit stands, by id of field.
        """
    @property
    def framework(self) -> Framework:
        """
        The framework it was diagnosed with.
        """
    @property
    def minimum_evidence(self) -> Evidence:
        """
        Answers backed by less than this counted as missing.
        """
    @property
    def overall(self) -> TierBounds | None:
        """
        The overall tier, or None when the framework asks for none.
        """
    @property
    def overrides(self) -> list[TierOverride]:
        """
        Tiers that persons have stated, beside the computed ones and never instead of them.
        """
    @property
    def period(self) -> SchoolYear | None:
        """
        The school year.
        """
    @property
    def report(self) -> Report:
        """
        What there is to say about the answers themselves.
        """
    @property
    def settled(self) -> bool:
        """
        Whether it is proven that no remaining answer can change any tier.
        """
    @property
    def unit(self) -> str:
        """
        Name of the unit.
        """
    @property
    def values(self) -> palier._views.NameMap[bool | int | float | str | palier._values.Unknown | palier._values.NotApplicable]:
        """
        What is known of each indicator, by id, derived ones included.
        """
class Diagnosis:
    """
    The tiers of many units, per school year and field.

    A mapping from units to profiles, and a table for every library that speaks Arrow; see :meth:`table` for its columns.

    Examples
    --------
    >>> import palier
    >>> framework = palier.Framework.load("demo")
    >>> observations = palier.Observations.load("academie-exemple", framework)
    >>> diagnosis = palier.diagnose(framework, observations, period="2024-2025")
    >>> "0990001N" in diagnosis
    True
    >>> diagnosis.table().column_names[:5]
    ['unit', 'period', 'field', 'certain', 'possible']
    """
    def __arrow_c_array__(self, requested_schema: typing.Any = None) -> tuple[typing_extensions.CapsuleType, typing_extensions.CapsuleType]:
        """
        Hand the table out as one struct array.
        """
    def __arrow_c_schema__(self) -> typing_extensions.CapsuleType:
        """
        Describe the columns for a consumer of Arrow.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing_extensions.CapsuleType:
        """
        Hand the table out as an Arrow stream.
        """
    def __contains__(self, unit: typing.Any) -> bool:
        """
        Tell whether a unit was diagnosed.
        """
    @typing.overload
    def __getitem__(self, unit: str) -> Profile:
        """
        Return the profile of a unit at its latest school year, or of a pair (unit, school year).

        Raises
        ------
        UnknownNameError
            ``api.name.unknown``, when it was not diagnosed.
        """
    @typing.overload
    def __getitem__(self, unit: tuple[str, SchoolYear | str]) -> Profile:
        ...
    def __iter__(self) -> collections.abc.Iterator[str]:
        ...
    def __len__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def _ipython_key_completions_(self) -> list[str]:
        ...
    def _repr_html_(self) -> str:
        ...
    def profile(self, unit: str, period: SchoolYear | str | None = None) -> Profile:
        """
        Return the profile of one unit.

        Parameters
        ----------
        unit : str
            Name of the unit.
        period : SchoolYear or str, optional
            The school year; the latest one diagnosed by default.

        Returns
        -------
        Profile

        Raises
        ------
        UnknownNameError
            ``api.name.unknown``, when it was not diagnosed.
        """
    def table(self) -> Table:
        """
        Return the tiers as a table, one row per unit, school year and field.

        Returns
        -------
        Table
            Columns ``unit``, ``period``, ``field``, ``certain``, ``possible``, ``tight``, ``met``, ``not_met``, ``unknown``,
            ``not_applicable``; rows of the field ``overall`` when the framework asks for an overall tier.
        """
    def to_dict(self, *, gaps: bool = False, explanation: bool = False) -> dict[str, typing.Any]:
        """
        Return the diagnosis as plain data that JSON can hold: a document ``palier/diagnosis``.

        Parameters
        ----------
        gaps, explanation : bool
            As for to_json().

        Returns
        -------
        dict
            What to_json() writes.
        """
    def to_json(self, *, gaps: bool = False, explanation: bool = False) -> str:
        """
        Return the diagnosis as a JSON document ``palier/diagnosis``.

        Parameters
        ----------
        gaps, explanation : bool
            Whether to add ``profiles``, one for each unit and school year, with what its gaps() and explanation() give: 35 kB each for the built-in framework.

        Returns
        -------
        str
            ``framework`` (id, version, hash, status), ``minimum_evidence``, and ``rows``, those of table(); ``palier.schema("diagnosis")`` tells
            the rest.
        """
    def to_pandas(self) -> typing.Any:
        """
        Return the table as a pandas frame; needs pandas.
        """
    def to_polars(self) -> typing.Any:
        """
        Return the table as a polars frame; needs polars.
        """
    @property
    def framework(self) -> Framework:
        """
        The framework.
        """
    @property
    def minimum_evidence(self) -> Evidence:
        """
        Answers backed by less than this counted as missing.
        """
    @property
    def observations(self) -> Observations:
        """
        The observations.
        """
    @property
    def organisation(self) -> Organisation | None:
        """
        The organisation, or None.
        """
    @property
    def periods(self) -> list[SchoolYear]:
        """
        The school years diagnosed, in time order.
        """
    @property
    def report(self) -> Report:
        """
        What there is to say about the answers.
        """
    @property
    def units(self) -> list[str]:
        """
        The units diagnosed, each once.
        """
class TierRollUp:
    """
    The tiers of the units of each group: how many surely and possibly stand at which tier.

    Itself a table for every library that speaks Arrow; see :meth:`table` for its columns.
    """
    def __arrow_c_array__(self, requested_schema: typing.Any = None) -> tuple[typing_extensions.CapsuleType, typing_extensions.CapsuleType]:
        """
        Hand the table out as one struct array.
        """
    def __arrow_c_schema__(self) -> typing_extensions.CapsuleType:
        """
        Describe the columns for a consumer of Arrow.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing_extensions.CapsuleType:
        """
        Hand the table out as an Arrow stream.
        """
    def __len__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def table(self, lang: typing.Literal['fr', 'en'] = 'fr') -> Table:
        """
        Return one row per group, field and tier.

        Parameters
        ----------
        lang : {'fr', 'en'}
            Language of the labels.

        Returns
        -------
        Table
            Columns ``group``, ``label``, ``field``, ``tier``, ``members``, ``diagnosed``, ``certain`` and ``possible`` (units surely and
            possibly at that tier or above), ``median_certain``, ``median_possible``, ``suppressed``.
        """
    def to_pandas(self) -> typing.Any:
        """
        Return the table as a pandas frame; needs pandas.
        """
    def to_polars(self) -> typing.Any:
        """
        Return the table as a polars frame; needs polars.
        """
    @property
    def date(self) -> datetime.date:
        """
        The day on which links were taken.
        """
    @property
    def groups(self) -> list[str]:
        """
        Ids of the groups.
        """
    @property
    def hierarchy(self) -> str:
        """
        Id of the hierarchy.
        """
    @property
    def level(self) -> str:
        """
        Id of the level grouped on.
        """
    @property
    def period(self) -> SchoolYear | None:
        """
        The school year.
        """
    @property
    def report(self) -> Report:
        """
        What there is to say about it.
        """
    @property
    def suppressed(self) -> list[str]:
        """
        Ids of the groups whose counts are not shown: too small, or another could be worked out from them.
        """
class TierDelta:
    """
    By how many tiers the two bounds have moved.
    """
    def __eq__(self, arg0: object) -> bool:
        ...
    def __hash__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def certain(self) -> int:
        """
        By how many tiers the certain one has moved.
        """
    @property
    def possible(self) -> int:
        """
        By how many tiers the possible one has moved.
        """
class TierChange:
    """
    What has become of one unit in one field.
    """
    def __repr__(self) -> str:
        ...
    @property
    def after(self) -> TierBounds | None:
        """
        The bounds after, or None.
        """
    @property
    def before(self) -> TierBounds | None:
        """
        The bounds before, or None.
        """
    @property
    def causes(self) -> dict[str, TierDelta]:
        """
        What each of ``rules``, ``coverage``, ``answers`` and ``perimeter`` explains; they add up to ``total``.
        """
    @property
    def field(self) -> str:
        """
        Id of the field, or ``overall``.
        """
    @property
    def is_sure(self) -> bool:
        """
        Whether the tier has changed whatever the unknown answers of both sides are.
        """
    @property
    def movement(self) -> str:
        """
        ``stayed``, ``rose``, ``fell``, ``narrowed``, ``widened``, ``merged``, ``split``, ``opened``, ``closed``, ``appeared`` or ``disappeared``.
        """
    @property
    def successor(self) -> str | None:
        """
        Name of the unit that stands in its place after, or None.
        """
    @property
    def total(self) -> TierDelta:
        """
        The whole change; zero when one side is missing.
        """
    @property
    def unit(self) -> str:
        """
        Name of the unit before, or else after.
        """
class Comparison:
    """
    Two diagnoses side by side: which units have moved, and why.

    Itself a table for every library that speaks Arrow; see :meth:`table` for its columns.
    """
    def __arrow_c_schema__(self) -> typing_extensions.CapsuleType:
        """
        Describe the columns for a consumer of Arrow.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing_extensions.CapsuleType:
        """
        Hand the table out as an Arrow stream.
        """
    def __getitem__(self, unit: str) -> palier._views.NameMap[TierChange]:
        """
        Return the changes of a unit, by id of field.

        Its name of before or of after will do; of a unit that has split, the first part.

        Raises
        ------
        UnknownNameError
            ``api.name.unknown``, when it was on neither side.
        """
    def __len__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def counts(self) -> dict[str, dict[str, int]]:
        """
        Return how many units have moved in which way, by field; ways that no unit took are left out.
        """
    def table(self) -> Table:
        """
        Return one row per unit and field.

        Returns
        -------
        Table
            Columns ``unit``, ``successor``, ``period_before``, ``period_after``, ``field``, ``movement``, ``sure``, ``certain_before``,
            ``possible_before``, ``certain_after``, ``possible_after``, and what each cause explains: ``rules_certain``,
            ``rules_possible``, ``coverage_…``, ``answers_…``, ``perimeter_…``, empty when one side is missing.
        """
    def to_dict(self) -> dict[str, typing.Any]:
        """
        Return the comparison as plain data that JSON can hold.

        Returns
        -------
        dict
            ``before`` and ``after`` (period, framework), ``fields``, ``counts`` and ``rows``, those of table().
        """
    def to_text(self, lang: typing.Literal['fr', 'en'] = 'fr', *, width: typing.SupportsInt | typing.SupportsIndex = 80, max_units: typing.SupportsInt | typing.SupportsIndex = 20) -> str:
        """
        Return the comparison for people to read.

        Parameters
        ----------
        lang : {'fr', 'en'}
            Language of the sentences.
        width : int
            Characters in a line, at least 40.
        max_units : int
            Units listed with what has changed; more are counted only.

        Returns
        -------
        str
            Lines of plain text.
        """
    @property
    def after(self) -> Diagnosis:
        """
        The diagnosis of after.
        """
    @property
    def before(self) -> Diagnosis:
        """
        The diagnosis of before.
        """
    @property
    def changes(self) -> list[TierChange]:
        """
        All changes, by unit, then field.
        """
    @property
    def fields(self) -> list[str]:
        """
        Ids of the fields compared.
        """
    @property
    def moved(self) -> list[TierChange]:
        """
        The changes of which something has moved.
        """
    @property
    def period_after(self) -> SchoolYear | None:
        """
        The school year taken from after.
        """
    @property
    def period_before(self) -> SchoolYear | None:
        """
        The school year taken from before.
        """
    @property
    def report(self) -> Report:
        """
        What could not be compared as it is.
        """
class BlockedTier:
    """
    A tier that stays out of reach even when all that can be satisfied is.
    """
    def __repr__(self) -> str:
        ...
    @property
    def criteria(self) -> dict[str, str]:
        """
        Its criteria that cannot be satisfied, by id, and why: ``unusable``, ``never_true``, ``prerequisite`` or ``prerequisite_cycle``.
        """
    @property
    def field(self) -> str:
        """
        Id of the field.
        """
    @property
    def tier(self) -> int:
        """
        The tier, from 1.
        """
class PathStep:
    """
    One criterion to satisfy.
    """
    def __repr__(self) -> str:
        ...
    def advice(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return the author's advice, or an empty text.
        """
    def label(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return the text shown to people, or else the id.
        """
    @property
    def criterion(self) -> str:
        """
        Id of the criterion.
        """
    @property
    def effort(self) -> int:
        """
        Its cost, in the framework's own unit.
        """
    @property
    def field(self) -> str:
        """
        Id of its field.
        """
    @property
    def implied(self) -> list[str]:
        """
        Ids of the criteria satisfied by the same answers, without effort of their own.
        """
    @property
    def tier(self) -> int:
        """
        Its tier, from 1.
        """
class UnmetSet:
    """
    Criteria that reach a target together, none of which can be spared.
    """
    def __repr__(self) -> str:
        ...
    @property
    def criteria(self) -> list[str]:
        """
        Ids of the criteria, in document order.
        """
    @property
    def effort(self) -> int:
        """
        Sum of their efforts.
        """
class CheapestPath:
    """
    The criteria of least total effort that reach a target.
    """
    def __len__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def to_dict(self) -> dict[str, typing.Any]:
        """
        Return the path as plain data that JSON can hold.
        """
    def to_text(self, lang: typing.Literal['fr', 'en'] = 'fr', *, width: typing.SupportsInt | typing.SupportsIndex = 80) -> str:
        """
        Return the path for people to read.

        Parameters
        ----------
        lang : {'fr', 'en'}
            Language of the sentences.
        width : int
            Characters in a line, at least 40.

        Returns
        -------
        str
            Lines of plain text.
        """
    @property
    def blocking(self) -> list[BlockedTier]:
        """
        What makes the target unreachable, by field.
        """
    @property
    def effort(self) -> int:
        """
        Sum of the steps' efforts.
        """
    @property
    def gap(self) -> int:
        """
        How much less a better path could cost at most; 0 when optimal.
        """
    @property
    def implications_complete(self) -> bool:
        """
        Whether all implications that can be deduced were within the limit.
        """
    @property
    def lower_bound(self) -> int:
        """
        No path has less effort than this: proven.
        """
    @property
    def nodes(self) -> int:
        """
        How many branchings were made.
        """
    @property
    def optimal(self) -> bool:
        """
        Whether it is proven that no path has less effort.
        """
    @property
    def reachable(self) -> bool:
        """
        Whether there is a path; without a step when the target is reached already.
        """
    @property
    def steps(self) -> list[PathStep]:
        """
        The steps, prerequisites first; none can be spared.
        """
class UnmetSets:
    """
    The sets of criteria, minimal by inclusion, whose satisfaction reaches a target.
    """
    def __len__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def to_dict(self) -> dict[str, typing.Any]:
        """
        Return the sets as plain data that JSON can hold.
        """
    @property
    def blocking(self) -> list[BlockedTier]:
        """
        What makes the target unreachable, by field.
        """
    @property
    def complete(self) -> bool:
        """
        Whether these are all of them.
        """
    @property
    def reachable(self) -> bool:
        """
        Whether at least one set exists; the empty one when the target is reached already.
        """
    @property
    def sets(self) -> list[UnmetSet]:
        """
        The sets, by number of criteria, then effort, then document order.
        """
class PlanProfile:
    """
    A kind of plan as data: its parts, which are required, how many items, in whose words.

    Made by :meth:`load`; frozen, and safe to share between threads.
    """
    @staticmethod
    def load(source: str | os.PathLike[str] | bytes | bytearray | memoryview | dict[str, typing.Any], *, name: str | None = None) -> PlanProfile:
        """
        Read a profile.

        Parameters
        ----------
        source : str, os.PathLike, bytes or dict
            A built-in kind (``vnpe``, ``fiche-defi``, …), a path, the bytes of a document, or a dict.
        name : str, optional
            Name of the document in findings; the path by default.

        Returns
        -------
        PlanProfile
            What is wrong in the document is told in :attr:`report` and left out.

        Raises
        ------
        UnknownNameError
            If no built-in kind has that name.
        OSError
            When the file cannot be read.

        Examples
        --------
        >>> import palier
        >>> palier.PlanProfile.load("vnpe").id
        'vnpe'
        """
    def __repr__(self) -> str:
        ...
    def description(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return what the kind is and where it comes from.
        """
    def label(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return the name of the kind for people.
        """
    def page(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return the reference page of the kind, as Markdown.
        """
    def schema_json(self) -> str:
        """
        Return the JSON Schema (2020-12) of plans of the kind, as text.
        """
    @property
    def id(self) -> str:
        """
        The kind of its plans.
        """
    @property
    def report(self) -> Report:
        """
        What there is to say about the document.
        """
    @property
    def version(self) -> str:
        """
        Version of the profile.
        """
class Plan:
    """
    A plan document.

    Made by :meth:`load`; frozen, and safe to share between threads.
    """
    @staticmethod
    def load(source: str | os.PathLike[str] | bytes | bytearray | memoryview | dict[str, typing.Any], *, profiles: collections.abc.Sequence[PlanProfile] = [], name: str | None = None) -> Plan:
        """
        Read a plan by the profile of its kind.

        Parameters
        ----------
        source : str, os.PathLike, bytes or dict
            A path, the bytes of a document, or a dict; ``exemple`` is a built-in plan.
        profiles : list of PlanProfile
            Kinds of the caller, before the built-in ones.
        name : str, optional
            Name of the document in findings; the path by default.

        Returns
        -------
        Plan
            Always one, which may be empty; :attr:`report` tells how it departs from its profile.

        Raises
        ------
        OSError
            When the file cannot be read.

        Examples
        --------
        >>> import palier
        >>> palier.Plan.load("exemple").kind
        'vnpe'
        """
    def __repr__(self) -> str:
        ...
    def title(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return the title.
        """
    @property
    def id(self) -> str:
        """
        Identifier, or an empty text.
        """
    @property
    def kind(self) -> str:
        """
        The kind, as the document names it.
        """
    @property
    def owner(self) -> str:
        """
        Unit whose plan it is, or an empty text.
        """
    @property
    def profile(self) -> PlanProfile:
        """
        The profile it was read by.
        """
    @property
    def report(self) -> Report:
        """
        How the document departs from its profile.
        """
    @property
    def status(self) -> str:
        """
        ``draft``, ``submitted``, ``adopted``, ``closed``, or an empty text.
        """
class PlanRule:
    """
    A rule about plan documents.
    """
    def __repr__(self) -> str:
        ...
    def page(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return the reference page of the rule, as Markdown.
        """
    @property
    def bad(self) -> str:
        """
        Members, as a JSON object, that merged (RFC 7386) into the plan ``exemple`` make the rule tell something.
        """
    @property
    def code(self) -> str:
        """
        ``plan.subject.problem``; stable.
        """
    @property
    def good(self) -> str:
        """
        Members about which it tells nothing.
        """
    @property
    def lifecycle(self) -> str:
        """
        ``preview``, ``stable`` or ``deprecated``.
        """
    @property
    def record(self) -> CodeRecord:
        """
        What is written once about its findings.
        """
    @property
    def rule_pass(self) -> str:
        """
        ``structure``, ``references`` or ``sense``.
        """
class PlanProgress:
    """
    How far the targets of a plan are on a day; made by :func:`progress`.

    An Arrow table by the PyCapsule protocol: one row per target.
    """
    def __len__(self) -> int:
        ...
    def __repr__(self) -> str:
        ...
    def table(self) -> Table:
        """
        Return one row per target.

        Columns: ``objective``, ``indicator``, ``target_value``, ``by``, ``baseline``, ``baseline_at``, ``expected``, ``observed``, ``observed_in``,
        ``attained``, ``status``, ``target_text``, ``observed_text``.
        """
    def to_text(self, lang: typing.Literal['fr', 'en'] = 'fr') -> str:
        """
        Return the targets under their objectives, for people.
        """
    @property
    def at(self) -> datetime.date:
        """
        The day.
        """
    @property
    def owner(self) -> str:
        """
        Unit whose plan it is.
        """
    @property
    def statuses(self) -> list[str]:
        """
        ``reached``, ``on_track``, ``behind`` or ``no_data``, target by target in document order.
        """
def builtin_documents() -> list[tuple[str, str, bytes]]:
    """
    Return the documents that come with palier.

    Returns
    -------
    list of tuple
        Kind (``framework``, ``organisation-schema``, ``organisation``, ``observations``, or ``schema`` for the JSON Schema of a
        format), name, and the bytes of the JSON document.

    Examples
    --------
    >>> import palier
    >>> [name for kind, name, text in palier.builtin_documents() if kind == "framework"]
    ['demo']
    """
def check(source: str | os.PathLike[str] | bytes | bytearray | memoryview | dict[str, typing.Any], *, framework: Framework | None = None, name: str | None = None) -> Report:
    """
    Check a document as what it says it is, and return what there is to say about it.

    Parameters
    ----------
    source : str, os.PathLike, bytes or dict
        A path, the bytes of a document, or a dict; a built-in framework's id.
    framework : Framework, optional
        The framework that observations are read for; the built-in ``demo`` without it.
    name : str, optional
        Name of the document in findings; the path by default.

    Returns
    -------
    Report
        Never raises because of what the document holds. A framework's rules are analysed as well, as in :meth:`Framework.check`.

    Raises
    ------
    ArgumentError
        ``api.argument.document-kind``, for a palier document of a kind that cannot be checked.
    OSError
        When the file cannot be read.

    Examples
    --------
    >>> import palier
    >>> [finding.code for finding in palier.check(b'{"format": "palier/framewrok"}')][0]
    'json.format.unknown'
    """
def code_record(code: str) -> CodeRecord:
    """
    Return what is written about a code of findings.

    Parameters
    ----------
    code : str
        Such as ``observations.table.period-ambiguous``.

    Returns
    -------
    CodeRecord

    Raises
    ------
    UnknownNameError
        ``api.name.unknown``, when no finding has that code.

    Examples
    --------
    >>> import palier
    >>> palier.code_record("observations.table.unit-missing").severity
    <Severity.error: 0>
    """
def code_records() -> list[CodeRecord]:
    """
    Return what is written about every code of findings, grouped by family.
    """
def compare(before: Diagnosis, after: Diagnosis, *, organisation: Organisation | None = None, period_before: SchoolYear | str | None = None, period_after: SchoolYear | str | None = None) -> Comparison:
    """
    Compare two diagnoses: which units have moved, and why.

    Of two school years, or of the same answers under two frameworks: who would change tier if the new one were adopted?

    Parameters
    ----------
    before, after : Diagnosis
        What to compare. Fields and indicators are matched by id, tiers by rank.
    organisation : Organisation, optional
        Says which units opened, closed, merged; that of the diagnoses by default.
    period_before, period_after : SchoolYear or str, optional
        The school year taken from each; the latest one diagnosed by default.

    Returns
    -------
    Comparison

    Examples
    --------
    >>> import palier
    >>> framework = palier.Framework.load("demo")
    >>> observations = palier.Observations.load("academie-exemple", framework)
    >>> diagnosis = palier.diagnose(framework, observations)
    >>> comparison = palier.compare(diagnosis, diagnosis, period_before="2023-2024", period_after="2024-2025")
    >>> change = comparison["0990001N"]["pilotage"]
    >>> sum(cause.certain for cause in change.causes.values()) == change.total.certain
    True
    """
def diagnose(framework: Framework, observations: Observations, *, organisation: Organisation | None = None, period: SchoolYear | str | None = None, minimum_evidence: Evidence | str | None = None) -> Diagnosis:
    """
    Diagnose every observed unit.

    Parameters
    ----------
    framework : Framework
        Indicators and maturity model.
    observations : Observations
        What was observed, read for that framework.
    organisation : Organisation, optional
        Gives ``unit.NAME`` to expressions, and labels; without it they are unknown.
    period : SchoolYear or str, optional
        The school year, such as ``"2024-2025"``; every one observed by default.
    minimum_evidence : Evidence or {'declared', 'confirmed', 'verified'}, optional
        Answers backed by less than this count as missing; all answers count by default.

    Returns
    -------
    Diagnosis
        For each unit and field the tier that is certain and the tier still possible.

    Raises
    ------
    ArgumentError
        ``api.argument.framework``, when the observations were read for another framework.

    Examples
    --------
    >>> import palier
    >>> framework = palier.Framework.load("demo")
    >>> observations = palier.Observations.load("academie-exemple", framework)
    >>> diagnosis = palier.diagnose(framework, observations, period="2024-2025")
    >>> diagnosis["0990001N"].period
    SchoolYear.parse('2024-2025')
    """
def nearest_names(name: str, candidates: collections.abc.Sequence[str]) -> list[str]:
    """
    Return up to three candidates that a person may have meant, nearest first.
    """
def plan_budget(plan: Plan, diagnosis: Diagnosis | None = None, *, period: SchoolYear | str | None = None) -> dict[str, typing.Any]:
    """
    Compute the budget of a plan, in integer cents.

    Parameters
    ----------
    plan : Plan
        The plan.
    diagnosis : Diagnosis, optional
        Gives the values that counts such as ``unit.pupils`` read; without it they are unknown.
    period : SchoolYear or str, optional
        The school year; the latest by default.

    Returns
    -------
    dict
        ``lines`` (``state``, ``count``, ``times``, ``per_time_cents``, ``total_cents``, ``payers``), ``payers``, ``total_cents`` and ``complete``.

    Raises
    ------
    UnknownNameError
        When the diagnosis does not hold the owner.

    Examples
    --------
    >>> import palier
    >>> palier.plan_budget(palier.Plan.load("exemple"))["complete"]
    False
    """
def plan_profiles() -> list[PlanProfile]:
    """
    Return the built-in kinds of plan.
    """
def plan_reach(plan: Plan, diagnosis: Diagnosis, *, period: SchoolYear | str | None = None) -> list[dict[str, typing.Any]]:
    """
    Tell whether the actions of a plan lead to the tiers that its objectives claim.

    Parameters
    ----------
    plan : Plan
        Its owner must be diagnosed.
    diagnosis : Diagnosis
        Where the owner stands.
    period : SchoolYear or str, optional
        The school year; the latest by default.

    Returns
    -------
    list of dict
        One for each objective with a field and a tier: ``status`` (``already_met``, ``reached``, ``late``, ``unknown`` or ``not_reached``), the bounds
        ``now``, ``in_time`` and ``in_all``, and the ids of criteria and actions that explain it.

    Raises
    ------
    UnknownNameError
        When the diagnosis does not hold the owner.
    """
def plan_rules() -> list[PlanRule]:
    """
    Return every rule about plans, in the order of the passes and then of the codes.
    """
def progress(plan: Plan, observations: Observations, *, at: datetime.date | str, organisation: Organisation | None = None, minimum_evidence: Evidence | str | None = None) -> PlanProgress:
    """
    Tell how far the targets of a plan are on a day.

    Parameters
    ----------
    plan : Plan
        Its owner is the unit observed.
    observations : Observations
        Of the plan's framework; a value holds for its whole school year.
    at : datetime.date or str
        The day, such as ``2026-01-15``.
    organisation : Organisation, optional
        Gives ``unit.NAME`` to formulas; without it they are unknown.
    minimum_evidence : {'declared', 'confirmed', 'verified'}, optional
        Answers backed by less count as missing.

    Returns
    -------
    PlanProgress
        What is expected is on the line from the baseline to the target; a step at the deadline for yes or no and for ordinals.

    Examples
    --------
    The answers of this example are those of the baselines themselves, so nothing is known of the progress yet:

    >>> import palier
    >>> framework = palier.Framework.load("demo")
    >>> observations = palier.Observations.load("academie-exemple", framework)
    >>> palier.progress(palier.Plan.load("exemple"), observations, at="2025-12-01").statuses
    ['no_data', 'no_data']
    """
def roll_up(diagnosis: Diagnosis, organisation: Organisation | None = None, *, hierarchy: str, level: str | None = None, period: SchoolYear | str | None = None, at: datetime.date | str | None = None, kinds: collections.abc.Sequence[str] = [], minimum_group: typing.SupportsInt | typing.SupportsIndex = 5) -> TierRollUp:
    """
    Carry the tiers of a diagnosis up a hierarchy.

    Parameters
    ----------
    diagnosis : Diagnosis
        The tiers of the units.
    organisation : Organisation, optional
        Gives the groups; that of the diagnosis by default.
    hierarchy : str
        Id of a hierarchy, such as ``bassin``.
    level : str, optional
        Id of the level to group on; the one named like the hierarchy by default, or else the second.
    period : SchoolYear or str, optional
        The school year; the latest one diagnosed by default.
    at : datetime.date or str, optional
        Day on which links are taken; the first day of the school year by default.
    kinds : list of str
        Kinds of unit that count, such as ``["college"]``; all by default.
    minimum_group : int
        Groups with fewer diagnosed units are suppressed, from 1; 1 suppresses none.

    Returns
    -------
    TierRollUp

    Raises
    ------
    UnknownNameError
        ``api.name.unknown``, for an unknown hierarchy, level or kind.
    ArgumentError
        ``api.argument.organisation``, without an organisation.

    Examples
    --------
    >>> import palier
    >>> framework = palier.Framework.load("demo")
    >>> observations = palier.Observations.load("academie-exemple", framework)
    >>> organisation = palier.Organisation.load("academie-exemple")
    >>> diagnosis = palier.diagnose(framework, observations, organisation=organisation)
    >>> palier.roll_up(diagnosis, hierarchy="bassin").level
    'bassin'
    """
def validate(source: str | os.PathLike[str] | bytes | bytearray | memoryview | dict[str, typing.Any], *, organisation: Organisation | None = None, framework: Framework | None = None, diagnosis: Diagnosis | None = None, profiles: collections.abc.Sequence[PlanProfile] = [], name: str | None = None, max_findings_per_code: typing.SupportsInt | typing.SupportsIndex = 100) -> Report:
    """
    Validate a plan document: structure, references, sense.

    Parameters
    ----------
    source : str, os.PathLike, bytes or dict
        A path, the bytes of a document, or a dict; ``exemple`` is a built-in plan.
    organisation : Organisation, optional
        Says whether the units it names exist. By default that of the diagnosis.
    framework : Framework, optional
        Says whether its indicators, criteria and tiers exist. By default that of the diagnosis.
    diagnosis : Diagnosis, optional
        Says where the owner stands, and so whether the plan leads where it says.
    profiles : list of PlanProfile
        Kinds of the caller, before the built-in ones.
    name : str, optional
        Name of the document in findings; the path by default.
    max_findings_per_code : int
        Findings kept of one code; more are counted only.

    Returns
    -------
    Report
        ``ok`` unless a finding is an error. Never raises because of what the document holds.

    Raises
    ------
    OSError
        When the file cannot be read.

    Examples
    --------
    >>> import palier
    >>> palier.validate("exemple").ok
    True
    >>> [finding.code for finding in palier.validate({"format": "palier/plan", "format_version": 1, "kind": "vnp", "id": "a", "title": "A"})]
    ['plan.structure.kind-unknown']
    """
__version__: str = '0.1.0'
