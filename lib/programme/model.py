"""The declared programme: an immutable description that every floor above reads."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, PrivateAttr, model_validator

from lib.programme.access import Access, twice_allowed
from lib.programme.countries.holidays import OwnHoliday
from lib.programme.country import UNKNOWN, Country
from lib.programme.declared import Colour, CountryCode, Declared, LanguageCode, Name, Slug, Text
from lib.programme.declaring.ages import Ages
from lib.programme.declaring.agreeing import no_indicators, repeated, strangers
from lib.programme.declaring.columns import DeclaredColumn, DeclaredTable, problems
from lib.programme.declaring.indicators import DeclaredIndicator, Threshold, indicator_problems
from lib.programme.declaring.kept import TRAINING, told
from lib.programme.declaring.lists import Lists
from lib.programme.declaring.privacy import Privacy
from lib.programme.declaring.publication import Iati, Licence, iati_problems
from lib.programme.declaring.refusals import Refused, refused
from lib.programme.declaring.written import like
from lib.programme.digest import Digest
from lib.programme.indicator_ids import INDICATORS, SHARES
from lib.programme.places import Places
from lib.programme.presentation import Benchmark, DeclaredStatistic, Presentation, Quotation
from lib.programme.recommendations import FIVE, Recommendation
from lib.programme.text import normalise
from lib.programme.warmth import Border, DeclaredMark, Voice

TableId = str
"""A table by its name in the sheets: one of those that every programme may have, or one that the programme declares."""


class Partner(Declared):
    """An organisation that takes part, with its ministry's `state` and its `language`.

    `lib.tables.schema.coordination.Partner` is its row.
    """

    id: Slug
    name: Name
    short: Name
    kind: Slug
    colour: Colour
    state: str | None = None
    language: LanguageCode | None = None
    mark: DeclaredMark | None = None


class Tab(Declared):
    """A tab of a workbook: its title, others it is found by too, and, in Google Sheets, its stable number."""

    title: Name
    also: tuple[Name, ...] = ()
    gid: int | None = None

    @model_validator(mode="before")
    @classmethod
    def _title_alone(cls, given: object) -> object:
        return {"title": given} if isinstance(given, str) else given


HOST = r"[a-z0-9-]+(?:\.[a-z0-9-]+)*"
ADDRESS = rf"https://({HOST})(?::([0-9]{{1,5}}))?((?:[/?][!-~]*)?)"
"""An address without a user or a password in it: its host, port and path."""

REVIEW_TABS = ("revisión", "review")
"""The tab of a workbook in which the dashboard answers, in Spanish and in English. It is never read."""

SourceKind = Literal["folder", "google", "web"]
"""Where a workbook is read: a file in the folder of workbooks, a Google Sheet, or a table at an https:// address."""


class Source(Declared):
    """One partner's workbook and how often it promised to keep it up to date, in days.

    `workbook` is its name. Without a `kind` it is read as the machine is set up to read, or at its `address`; that may
    lead on to the `hosts` that are named.
    """

    id: Slug
    owner: Slug
    workbook: Name
    kind: SourceKind | None = None
    spreadsheet: str = ""
    address: Annotated[str, like(rf"(?:{ADDRESS})?", "refusal.like.address")] = ""
    hosts: tuple[Annotated[str, like(HOST, "refusal.like.host")], ...] = ()
    every_days: Annotated[int, Field(ge=1)]
    tabs: Mapping[TableId, Tab]

    @model_validator(mode="after")
    def _kind_and_place_agree(self) -> "Source":
        if self.kind == "web" and not self.address:
            raise refused("refusal.source.web")
        if self.address and self.kind not in {None, "web"}:
            raise refused("refusal.source.address", kind=str(self.kind))
        if self.kind == "google" and not self.spreadsheet:
            raise refused("refusal.source.google")
        for title in (tab.title for tab in self.tabs.values()):
            if normalise(title) in map(normalise, REVIEW_TABS):
                raise refused("refusal.source.review", title=title)
        return self

    def read_from(self, usual: SourceKind) -> SourceKind:
        """Return where it is read: where it says, or as is usual."""
        return "web" if self.address else self.kind or usual


class Rules(Declared):
    """Numbers that the programme decides and the indicators use."""

    hub_verified_days: Annotated[int, Field(ge=1)] = 90
    on_time_start_days: Annotated[int, Field(ge=0)] = 3
    active_partner_days: Annotated[int, Field(ge=1)] = 60
    completion_share: Annotated[float, Field(gt=0, le=1)] = 0.8
    smallest_share_base: Annotated[int, Field(ge=1)] = 20
    protected_below: Annotated[int, Field(ge=5)] = 5
    planned_for_women: bool = True
    online_session_share: Annotated[float, Field(gt=0, le=1)] = 0.5


class PublishedTable(Declared):
    """A published table of counts: its measure, its dimensions and, where fixed, the stages it covers.

    With `ended_only` it counts only bootcamps that have ended, which any table finer than people by stage of the
    programme, a state or a bootcamp does anyway.
    """

    id: Slug
    measure: Slug
    dimensions: tuple[Slug, ...]
    stages: tuple[str, ...] = ()
    ended_only: bool = False


class Sample(Declared):
    """An embedded sample: its folder beside the programme file, and the day it takes for today."""

    id: Slug
    name: Text
    workbooks: Name
    today: date


class ProgrammeIdentity(Declared):
    """What the programme is called, where and in which languages it works.

    `timezone` (IANA) is where its day begins. `colour` is the brand on light ground, `colour_on_dark` on dark; `logo`
    is an SVG or PNG file beside the programme file. `country` says how persons are written.
    """

    id: Slug
    name: Name
    description: Text
    languages: Annotated[tuple[LanguageCode, ...], Field(min_length=1)] = ("es", "en")
    timezone: str = "America/Mexico_City"
    country: CountryCode | None = None
    states: tuple[str, ...]
    colour: Colour = "#6B2D5C"
    colour_on_dark: Colour = "#D7A6C9"
    logo: str = ""
    border: Border | None = None
    planned_ages: str
    region: Text


class Programme(Declared):
    """Everything `programme.toml` declares."""

    programme: ProgrammeIdentity
    partners: tuple[Partner, ...]
    sources: tuple[Source, ...]
    ages: Ages
    rules: Rules = Rules()
    thresholds: Mapping[str, Threshold] = {}
    published: tuple[PublishedTable, ...] = ()
    synonyms: Mapping[TableId, Mapping[str, tuple[str, ...]]] = {}
    owners: Mapping[TableId, Slug] = {}
    quotations: tuple[Quotation, ...] = ()
    benchmarks: tuple[Benchmark, ...] = ()
    voices: tuple[Voice, ...] = ()
    statistics: tuple[DeclaredStatistic, ...] = ()
    places: Places = Places()
    wording: Mapping[LanguageCode, Mapping[str, str]] = {}
    phrases: Mapping[LanguageCode, Mapping[str, str]] = {}
    choices: Mapping[str, Mapping[str, str]] = {}
    choice_synonyms: Mapping[str, Mapping[str, tuple[str, ...]]] = {}
    lists: Lists = Lists()
    samples: tuple[Sample, ...] = ()
    access: tuple[Access, ...] = ()
    licence: Licence | None = None
    iati: Iati | None = None
    privacy: Privacy = Privacy()
    stage: Presentation = Presentation()
    digest: Digest | None = None
    holidays: tuple[OwnHoliday, ...] = ()
    recommendations: tuple[Recommendation, ...] = FIVE
    columns: tuple[DeclaredColumn, ...] = ()
    tables: tuple[DeclaredTable, ...] = ()
    indicators: tuple[DeclaredIndicator, ...] = ()
    _known: Country = PrivateAttr(default=UNKNOWN)

    @property
    def known_country(self) -> Country:
        """Return what is known of its country since it was opened; nothing before."""
        return self._known

    def knowing(self, country: Country) -> "Programme":
        """Return the programme with what is known of its country."""
        copy = self.model_copy()
        copy._known = country
        return copy

    @property
    def country(self) -> CountryCode | None:
        """Return the declared country, or Mexico where the bundled places are used; None where none fits."""
        return self.programme.country or (None if self.places.folder else "mx")

    @property
    def tables_kept(self) -> frozenset[TableId]:
        """Return the tables that some source keeps."""
        return frozenset(table for source in self.sources for table in source.tabs)

    @property
    def trains(self) -> bool:
        """Tell whether there are bootcamps: a programme of clinics keeps none of their tables."""
        return not self.tables_kept.isdisjoint(TRAINING)

    @property
    def indicator_ids(self) -> tuple[str, ...]:
        """Return the ids of all indicators that are told: those of the tables that it keeps, then its own."""
        return (*told(self.tables_kept), *(each.id for each in self.indicators))

    @property
    def share_ids(self) -> frozenset[str]:
        """Return the ids of all indicators that are parts of a whole, whose target lies between 0 and 1."""
        return SHARES | {each.id for each in self.indicators if each.kind == "share"}

    def partner(self, partner_id: str) -> Partner | None:
        """Return the declared partner, or None."""
        return next((partner for partner in self.partners if partner.id == partner_id), None)

    def language_of(self, partner_id: str) -> str:
        """Return the language in which a partner is written to: its own, or the programme's first."""
        partner = self.partner(partner_id)
        return (partner.language if partner else None) or self.programme.languages[0]

    def source(self, source_id: str) -> Source | None:
        """Return the declared source, or None."""
        return next((source for source in self.sources if source.id == source_id), None)

    def sample(self, sample_id: str | None = None) -> Sample | None:
        """Return the sample asked for (the first where none is named), or None."""
        return next((sample for sample in self.samples if sample_id in {None, sample.id}), None)

    @model_validator(mode="after")
    def _all_agrees(self) -> "Programme":
        tables = [(f"sources[{source.id}].tabs.{table}", table) for source in self.sources for table in source.tabs]
        tables += [(f"{where}.{table}", table) for where in ("owners", "synonyms") for table in getattr(self, where)]
        found = (
            *repeated("partners", [each.id for each in self.partners]),
            *repeated("sources", [each.id for each in self.sources]),
            *repeated("recommendations", [each.id for each in self.recommendations]),
            *twice_allowed(self.access),
            *strangers(self._named_partners(), [each.id for each in self.partners]),
            *problems(self.columns, self.tables, tables),
            *indicator_problems(self.indicators, INDICATORS),
            *no_indicators("thresholds", self.thresholds, (*INDICATORS, *(each.id for each in self.indicators))),
            *iati_problems(self.iati, (each.id for each in self.partners), self.indicators),
        )
        if found:
            raise Refused(*found)
        return self

    def _named_partners(self) -> Iterator[tuple[str, str]]:
        yield from ((f"sources[{each.id}].owner", each.owner) for each in self.sources)
        yield from ((f"digest.mailboxes.{each}", each) for each in (self.digest.mailboxes if self.digest else ()))
        yield from ((f"owners.{table}", owner) for table, owner in self.owners.items())
        named = ((number, each.partner) for number, each in enumerate(self.access, start=1) if each.partner)
        yield from ((f"access[{number}].partner", partner) for number, partner in named)
