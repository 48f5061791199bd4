"""What is owed, said as whose move it is."""

from datetime import date

from lib.indicators.due import Due
from lib.snapshot.narrowing import monday_of
from lib.wording.language import Words
from lib.wording.names import Names


def due_sentence(due: Due, today: date, names: Names) -> str:
    """Return «SICT: verificar 4 sitios en Chiapas», or «SICT: vencieron 4 verificaciones en Chiapas»."""
    words = names.words
    what = due.what
    if due.kind in {"commitment", "readiness"}:
        prefix = "contribution" if due.kind == "commitment" else "requirement"
        what = words(f"{prefix}.{due.what}")
    passed = due.kind == "verification" and due.day < today
    said = words(
        "due.verification.late" if passed else f"due.{due.kind}",
        partner=names.partner(due.partner),
        what=what,
        about=names.about(due.about),
        n=due.count,
    )
    ahead = due.day >= today and due.day_known and due.count == 1
    return with_holiday(said, due.day, names) if ahead else said


def on_holiday(day: date, names: Names) -> str:
    """Return «día festivo: Día de la Independencia», "" where it is not one that is free as a whole."""
    country = names.programme.known_country
    rest = country.holidays.on(day) if country.is_holiday(day) else None
    return names.words("due.holiday", name=rest.name.in_language(names.words.language)) if rest else ""


def with_holiday(said: str, day: date, names: Names) -> str:
    """Return a sentence with what is celebrated on its day in brackets, where that is an official holiday."""
    holiday = on_holiday(day, names)
    return f"{said} ({holiday})" if holiday else said


def due_page(due: Due, language: str) -> str:
    """Return the address, within the dashboard, of where something that is owed is explained."""
    to = {
        "commitment": f"bootcamps?partner={due.partner}&",
        "readiness": f"bootcamps?bootcamp={due.about}&",
        "start": f"bootcamps?bootcamp={due.about}&",
        "verification": f"hubs?estado={due.about}&",
        "action": "bootcamps?",
    }[due.kind]
    return f"{to}lang={language}"


def due_day(due: Due, today: date, words: Words) -> str:
    """Return «venció el 9 oct», «1 ene» or «semana del 4 dic»; of several days «desde el 9 oct» with the first."""
    if due.count > 1:
        return words("due.since" if due.day < today else "due.from", day=words.day_and_month(due.day))
    if due.day < today:
        return words(key_of("home.next.late", due.day_known), day=words.day_and_month(told(due.day, due.day_known)))
    return words.day_and_month(due.day) if due.day_known else words("week", day=words.day_and_month(monday_of(due.day)))


def told(day: date, known: bool) -> date:
    """Return the day to write: itself, or where only its week is told that week's Monday."""
    return day if known else monday_of(day)


def key_of(key: str, known: bool) -> str:
    """Return the key of a sentence about a day, or of the same sentence about its week."""
    return key if known else f"{key}.week"


def day_or_week(day: date, known: bool, words: Words) -> str:
    """Return «4 dic 2023» or «semana del 4 dic 2023»."""
    return words.day(day) if known else words("week", day=words.day(monday_of(day)))


def was_due(day: date, known: bool, words: Words) -> str:
    """Return «venció el 4 dic 2023» or «venció la semana del 4 dic 2023»."""
    return words(key_of("bootcamps.late", known), day=words.day(told(day, known)))
