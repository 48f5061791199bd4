"""What axe-core finds on a page, but for faults of Streamlit's that cannot be mended from here, named one by one."""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
STREAMLITS = {
    ("region", "stSkipToContent"): "the skip link stands before every landmark, where a skip link belongs",
}
"""Rule and part of Streamlit's page, with the reason why it is let pass. Nothing else is."""

TALL = """() => Math.max(document.querySelector('[data-testid=stMain]')?.scrollHeight ?? 0,
  document.documentElement.scrollHeight)"""
SMALL = """() => [...document.querySelectorAll('a[href], button, input, summary, [role=button], [role=radio]')]
  .filter(each => {
    const box = each.getBoundingClientRect(), style = getComputedStyle(each)
    const hidden = box.width <= 1 || box.height <= 1 || style.visibility === 'hidden' || each.closest('[inert]')
    const within = each.matches('a') && style.display === 'inline' && each.parentElement.textContent.trim()
      .length > each.textContent.trim().length
    return !hidden && !within && !each.closest('label, svg') && Math.min(box.width, box.height) < 23.5
  })
  .map(each => each.outerHTML.slice(0, 120))"""
"""Returns what is pressed and smaller than 24 pixels, links within a sentence apart (WCAG 2.5.8)."""


def amiss(page: Page) -> list[str]:
    """Return what is amiss on the page that is shown, one line for each place: axe's findings and small targets.

    The window is made as tall as the page, for axe passes over colours that a scrolled container hides.
    """
    size = page.viewport_size
    if size:
        page.set_viewport_size({"width": size["width"], "height": max(size["height"], page.evaluate(TALL))})
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [*_lines(found), *(f"smaller than 24 px: {each}" for each in page.evaluate(SMALL))]


def _lines(found: dict[str, Any]) -> list[str]:
    return [
        f"{rule['impact']} {rule['id']}: {node['html'][:200]} {node['failureSummary'][:200]}"
        for rule in found["violations"]
        for node in rule["nodes"]
        if not any(rule["id"] == known and part in node["html"] for known, part in STREAMLITS)
    ]
