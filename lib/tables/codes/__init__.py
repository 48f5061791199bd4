"""The catalogue of finding codes: how grave each is, and one realistic finding of it. This is where a code is added."""

from lib.tables.codes.of_cells import OF_CELLS
from lib.tables.codes.of_rules import OF_RULES
from lib.tables.codes.of_workbooks import OF_WORKBOOKS
from lib.tables.finding import Finding, Severity

_CODES = {**OF_WORKBOOKS, **OF_CELLS, **OF_RULES}

SEVERITIES: dict[str, Severity] = {code: declared.severity for code, declared in _CODES.items()}

EXAMPLES: dict[str, Finding] = {code: declared.example(code) for code, declared in _CODES.items()}
"""A realistic finding of each code, from which the list of findings is written."""

ALONE = frozenset(code for code, declared in _CODES.items() if declared.alone)
EMPTIES = frozenset(code for code, declared in _CODES.items() if declared.empties)
