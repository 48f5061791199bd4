"""The offer of the light page, in the shell itself: it stands before the first of Streamlit's bundles has arrived."""

from html import escape
from urllib.parse import parse_qs

from lib.publish.light.links import twin_of
from lib.wording.language import Words

OFFER_SCRIPT = (
    '(function(){var o=document.getElementById("light-offer"),c=navigator.connection||{};'
    'o.querySelector("button").onclick=function(){o.remove()};'
    'if(c.saveData||/[23]g/.test(c.effectiveType||""))o.hidden=false;'
    'else setTimeout(function(){var r=document.getElementById("root");if(!r||!r.childElementCount)o.hidden=false},4000)'
    "})()"
)
"""Shows the offer where the browser knows the link to be slow or spares data, or when nothing has come for long."""

_LOOK = (
    "position:fixed;inset:auto 0 0 0;z-index:1000000;display:flow-root;padding:.6rem 1rem;color-scheme:light dark;"
    "background:light-dark(#F3EFEA,#242028);color:light-dark(#26212B,#EEEAF0);border-top:1px solid #807680;"
    "font:1rem/1.5 system-ui,sans-serif"
)
_CLOSE = "float:right;min-width:2rem;min-height:2rem;font:inherit;color:inherit;background:none;border:0;cursor:pointer"


def offer(path: str, query: str, language: str) -> str:
    """Return what is put into the shell: the offer, hidden until it is called for, and the way without scripts."""
    words, asked = Words(language), parse_qs(query)
    page = path.strip("/").rpartition("/")[2]
    link = f"/ligera/{twin_of(page, language, asked.get('estado', [''])[0])}"
    opened = f'<a href="{escape(link)}" style="color:inherit">{escape(words("light.offer.open"))}</a>'
    close = escape(words("light.offer.close"))
    return (
        f'<div id="light-offer" role="note" hidden><div style="{_LOOK}">'
        f'<button type="button" aria-label="{close}" title="{close}" style="{_CLOSE}">×</button>'
        f"{escape(words('light.offer'))} {opened}</div></div>"
        f"<script>{OFFER_SCRIPT}</script>"
        f'<noscript><p style="{_LOOK}">{escape(words("light.noscript"))} {opened}</p></noscript>'
    )
