"""The list of findings: every code with what it means, what to do and an example, in both languages, as Markdown."""

from lib.programme.model import Programme
from lib.tables.codes import EXAMPLES, SEVERITIES
from lib.wording.findings.findings import consequence, message, severity_name, title
from lib.wording.language import Words

_BOTH = (Words("es"), Words("en"))


def findings_page(programme: Programme) -> str:
    """Return the list of findings, Spanish first; the examples name this programme's partners."""
    lines = [f"# {_both('document.findings.title')}", ""]
    for words in _BOTH:
        lines += [words("document.findings.lead"), ""]
    family = ""
    for code in SEVERITIES:
        if code[0] != family:
            family = code[0]
            lines += [f"## {_both(f'document.family.{family}')}", ""]
        lines += _code(code, {partner.id: partner.short for partner in programme.partners})
    return "\n".join(lines).rstrip() + "\n"


def _code(code: str, partners: dict[str, str]) -> list[str]:
    spanish, english = _BOTH
    lines = [f"### {code} · {title(code, spanish)} · *{title(code, english)}*", ""]
    for words in _BOTH:
        lines += [*_in_language(code, words, partners), ""]
    return lines


def _in_language(code: str, words: Words, partners: dict[str, str]) -> list[str]:
    example = EXAMPLES[code]
    owner = partners.get(example.source, "")
    meaning, action = (words(f"finding.{code}.{part}") for part in ("what", "do"))
    said = " ".join(
        part for part in (message(example, words, owner, partners), consequence(example, words)) if part
    )  # fmt: skip
    return [
        f"- **{severity_name(SEVERITIES[code], words)}**: {meaning}",
        f"- **{words('document.finding.do')}**: {action}",
        f"- **{words('document.finding.example')}**: {said}",
    ]


def _both(key: str) -> str:
    spanish, english = (words(key) for words in _BOTH)
    return f"{spanish} · {english}"
