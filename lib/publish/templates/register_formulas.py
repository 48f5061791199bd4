"""The formulas of the private register: from one row per participant and bootcamp to counts without persons.

They use only what Excel and Google Sheets share and have had for long (COUNTIFS, SUMPRODUCT, IF, INDEX and MATCH; no
arrays that spill). COUNTIFS takes "001" and "1" for the same number and "*" for anything, so it is only ever asked for
keys that begin with a word (`folio:001`), and a folio with such a sign is not counted.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lib.publish.templates.entry import yes_no
from lib.tables.schema.vocabulary import AgeBeyond, Sex, Stage
from lib.wording.reference.columns import label

FIRST = 4
"""First row of data in every tab of the register, as the sheets count."""

LONGEST_FOLIO = 12

# Columns of the register.
FOLIO, BOOTCAMP, ROLE, SEX, AGE, BAND, SESSIONS, REGISTERED, CERTIFIED = "ABCDEFGHI"
ATTENDED, COMPLETED, GROUP, CHECK, PLACE, PERSON, CELL = "JKLMNOP"
STAGE_COLUMNS = {
    Stage.REGISTERED: REGISTERED,
    Stage.ATTENDED: ATTENDED,
    Stage.COMPLETED: COMPLETED,
    Stage.CERTIFIED: CERTIFIED,
}
BEFORE_COLUMNS = dict(zip(Stage, "QRST", strict=True))
# Columns of the order of bootcamps, and of the tally.
ORDER_ID, ORDER_START, ORDER_HELD, ORDER_ENDED, ORDER_PLACE = "ABCDE"
TALLY_STAGE, TALLY_ROLE, TALLY_SEX, TALLY_BAND, TALLY_CELL, TALLY_PEOPLE, TALLY_BEFORE, TALLY_LINE = "ABCDEFGH"

_YEARS = re.compile(r"(\d{1,3})-(\d{1,3})")
_YEARS_AND_MORE = re.compile(r"(\d{1,3})\+")
_OLDEST = 120


@dataclass(frozen=True, slots=True)
class TabNames:
    """What the register's tabs are called in the language of the sheets."""

    register: str
    order: str
    reach: str
    tally: str


@dataclass(frozen=True, slots=True)
class Extent:
    """How far the register reaches: the last rows of its tabs, as the sheets count, and what they are called."""

    register: int
    order: int
    tally: int
    tabs: TabNames

    @property
    def chosen(self) -> str:
        """Return the cell where a bootcamp is chosen."""
        return f"'{self.tabs.reach}'!$B$2"

    def registered(self, column: str) -> str:
        """Return a column of the register, from its own tab or another."""
        return f"'{self.tabs.register}'!${column}${FIRST}:${column}${self.register}"

    def ordered(self, column: str) -> str:
        """Return a column of the order of bootcamps."""
        return f"'{self.tabs.order}'!${column}${FIRST}:${column}${self.order}"

    def tallied(self, column: str) -> str:
        """Return a column of the tally."""
        return f"'{self.tabs.tally}'!${column}${FIRST}:${column}${self.tally}"


@dataclass(frozen=True, slots=True)
class Messages:
    """What the register says of a row: that it is `well`, or why it is not counted."""

    well: str
    folio: str
    bootcamp: str
    repeated: str
    role: str
    sex: str
    age: str
    sessions: str
    marks: str
    unregistered: str
    uncompleted: str


def years_of(band: str) -> tuple[int, int] | None:
    """Return the first and last year of a band such as `36-45` or `66+`; None where it is written otherwise."""
    if match := _YEARS.fullmatch(band):
        return int(match[1]), int(match[2])
    if match := _YEARS_AND_MORE.fullmatch(band):
        return int(match[1]), _OLDEST
    return None


def place_of_bootcamp(row: int, extent: Extent) -> str:
    """Return the place of a bootcamp in the order of starts, from 1; 0 until its start is known.

    Of two that start together, the one further up is the earlier.
    """
    start, starts = f"{ORDER_START}{row}", f"${ORDER_START}${FIRST}:${ORDER_START}"
    earlier = f'COUNTIF({starts}${extent.order},"<"&{start})'
    return f'=IF(OR({ORDER_ID}{row}="",NOT(ISNUMBER({start}))),0,{earlier}+COUNTIF({starts}{row},{start}))'


def attended(row: int) -> str:
    """Return whether somebody came to a session: one is enough."""
    sessions, (yes, no) = f"{SESSIONS}{row}", yes_no()
    return f'=IF({FOLIO}{row}="","",IF(ISNUMBER({sessions}),IF({sessions}>=1,"{yes}","{no}"),"{no}"))'


def completed(row: int, extent: Extent, share: float) -> str:
    """Return whether somebody came to at least `share` of the sessions held of a bootcamp that has ended."""
    mine = f"{extent.ordered(ORDER_ID)}={BOOTCAMP}{row}"
    held = f"SUMPRODUCT(--({mine}),{extent.ordered(ORDER_HELD)})"
    ended = f'SUMPRODUCT(({mine})*({extent.ordered(ORDER_ENDED)}="{yes_no()[0]}"))>0'
    enough = f"{SESSIONS}{row}>=ROUND({share}*{held},6)"
    yes, no = yes_no()
    return f'=IF({FOLIO}{row}="","",IF(AND({ATTENDED}{row}="{yes}",{ended},{held}>0,{enough}),"{yes}","{no}"))'


def age_group(row: int, bands: Sequence[str]) -> str:
    """Return the age band from the age, or else the band typed; empty where neither makes sense."""
    age, typed = f"{AGE}{row}", f"{BAND}{row}"
    beyond = {each: label("grupo_edad", each) for each in AgeBeyond}
    from_age = f'"{beyond[AgeBeyond.OUT_OF_RANGE]}"'
    for band in reversed(bands):
        if years := years_of(band):
            from_age = f'IF(AND(INT({age})>={years[0]},INT({age})<={years[1]}),"{band}",{from_age})'
    known = _one_of(typed, [*bands, *beyond.values()])
    from_band = f'IF({typed}="","{beyond[AgeBeyond.UNSPECIFIED]}",IF({known},{typed},""))'
    return f'=IF({FOLIO}{row}="","",IF(ISNUMBER({age}),{from_age},IF({age}<>"","",{from_band})))'


def check_of_row(row: int, says: Messages, roles: Sequence[str]) -> str:
    """Return `says.well` for a row that counts, or what to mend in it; empty for an empty row."""
    folio, sessions, age = f"{FOLIO}{row}", f"{SESSIONS}{row}", f"{AGE}{row}"
    bare = f'SUBSTITUTE(SUBSTITUTE(SUBSTITUTE({folio},"*",""),"?",""),"~","")'
    same_folio = f'(${FOLIO}${FIRST}:{folio}&"")=({folio}&"")'
    same_bootcamp = f"${BOOTCAMP}${FIRST}:{BOOTCAMP}{row}={BOOTCAMP}{row}"
    sexes = [label("sexo", sex) for sex in Sex]
    marks = [f"{column}{row}" for column in (REGISTERED, CERTIFIED)]
    mended = (
        (
            f'OR({folio}="",LEN({folio})>{LONGEST_FOLIO},LEN({bare})<LEN({folio}),TRIM({folio})<>({folio}&""))',
            says.folio,
        ),
        (f"{PLACE}{row}=0", says.bootcamp),
        (f"SUMPRODUCT(({same_folio})*({same_bootcamp}))>1", says.repeated),
        (f"NOT({_one_of(f'{ROLE}{row}', roles)})", says.role),
        (f"NOT({_one_of(f'{SEX}{row}', sexes)})", says.sex),
        (f'OR({GROUP}{row}="",AND(ISNUMBER({age}),{BAND}{row}<>"",{BAND}{row}<>{GROUP}{row}))', says.age),
        (f'AND({sessions}<>"",NOT(ISNUMBER({sessions})))', says.sessions),
        (f"NOT(AND({','.join(_one_of(mark, [*yes_no(), '']) for mark in marks)}))", says.marks),
        (f'AND({ATTENDED}{row}="{yes_no()[0]}",{REGISTERED}{row}<>"{yes_no()[0]}")', says.unregistered),
        (f'AND({CERTIFIED}{row}="{yes_no()[0]}",{COMPLETED}{row}<>"{yes_no()[0]}")', says.uncompleted),
    )
    answer = f'"{says.well}"'
    for wrong, says_so in reversed(mended):
        answer = f'IF({wrong},"{says_so}",{answer})'
    return f'=IF(COUNTA({FOLIO}{row}:{CERTIFIED}{row})=0,"",{answer})'


def place_of_row(row: int, extent: Extent) -> str:
    """Return the place of the row's bootcamp; 0 where it is not in the order, or twice."""
    mine = f"{extent.ordered(ORDER_ID)}={BOOTCAMP}{row}"
    place = f"SUMPRODUCT(({mine})*{extent.ordered(ORDER_PLACE)})"
    return f'=IF({BOOTCAMP}{row}="",0,IF(SUMPRODUCT(--({mine}))=1,{place},0))'


def person(row: int, well: str) -> str:
    """Return the key by which a participant is found again in other bootcamps; empty where the row does not count."""
    return f'=IF({CHECK}{row}="{well}","folio:"&{FOLIO}{row},"")'


def cell(row: int, well: str) -> str:
    """Return the cell of the table of counts that a row belongs to; empty where the row does not count."""
    parts = '&"|"&'.join(f"{column}{row}" for column in (BOOTCAMP, ROLE, SEX, GROUP))
    return f'=IF({CHECK}{row}="{well}",{parts},"")'


def counted_before(row: int, stage: Stage, extent: Extent) -> str:
    """Return 1 where the same folio reached the same stage in a bootcamp that started earlier; else 0."""
    reached = STAGE_COLUMNS[stage]
    found = (
        f"COUNTIFS({extent.registered(PERSON)},{PERSON}{row},"
        f'{extent.registered(reached)},"{yes_no()[0]}",{extent.registered(PLACE)},"<"&{PLACE}{row})'
    )
    return f'=IF({PERSON}{row}="",0,IF({reached}{row}="{yes_no()[0]}",IF({found}>0,1,0),0))'


def tally_cell(row: int, extent: Extent) -> str:
    """Return the cell of the chosen bootcamp that a line of the tally counts."""
    parts = '&"|"&'.join((extent.chosen, *(f"{column}{row}" for column in (TALLY_ROLE, TALLY_SEX, TALLY_BAND))))
    return f"={parts}"


def tally_people(row: int, stage: Stage, extent: Extent) -> str:
    """Return how many people of a cell reached the stage."""
    reached = extent.registered(STAGE_COLUMNS[stage])
    return f'=COUNTIFS({extent.registered(CELL)},{TALLY_CELL}{row},{reached},"{yes_no()[0]}")'


def tally_before(row: int, stage: Stage, extent: Extent) -> str:
    """Return how many of them were counted at that stage in an earlier bootcamp."""
    return f"=COUNTIFS({extent.registered(CELL)},{TALLY_CELL}{row},{extent.registered(BEFORE_COLUMNS[stage])},1)"


def tally_line(row: int) -> str:
    """Return the line of the table of counts on which a cell with people stands; 0 where nobody is in it."""
    return f'=IF({TALLY_PEOPLE}{row}>0,COUNTIF({TALLY_PEOPLE}${FIRST}:{TALLY_PEOPLE}{row},">0"),0)'


def reach_bootcamp(line: int, extent: Extent) -> str:
    """Return the chosen bootcamp on a line of the table of counts that has people; else nothing."""
    return f'=IF({line}>MAX({extent.tallied(TALLY_LINE)}),"",{extent.chosen})'


def reach_value(line: int, column: str, extent: Extent) -> str:
    """Return a column of the tally on a line of the table of counts; nothing past its end."""
    found = f"MATCH({line},{extent.tallied(TALLY_LINE)},0)"
    return f'=IF($A{FIRST + line - 1}="","",INDEX({extent.tallied(column)},{found}))'


def rows_to_mend(extent: Extent, well: str) -> str:
    """Return how many rows of the register are not counted until they are mended."""
    check = extent.registered(CHECK)
    return f'=SUMPRODUCT(({check}<>"")*({check}<>"{well}"))'


def _one_of(value: str, choices: Sequence[str]) -> str:
    each = ",".join(f'{value}="{choice}"' for choice in choices)
    return f"OR({each})"
