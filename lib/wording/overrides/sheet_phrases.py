"""What texts say of sheets that nobody writes in Spanish: columns and choices, as those sheets have them."""

from collections.abc import Mapping
from functools import cache

from lib.tables.schema.models import MODELS

_SENTENCES = {
    "PROGRAMA": "PROGRAMME",
    "sí for yes, or no": "yes or no",
    " (sí or no)": "",
    " (meaning in brackets)": "",
    "sí (yes) or no": "yes or no",
    "papel (the role)": "participant role",
    "grupo_edad (age), sexo (sex) or papel (role)": "age band, sex or participant role",
    "indicador_id, PROGRAMA in ambito and the figure in meta": "indicator, PROGRAMME in scope and the figure in target",
}


@cache
def english_sheets() -> Mapping[str, str]:
    """Return, by the phrase that English texts mark, how sheets without Spanish have it."""
    said = dict(_SENTENCES)
    for table, model in MODELS.items():
        said[table] = model.english
        for column in model.columns.values():
            said[column.header] = column.english
            said |= {f"“{each.spanish}” ({each})": f"“{each}”" for each in column.choices or ()}
    return said
