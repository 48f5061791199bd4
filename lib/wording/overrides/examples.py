"""Examples for columns out of a programme's own partners and places, where the usual example is none of its own."""

from lib.i18n.catalogue import written
from lib.programme.model import Programme, TableId
from lib.programme.setting import Setting
from lib.tables.schema.choice_words import choice_words, speaks_spanish, written_as
from lib.tables.schema.columns import Column
from lib.tables.schema.declared import models_of
from lib.tables.schema.lists import choices_of
from lib.tables.schema.training import WHOLE_PROGRAMME
from lib.wording.reference.columns import example_key


def example_overrides(setting: Setting) -> dict[str, str]:
    """Return the examples that differ from the usual ones, by the key of their text; the same in every language."""
    found = {}
    for table, model in models_of(setting.programme).items():
        for column in model.columns.values():
            said = _example(table, column, setting)
            if said and said != column.example:
                found[example_key(table, column)] = said
    return found


def _example(table: TableId, column: Column, setting: Setting) -> str | None:
    programme, geography = setting.programme, setting.geography
    states = [key for key in programme.programme.states if geography.state(key)]
    here = geography.municipalities_of(states[0])[:1] if states else ()
    if column.kind == "state" and states and column.example not in states:
        return states[0]
    if column.kind in {"choice", "choices"}:
        taught = column.header == "idioma" and _is_elsewhere(programme)
        return _taught_in(column, programme) if taught else _choice(column, programme)
    if said := _elsewhere(table, column, programme, here[0].name if here else ""):
        return said
    if not here or _works_in_the_usual_places(setting):
        return _partners(table, column, programme)
    town = here[0]
    placed = {
        ("sitios", "municipio_cve"): town.key,
        ("bootcamps", "municipio_cve"): town.key,
        ("sitios", "lat"): f"{town.lat:.4f}",
        ("sitios", "lon"): f"{town.lon:.4f}",
        ("sitios", "localidad"): town.name,
        ("sitios", "sitio_id"): f"S-{town.key}-01",
        ("bootcamps", "sitio_id"): f"S-{town.key}-01",
        ("bootcamps", "bootcamp"): f"{programme.programme.name} {town.name}",
        ("compromisos", "compromiso_id"): f"C-{town.key}-01",
    }
    return placed.get((table, column.header)) or _partners(table, column, programme)


def _is_elsewhere(programme: Programme) -> bool:
    return bool(programme.places.folder) or not speaks_spanish(programme.programme.languages)


def _elsewhere(table: TableId, column: Column, programme: Programme, place: str) -> str | None:
    """Return an example that is not of Mexico, in the language of the sheets."""
    if not _is_elsewhere(programme):
        return None
    words = written("es" if speaks_spanish(programme.programme.languages) else "en")
    if column.kind == "age-band" and column.example not in programme.ages.bands:
        return programme.ages.focus
    if column.kind == "yes-no":
        return words["template.yes"] if column.example == "sí" else None
    if column.example == WHOLE_PROGRAMME:
        return words["template.whole-programme"]
    said = words.get(f"example.elsewhere.{table}.{column.header}")
    return said.replace("{place}", place) if said else None


def _taught_in(column: Column, programme: Programme) -> str:
    """Return the first two languages of teaching, as the sheets write them."""
    words = choice_words(programme)
    listed = choices_of(column.choices, programme.lists)[:2]
    return "; ".join(written_as(column.header, each, words) for each in listed)


def _works_in_the_usual_places(setting: Setting) -> bool:
    return not setting.programme.places.folder and "31" in setting.programme.programme.states


def _choice(column: Column, programme: Programme) -> str | None:
    """Return the programme's own words for the choices that the usual example names."""
    own = choice_words(programme).get(column.header, {})
    keys = {each.spanish: str(each) for each in column.choices or ()}
    said = [own.get(keys.get(each, "")) for each in column.example.split("; ")]
    return "; ".join(each for each in said if each) if all(said) else None


def _partners(table: TableId, column: Column, programme: Programme) -> str | None:
    """Return the programme's own partner, or partners, where the usual example names others."""
    ids = [partner.id for partner in programme.partners]
    usual = column.example.split("; ")
    if not ids or (column.refers_to == "socios" and set(usual) <= set(ids)):
        return None
    first = programme.partners[0]
    if column.refers_to == "socios":
        return "; ".join(ids[: len(usual)])
    if table == "socios" and "pro-mujer" not in ids:
        return {"socio_id": first.id, "socio": first.name, "siglas": first.short}.get(column.header)
    return None
