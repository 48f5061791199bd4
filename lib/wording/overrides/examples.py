"""Examples for columns out of a programme's own partners and places, where the usual example is none of its own."""

from lib.programme.model import Programme, TableId
from lib.programme.setting import Setting
from lib.tables.schema.choice_words import choice_words
from lib.tables.schema.columns import Column
from lib.tables.schema.declared import models_of
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
        return _choice(column, programme)
    if not here or _works_in_the_usual_places(setting):
        return _partners(table, column, programme)
    town = here[0]
    placed = {
        ("sitios", "municipio_cve"): town.key,
        ("bootcamps", "municipio_cve"): town.key,
        ("sitios", "lat"): f"{town.lat:.4f}",
        ("sitios", "lon"): f"{town.lon:.4f}",
        ("sitios", "localidad"): town.name,
        ("sitios", "sitio"): f"Centro comunitario de {town.name}",
        ("sitios", "sitio_id"): f"S-{town.key}-01",
        ("bootcamps", "sitio_id"): f"S-{town.key}-01",
        ("bootcamps", "bootcamp"): f"{programme.programme.name} {town.name}",
        ("bootcamps", "idioma"): "es",
        ("compromisos", "compromiso_id"): f"C-{town.key}-01",
    }
    return placed.get((table, column.header)) or _partners(table, column, programme)


def _works_in_the_usual_places(setting: Setting) -> bool:
    return not setting.programme.places.folder and "31" in setting.programme.programme.states


def _choice(column: Column, programme: Programme) -> str | None:
    """Return the programme's own word for the choice that the usual example names."""
    own = choice_words(programme).get(column.header, {})
    usual = next((str(each) for each in column.choices or () if each.spanish == column.example), "")
    return own.get(usual)


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
