"""A programme as one IATI activity (version 2.03), with its declared indicators as results."""

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element, indent, tostring

from lib.programme.declaring.publication import Iati
from lib.publish.iati.element import element, in_each, language_of_all, told
from lib.publish.iati.results import results
from lib.wording.edition import Edition
from lib.wording.language import Words
from lib.wording.names import Names

_ROLES = {"funding": "1", "accountable": "2", "extending": "3", "implementing": "4"}
_STATUSES = {
    "pipeline": "1", "implementation": "2", "finalisation": "3", "closed": "4", "cancelled": "5", "suspended": "6",
}  # fmt: skip
_DATES = {"planned_start": "1", "actual_start": "2", "planned_end": "3", "actual_end": "4"}
_DAC_PURPOSE = "1"


def iati_xml(edition: Edition, declared: Iati) -> bytes:
    """Return the activity in all languages of the programme. The same snapshot always gives the same bytes."""
    programme, read_at = edition.names.programme.programme, edition.snapshot.read_at.isoformat(timespec="seconds")
    languages = tuple(replace(edition.names, words=Words(each)) for each in programme.languages)
    activity = element("iati-activity", *_parts(edition, declared, languages), last_updated_datetime=read_at)
    root = element(
        "iati-activities", language_of_all(activity, programme.languages[0]), version="2.03", generated_datetime=read_at
    )
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _parts(edition: Edition, declared: Iati, languages: tuple[Names, ...]) -> Iterator[Element]:
    """Yield what an activity is made of, in the order of the standard."""
    identity, first = edition.names.programme.programme, languages[0].words.language
    yield element("iati-identifier", text=f"{declared.organisation}-{declared.activity}")
    yield told(
        "reporting-org",
        {first: _name(declared.reported_by, edition.names)},
        ref=declared.organisation,
        type=declared.organisation_type,
    )
    yield told("title", {first: identity.name})
    yield told("description", dict(identity.description.by_language), type="1")
    if edition.snapshot.sample:
        yield told("description", in_each(languages, lambda names: names.words("exports.sample")), type="4")
    yield from _organisations(declared, edition.names, first)
    yield element("activity-status", code=_STATUSES[declared.status])
    for field, kind in _DATES.items():
        if day := getattr(declared, field):
            yield element("activity-date", type=kind, iso_date=day.isoformat())
    yield element("recipient-country", code=declared.country)
    yield element("sector", vocabulary=_DAC_PURPOSE, code=declared.sector)
    yield from results(edition.snapshot, declared, languages)


def _organisations(declared: Iati, names: Names, language: str) -> Iterator[Element]:
    for partner, roles in declared.roles.items():
        identified = {"ref": declared.organisation, "type": declared.organisation_type}
        known = identified if partner == declared.reported_by else {}
        for role in roles:
            yield told("participating-org", {language: _name(partner, names)}, role=_ROLES[role], **known)


def _name(partner_id: str, names: Names) -> str:
    partner = names.programme.partner(partner_id)
    return partner.name if partner else partner_id
