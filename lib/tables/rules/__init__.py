"""The rules across rows, tables and partners: what no single cell can show.

`check` takes every table that was read and returns those that count, with all findings. Rows of a partner who does
not own a table are set aside first; then V01, V03, V02, V07, V10 and V18 take rows out in that order, each looking
only at what the earlier ones left; then everything else is remarked on. A rule stays silent while a table that it
needs was not read, and an error in one partner's rows never takes out another's.

Parameters of each finding. Choices, tables and cases are codes; dates are ISO; counts are whole numbers. `other`,
with `other_tab` and `other_workbook` where those differ, is the A1 address of a second cell that is part of the matter.

| code | cell | parameters |
|------|------|------------|
| V01 | the key | `first` (A1 of the row that counts), `workbook` where it is in another |
| V02 | the reference | `refers_to` (a table, `indicadores` or `ambito`), `unknown` (what does not exist), `suggestion` if any |
| V03 | municipality | `case`: `unknown` or `other-state`; `state`; for other-state `municipality`, `its_state` |
| V04 | lat (lon if its sign is lost) | `case`: `swapped`, `sign`, `swapped-sign`, `zero`, `elsewhere`, `at-sea`; `state`, `lat`, `lon`; `fix_lat`, `fix_lon` for the first three; `near` (states, with ` · `) for elsewhere |
| V05 | lat of the later hub | `hub` (the other's key), `metres`, `other…` |
| V06 | verification date | `case`: `never`, `old`, `future`; `limit` (days); `days` since or until, except for never |
| V07 | the end, or the session's day | `case`: `planned`, `actual`, `session`; `start`, `end`; for session `bootcamp` and `other…` |
| V08 | see case | `case`: `completed` (actual end), `running`, `confirmed` (status); `day` and `days` ago for the last two |
| V09 | people, first row of the later stage | `bootcamp`, `role`, `stage`, `people`, `earlier_stage`, `earlier_people`, `left_out` (rows of the tab that do not count), `other…` if the earlier stage has rows of this role |
| V10 | already counted | `case`: `more-than-people` with `people`; `first-bootcamp` with `bootcamp`, `start` |
| V11 | attendances | `case`: `expected` with `limit`; `seats` with `limit`, `hub`, `other…` |
| V12 | people, first row who attended | `case`: `below` (error), `above` (warning); `bootcamp`, `people`, `attendances` (of the fullest session), `left_out`, `other…` |
| V13 | people, first row who attended | `bootcamp`, `people`, `left_out` (sessions that do not count) |
| V14 | age, or sex | `case`: `age`, `sex`, `age-sex`; `people` |
| V15 | progress | `bootcamp`, `requirement`, `start`, `days` until the start (negative when past) |
| V16 | status, or due | `case`: `no-start` with `bootcamp`; `overdue` with `days` |
| V17 | the programme's target, or the tab | `case`: `sum` with `indicator`, `target`, `sum`, `states` (how many), `other…`; `missing` with `indicator` |
| V18 | the larger count | `case`: `answered`, `positive`, `contacted`; `limit` (what it may not exceed) |
| V19 | validated on | `bootcamp`, `day` |
| V20 | the rarer spelling, first of its kind | `case`: `spelling`, `near-miss`; `suggestion`, `times` typed so, `suggestion_times` |
| V21 | people (case `people`), or the tab | `case`: `not-owner` (note) with `owner`, `rows`; `people` with `owner`, `bootcamp`, `people`, `owner_people`, `other…`; `only-here` with `owner`, `bootcamp`, `people` |
| V23 | a target's scope | `form`: `leading-zero`, `state-name`; `read_as` |
| C20 | already counted | `people` |
"""  # fmt: skip

from lib.tables.rules.check import Checked, check
from lib.tables.rules.targets import INDICATORS
from lib.tables.rules.validation import content_hash

__all__ = ["INDICATORS", "Checked", "check", "content_hash"]
