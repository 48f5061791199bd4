"""Every document that is generated from the declarations, by its path in `docs`."""

from lib.programme.model import Programme
from lib.tables.schema.declared import models_of
from lib.wording.findings.finding_pages import findings_page
from lib.wording.reference.dictionary import dictionary
from lib.wording.reference.table_schema import as_json, hxl_tags, table_schema


def documents(programme: Programme) -> dict[str, str]:
    """Return the text of each generated document: the dictionary, the findings, the schemas and the HXL tags."""
    models = models_of(programme)
    schemas = {f"schema/{table}.json": as_json(table_schema(model, programme)) for table, model in models.items()}
    return {
        "data-dictionary.md": dictionary(programme),
        "findings.md": findings_page(programme),
        **schemas,
        "schema/hxl.json": as_json(dict(hxl_tags(models))),
    }
