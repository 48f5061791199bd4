"""Under which licence a programme publishes, and what the aid transparency standard (IATI) asks of it beside."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from lib.programme.declared import Declared, Slug, Text
from lib.programme.declaring.indicators import DeclaredIndicator
from lib.programme.declaring.nearest import nearest
from lib.programme.declaring.refusals import Refusal, refusal, refused
from lib.programme.declaring.written import like

OrganisationType = Literal[
    "10", "11", "15", "21", "22", "23", "24", "30", "40", "60", "70", "71", "72", "73", "80", "90"
]
"""Codes of IATI's list OrganisationType: 10 is a government, 22 a national NGO, 40 a multilateral organisation."""

OrganisationRole = Literal["funding", "accountable", "extending", "implementing"]
ActivityStatus = Literal["pipeline", "implementation", "finalisation", "closed", "cancelled", "suspended"]


class Licence(Declared):
    """Under which licence anyone may use what is published: its SPDX identifier, its name and where to read it."""

    id: Annotated[str, Field(max_length=60), like(r"[A-Za-z0-9.+-]+", "refusal.like.licence")]
    title: Text
    url: Annotated[str, Field(max_length=500), like(r"https?://[!-;=?-~]+", "refusal.like.page")]


class Iati(Declared):
    """The programme as an activity of IATI, version 2.03.

    `organisation` identifies the partner that is `reported_by`, `activity` the programme among that one's activities;
    `sector` is a purpose code of OECD's DAC, `country` one of ISO 3166-1. `roles` are by partner.
    """

    organisation: Annotated[
        str, Field(max_length=100), like(r"[A-Z]{2}-[A-Z0-9_]+-[A-Za-z0-9._-]+", "refusal.like.organisation")
    ]
    organisation_type: OrganisationType
    reported_by: Slug
    roles: Annotated[Mapping[Slug, Annotated[tuple[OrganisationRole, ...], Field(min_length=1)]], Field(min_length=1)]
    activity: Annotated[str, Field(max_length=100), like(r"[A-Za-z0-9._-]+", "refusal.like.activity")]
    status: ActivityStatus
    planned_start: date | None = None
    actual_start: date | None = None
    planned_end: date | None = None
    actual_end: date | None = None
    country: Annotated[str, like(r"[A-Z]{2}", "refusal.like.country")]
    sector: Annotated[str, like(r"[0-9]{5}", "refusal.like.sector")]

    @property
    def start(self) -> date:
        """Return the day the activity began, or is to begin."""
        return self.actual_start or self.planned_start or date.min

    @property
    def end(self) -> date | None:
        """Return the day it ended, or is to end; None where no end is declared."""
        return self.actual_end or self.planned_end

    @model_validator(mode="after")
    def _begins_before_it_ends(self) -> "Iati":
        if not (self.actual_start or self.planned_start):
            raise refused("refusal.iati.start")
        if self.end and self.end < self.start:
            raise refused("refusal.iati.end", end=str(self.end), start=str(self.start))
        return self


def iati_problems(
    iati: Iati | None, partners: Iterable[str], indicators: Iterable[DeclaredIndicator]
) -> Iterator[Refusal]:
    """Yield what the rest of a programme file lacks for IATI, with its place."""
    if iati is None:
        return
    known, declared = tuple(partners), tuple(indicators)
    named = [("iati.reported_by", iati.reported_by), *((f"iati.roles.{each}", each) for each in iati.roles)]
    for where, partner in named:
        if partner not in known:
            yield refusal("refusal.partner", where, near=nearest(partner, known), found=partner, known=known)
    if not declared:
        yield refusal("refusal.iati.indicators", "iati")
    undated = [each.id for each in declared if each.baseline is not None and each.baseline_year is None]
    if undated:
        yield refusal("refusal.iati.year", f"indicators[{undated[0]}]", known=tuple(undated))
