"""The notice about one source, with links to its cells for those who may have them."""

from lib.app.controls.cell_links import cell_links
from lib.app.frame import Shown
from lib.wording.findings.notice import notice
from lib.wording.language import Words


def notice_text(shown: Shown, source_id: str, language: str) -> str:
    """Return the plain text to a source's owner, in `language`, about what the viewer may see of it.

    Raises KeyError for a source that the snapshot does not have.
    """
    source = shown.snapshot.source(source_id)
    if source is None:
        raise KeyError(source_id)
    programme = shown.names.programme
    findings = [found for found in shown.snapshot.findings if found.source == source_id]
    links = cell_links(shown.viewer, programme, findings)
    return notice(
        source.quality.completeness,
        findings,
        Words(language),
        shown.names.partner(source.owner),
        {(tab, cell): link for (_, tab, cell), link in links.items()},
        programme=programme.programme.name,
        partners={partner.id: partner.short for partner in programme.partners},
    )
