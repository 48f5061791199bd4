"""Everything that can be taken away from an edition, by its path: the routes of the interface and of the folder."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from lib.markup.evidence.catalogue import charts_of
from lib.markup.map.outlines import Shapes
from lib.markup.state.printed_sheet import printed_sheet
from lib.programme.model import Programme
from lib.publish.exports.csv_file import csv_bundle, csv_of, hxl_bundle, hxl_csv
from lib.publish.exports.data_package import data_package
from lib.publish.exports.documents import (
    Json,
    as_bytes,
    definitions_document,
    figure_document,
    figures_document,
    head,
    list_document,
    manifest_document,
    snapshot_document,
    table_document,
    tables_document,
)
from lib.publish.exports.geojson import hubs_geojson
from lib.publish.exports.meaning_sheets import source_sheet
from lib.publish.exports.pictures import chart_png, chart_svg
from lib.publish.exports.sheet import Sheet
from lib.publish.exports.sheets import sheets_of
from lib.publish.exports.workbook import workbook
from lib.publish.iati.activity import iati_xml
from lib.publish.light.contents import states_of
from lib.publish.proof.seal import Seal, seal_of
from lib.publish.sheet.pdf import sheet_pdf
from lib.snapshot.proof import UNSIGNED, Signer
from lib.snapshot.selection.one_state import OneState
from lib.wording.edition import Edition
from lib.wording.names import Names

JSON, CSV, ZIP = "application/json", "text/csv; charset=utf-8", "application/zip"
GEOJSON, SVG, PNG = "application/geo+json", "image/svg+xml", "image/png"
HTML, PDF, XML = "text/html; charset=utf-8", "application/pdf", "application/xml"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Bundle:
    """A whole edition in one file. `id` names its texts, `downloads.<id>` and `downloads.<id>.means`."""

    id: str
    file: str
    media_type: str
    make: Callable[[Edition, Seal], bytes]

    @property
    def path(self) -> str:
        """Return its path below the interface's root."""
        return f"exports/{self.file}"


BUNDLES = (
    Bundle("workbook", "workbook.xlsx", XLSX, lambda edition, _: workbook(edition)),
    Bundle("csv", "csv.zip", ZIP, csv_bundle),
    Bundle("package", "datapackage.zip", ZIP, data_package),
    Bundle("hxl", "hxl.zip", ZIP, hxl_bundle),
)
"""The bundles of every programme in the order in which pages offer them."""

IATI = "exports/iati.xml"
"""The path of the IATI activity, which a programme has that declares what IATI asks for."""


def bundles_of(programme: Programme) -> tuple[Bundle, ...]:
    """Return the bundles that a programme has, in the order in which pages offer them."""
    declared = programme.iati
    if declared is None:
        return BUNDLES
    return (*BUNDLES, Bundle("iati", "iati.xml", XML, lambda edition, _: iati_xml(edition, declared)))


_LISTS = ("bootcamps", "hubs", "commitments", "targets", "places-without-hub", "sources")


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to take away: what it is called, its media type, how it is made, and its file name if it is a file."""

    title: str
    media_type: str
    make: Callable[[], bytes]
    file: str | None = None


def offers_of(edition: Edition, signer: Signer = UNSIGNED, shapes: Shapes | None = None) -> dict[str, Offer]:
    """Return every offer by its path below the interface's root. Nothing is made until it is asked for.

    Every file, and the manifest, carries the seal of its snapshot. Without `shapes` there are no sheets of states.
    """
    sheets = {sheet.id: sheet for sheet in sheets_of(edition)}
    words, stem, snapshot = edition.words, edition.stem, edition.snapshot
    seal = seal_of(snapshot, edition.names, signer)
    found = {**_documents(edition, sheets), **_sheet_files(edition, sheets)}
    for each in bundles_of(edition.names.programme):
        file = f"{stem}-{each.file}".replace("-workbook", "")
        found[each.path] = Offer(
            words(f"downloads.{each.id}.means"), each.media_type, partial(each.make, edition, seal), file
        )
    for chart_id, chart in charts_of(snapshot, edition.names).items():
        for kind, media_type, draw in (("svg", SVG, chart_svg), ("png", PNG, chart_png)):
            path = f"charts/{chart_id}.{kind}"
            found[path] = Offer(chart.title, media_type, partial(draw, chart), f"{stem}-{chart_id}.{kind}")
    if shapes:
        found |= _state_sheets(edition, shapes)
    found |= {path: _with_seal(each, seal) for path, each in found.items() if each.file or each.media_type == HTML}
    manifest = _json(words("exports.manifest"), lambda: manifest_document(edition))
    found["manifest"] = _with_seal(manifest, seal)
    index = {path: offer for path, offer in found.items() if path}
    return {"": _json(words("api.documents"), lambda: _index(index, edition)), **found}


def file_of(path: str, media_type: str) -> str:
    """Return the name of an offer's file in a folder: documents without an ending are JSON."""
    return f"{path or 'index'}.json" if media_type == JSON else path


def files_of(
    edition: Edition, signer: Signer = UNSIGNED, shapes: Shapes | None = None, only: str | None = None
) -> Iterator[tuple[str, bytes]]:
    """Yield every offer made, or the one at the path `only`, by the name of its file in the language's folder."""
    for path, offer in offers_of(edition, signer, shapes).items():
        if only in {None, path}:
            yield file_of(path, offer.media_type), offer.make()


def _documents(edition: Edition, sheets: Mapping[str, Sheet]) -> dict[str, Offer]:
    snapshot, words = edition.snapshot, edition.words
    found = {
        "snapshot": _json(
            words("exports.title", programme=edition.names.programme.programme.name),
            lambda: snapshot_document(edition, source_sheet(edition)),
        ),
        "figures": _json(sheets["figures"].title, lambda: figures_document(edition)),
        "tables": _json(words("exports.heading.sheets"), lambda: tables_document(edition)),
        "definitions": _json(sheets["definitions"].title, lambda: definitions_document(edition)),
        "hubs.geojson": Offer(
            sheets["hubs"].title, GEOJSON, lambda: as_bytes(hubs_geojson(edition)), f"{edition.stem}-hubs.geojson"
        ),
    }
    for name in (each for each in _LISTS if each in sheets):
        found[name] = _json(sheets[name].title, partial(list_document, sheets[name], edition))
    for indicator in edition.names.programme.indicator_ids:
        title = words(f"definition.{indicator}.name")
        found[f"figures/{indicator}"] = _json(title, partial(figure_document, snapshot.figure(indicator), edition))
    for table in snapshot.tables:
        found[f"tables/{table.id}"] = _json(sheets[table.id].title, partial(table_document, table, edition))
    return found


def _sheet_files(edition: Edition, sheets: Mapping[str, Sheet]) -> dict[str, Offer]:
    tables, found = {table.id for table in edition.snapshot.tables}, {}
    for name, sheet in sheets.items():
        path, file = f"tables/{name}" if name in tables else name, f"{edition.stem}-{name}"
        found[f"{path}.csv"] = Offer(sheet.title, CSV, partial(csv_of, sheet), f"{file}.csv")
        found[f"{path}.hxl.csv"] = Offer(sheet.title, CSV, partial(hxl_csv, sheet), f"{file}.hxl.csv")
    return found


def _state_sheets(edition: Edition, shapes: Shapes) -> dict[str, Offer]:
    """Return each state's sheet: as a PDF to keep, and as HTML, which a browser shows and prints."""
    found, names = {}, edition.names
    for key in states_of(edition.snapshot, names):
        one = OneState(edition.snapshot, names.programme, key)
        title = names.words("sheet.title", state=names.state(key))
        make = partial(sheet_pdf, one, names, shapes)
        found[f"states/{key}.pdf"] = Offer(title, PDF, make, f"{edition.stem}-state-{key}.pdf")
        found[f"states/{key}.html"] = Offer(title, HTML, partial(_page, one, names, shapes))
    return found


def _page(one: OneState, names: Names, shapes: Shapes) -> bytes:
    return printed_sheet(one, names, shapes).encode()


def _with_seal(offer: Offer, seal: Seal) -> Offer:
    return replace(offer, make=lambda: seal(offer.make()))


def _json(title: str, document: Callable[[], Json]) -> Offer:
    return Offer(title, JSON, lambda: as_bytes(document()))


def _index(offers: Mapping[str, Offer], edition: Edition) -> Json:
    """Return the list of all documents and files, addresses relative to this one."""
    listed = [{"path": path, "title": offer.title, "type": offer.media_type} for path, offer in offers.items()]
    return {**head(edition), "languages": list(edition.names.programme.programme.languages), "documents": listed}
