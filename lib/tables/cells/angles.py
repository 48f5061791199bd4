"""One angle as people copy it: decimal degrees, or degrees, minutes and seconds, with marks, letters or words."""

import re
from dataclasses import dataclass
from typing import Literal

from lib.tables.cells.characters import plain

Axis = Literal["latitude", "longitude"]

BOUND: dict[Axis, int] = {"latitude": 90, "longitude": 180}
LONGEST = 80
_HEMISPHERES: dict[str, tuple[Axis, int]] = {
    "N": ("latitude", 1),
    "S": ("latitude", -1),
    "E": ("longitude", 1),
    "W": ("longitude", -1),
    "O": ("longitude", -1),  # oeste
}
_LOOKALIKES = str.maketrans(
    {**dict.fromkeys("º˚∘ᵒ", "°"), **dict.fromkeys("’‘′´`ʹʼ‛", "'"), **dict.fromkeys("”“″˝ʺ‟„", '"')}
)
_WORDS = (
    (re.compile(r"\b(?:NORTE|NORTH)\b"), "N"),
    (re.compile(r"\b(?:SUR|SOUTH)\b"), "S"),
    (re.compile(r"\b(?:ESTE|EAST|ORIENTE)\b"), "E"),
    (re.compile(r"\b(?:OESTE|WEST|PONIENTE|OCCIDENTE)\b"), "W"),
    (re.compile(r"(?<![^\W\d_])(?:GRADOS?|DEGREES?|DEG)\b\.?"), "°"),
    (re.compile(r"(?<![^\W\d_])(?:MINUTOS?|MINUTES?|MIN)\b\.?"), "'"),
    (re.compile(r"(?<![^\W\d_])(?:SEGUNDOS?|SECONDS?|SEG|SEC)\b\.?"), '"'),
    (re.compile(r"([0-9]) ?D ?([0-9]{1,2}) ?M ?([0-9.,]+) ?S\b"), "\\1° \\2' \\3\""),
    (re.compile(r"\bDE\b"), " "),
    (re.compile(r"°[ °]*°"), "°"),
    (re.compile(r"\"[ \"]*\""), '"'),
)
_LABELS: dict[Axis, re.Pattern[str]] = {
    "latitude": re.compile(r"\bLAT(?:ITUDE?)?\b\.? ?[:=]?|\bY ?[:=]"),
    "longitude": re.compile(r"\bLO?NG?(?:ITUDE?)?\b\.? ?[:=]?|\bX ?[:=]"),
}
_BEFORE = r"(?P<before>[NSEWO] ?)?(?P<sign>[+-](?: ?-)? ?)?(?P<degrees>[0-9]{1,3}"
_AFTER = r"(?P<after> ?[NSEWO])?"
_DECIMALS = r"(?:[.,][0-9]{1,9})"
_FORMS = (
    re.compile(rf"{_BEFORE}(?:\.[0-9]{{1,17}}|,[0-9]{{3,17}})?) ?°?{_AFTER}"),
    re.compile(rf"{_BEFORE})(?P<mark> ?° ?)(?P<minutes>[0-9]{{1,2}}{_DECIMALS}?) ?'?{_AFTER}"),
    re.compile(rf"{_BEFORE})(?P<mark>[ :])(?P<minutes>[0-9]{{1,2}}{_DECIMALS}) ?'?{_AFTER}"),
    re.compile(
        rf"{_BEFORE})(?P<mark> ?° ?|[ :])(?P<minutes>[0-9]{{1,2}})(?: ?' ?|[ :])"
        rf"(?P<seconds>[0-9]{{1,2}}{_DECIMALS}?) ?\"?{_AFTER}"
    ),
    re.compile(
        rf"{_BEFORE})(?P<mark>[-.,])(?P<minutes>[0-9]{{1,2}})(?P=mark)"
        rf"(?P<seconds>[0-9]{{1,2}}{_DECIMALS}?) ?\"?{_AFTER}"
    ),
)


@dataclass(frozen=True, slots=True)
class Angle:
    """One angle in degrees; `axis` is known where a hemisphere was typed, `fine` where it has more than degrees.

    `sure` is False where minutes and seconds are only parted, its minus is doubled or stands apart, or a hemisphere has
    whole degrees.
    """

    degrees: float
    axis: Axis | None
    sexagesimal: bool
    fine: bool
    sure: bool = True

    def fits(self, axis: Axis) -> bool:
        """Tell whether the angle can be a latitude, or a longitude."""
        return self.axis in {None, axis} and abs(self.degrees) <= BOUND[axis]


def simple(text: str) -> str:
    """Return a text in capitals on one line, with plain marks for look-alikes and words."""
    signs = plain(text.translate(_LOOKALIKES)).upper().replace("''", '"')
    if not signs.isascii() or any(map(str.isalpha, signs)) or '"' in signs or "°" in signs:
        for pattern, sign in _WORDS:
            signs = pattern.sub(sign, signs)
    return " ".join(signs.split())


def angle(text: str) -> Angle | None:
    """Return the angle that a `simple` text is, or None: a sign against its hemisphere, or 60 minutes, is not one.

    A sign and a hemisphere that say the same are said twice.
    """
    labels = [axis for axis, label in _LABELS.items() if label.search(text)]
    for axis in labels:
        text = " ".join(_LABELS[axis].sub(" ", text, count=1).split())
    match = next((match for form in _FORMS if (match := form.fullmatch(text))), None)
    if match is None or len(labels) > 1:
        return None
    parts = match.groupdict()
    letters = {(parts[name] or "").strip() for name in ("before", "after")} - {""}
    parted = (parts["sign"] or "").endswith(" ")
    sign = (parts["sign"] or "").replace(" ", "")
    degrees, minutes, seconds = (_number(parts.get(name)) for name in ("degrees", "minutes", "seconds"))
    if len(letters) > 1 or minutes >= 60 or seconds >= 60 or sign == "+-":
        return None
    axis_named, direction = _HEMISPHERES.get("".join(letters), (None, -1 if "-" in sign else 1))
    if sign and direction != (-1 if "-" in sign else 1):
        return None
    if labels and axis_named not in {None, labels[0]}:
        return None
    value = direction * (degrees + minutes / 60 + seconds / 3600) + 0.0
    sexagesimal = "minutes" in parts
    marked = "°" in parts.get("mark", "°") or bool(letters)
    fine = sexagesimal or not parts["degrees"].isdigit()
    return Angle(
        value,
        axis_named or (labels[0] if labels else None),
        sexagesimal,
        fine,
        marked and len(sign) < 2 and not parted and (fine or not letters),
    )


def _number(text: str | None) -> float:
    return float(text.replace(",", ".")) if text else 0.0
