"""What an installed dashboard is called and looks like, per language (W3C Web Application Manifest)."""

from typing import Any

from lib.programme.model import ProgrammeIdentity

ICON_SIDES = (192, 512)  # pixels
_GROUND = "#FDFCFA"


def manifest(who: ProgrammeIdentity, language: str) -> dict[str, Any]:
    """Return the manifest. Its addresses are relative, so it stands below any path."""
    return {
        "id": "./",
        "name": who.name,
        "short_name": who.name,
        "description": who.description.in_language(language),
        "lang": language,
        "start_url": f"./?lang={language}",
        "scope": "./",
        "display": "minimal-ui",
        "theme_color": who.colour,
        "background_color": _GROUND,
        "icons": [
            {"src": f"icon-{side}.png", "sizes": f"{side}x{side}", "type": "image/png", "purpose": "any"}
            for side in ICON_SIDES
        ],
    }
