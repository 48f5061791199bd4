"""The rules across rows, tables and partners: what no single cell can show.

`check` takes every table that was read and returns those that count, with all findings. Rows of a partner who does
not own a table are set aside first; then V01, V03, V02, V07, V25, V10 and V18 take rows out in that order, each looking
only at what the earlier ones left; then everything else is remarked on. A rule stays silent while a table that it
needs was not read, and what is wrong in one partner's rows takes out no rows of another (but for a key that two
workbooks use: the first counts).

Parameters of each finding, and the cell it points to. Choices, tables and cases are codes; days are ISO; `people` and
limits are counts. `other…` is the A1 address of a second cell that is part of the matter, in `other`, with `other_tab`
and `other_workbook` where those are not the finding's own. V09, V12, V13 and V17 are not said while a row
that does not count may explain them.

H09  template: `expected`, the current version.
C20  already counted: `people`.
V01  the key: `first`, the A1 address of the row that counts; `workbook` where that is another; `like`, the key as it
     stands there, where it is written otherwise.
V02  the reference: `refers_to` (a table, `indicadores` or `ambito`); `unknown`; `suggestion` where one is near.
V03  municipality: `case`: `unknown` with `state`; `other-state` with `state`, `municipality`, `its_state`; all names.
V04  latitude, or longitude for `sign`: `case`; `state` (name), `lat`, `lon`. Cases `sign`, `swapped` and `swapped-sign`
     have `fix_lat`, `fix_lon`; `elsewhere` has `near` (names of states, nearest first); `zero` and `at-sea` no more.
V05  latitude of the later hub: `hub` (the other), `metres`, `other…`.
V06  verification date: `case`: `never`; `old` or `future` with `days`, counted without sign; `limit` in days.
V07  the end, or a session's day: `case`: `planned`, `actual` or `session`; `start`, `end`; the last also `bootcamp`,
     `other…` (the day it passes).
V08  `case`: `completed` (actual end); `running` or `confirmed` (status) with `day` and the `days` since.
V09  people, first row of the later stage: `bootcamp`, `role`, `stage`, `people`, `earlier_stage`, `earlier_people`,
     `other…` unless the earlier stage has no row of this role.
V10  already counted: `case`: `more-than-people` with `people`; `first-bootcamp` with `bootcamp`, `start`.
V11  attendances: `case`: `expected` with `limit`; `seats` with `limit`, `hub`, `other…`.
V12  people, first row who attended: `case`: `below` (an error) or `above`; `bootcamp`, `people`, `attendances` at the
     fullest session, `other…`.
V13  people, first row who attended: `bootcamp`, `people`.
V14  age, or sex: `case`: `age`, `sex` or `age-sex`; `people`.
V15  progress: `bootcamp`, `requirement`, `start`, `days` until then, negative once past.
V16  `case`: `no-start` (status) with `bootcamp`; `overdue` (due) with `days`.
V17  `case`: `sum` (the programme's target) with `indicator`, `target`, `sum`, `states` (how many), `other…`;
     `missing` (the tab) with `indicator`.
V18  the count that is too large: `case`: `answered`, `positive` or `contacted`; `limit`.
V19  validated on: `bootcamp`, `day` of the validation.
V20  the rarer spelling: `case`: `spelling` or `near-miss`; `suggestion`; `times` in this workbook; `suggestion_times`.
V21  `case`: `not-owner` (the tab; a note) with `owner`, `rows`; `people` (people) with `owner`, `bootcamp`, `people`,
     `owner_people`, `other…`; `only-here` (people) with `owner`, `bootcamp`, `people`.
V23  a target's scope: `form`: `leading-zero` or `state-name`; `read_as`.
V24  `kind` of personal data; `case`: `instead` where the row's key stands in its place.
V25  the count that is too large: `usual`, what is likely; `case`: `reach` with `bootcamp`, `sum` (people of its stage
     with this row); `session` with `bootcamp`; `hub`; `plan` (a bootcamp's target of people or planned sessions);
     `target` (of an indicator); `plan-below` and `target-below` where it is too small.
"""

from lib.tables.rules.check import Checked, check
from lib.tables.rules.validation import content_hash

__all__ = ["Checked", "check", "content_hash"]
