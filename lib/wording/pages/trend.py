"""The course of a figure in words."""

from lib.snapshot.changes.trend import DayValue, Trend
from lib.wording.names import Names
from lib.wording.reference.definitions import definition


def name_of(indicator: str, names: Names) -> str:
    """Return what an indicator's one value is called; that of some counts only one of the things its name names."""
    key = f"trend.name.{indicator}"
    words = names.words
    return words(key) if words.has(key) else definition(indicator, words, names.programme.rules).name


def value(point: DayValue, trend: Trend, names: Names) -> str:
    """Return a point's value with its base where it is a share; "" where it has none."""
    words = names.words
    if point.value is None:
        return ""
    if trend.unit != "share":
        return words.number(point.value)
    share = words.share(point.value)
    if point.base is None:
        return share
    part, whole = (words.number(each) for each in point.base)
    return words("changes.share", share=share, base=words("of", part=part, whole=whole))


def course(trend: Trend, names: Names) -> str:
    """Return «Personas alcanzadas, del 3 nov al 6 dic: de 290 a 358.»"""
    words, first, last = names.words, trend.known[0], trend.known[-1]
    flat = all(point.value == last.value for point in trend.known)
    return words(
        "trend.spark.flat" if flat else "trend.spark",
        name=name_of(trend.indicator, names),
        first=words.day(first.day),
        last=words.day(last.day),
        **({} if flat else {"start": value(first, trend, names)}),
        end=value(last, trend, names),
    )


def since(trend: Trend, names: Names) -> str:
    """Return which way the course went, by how much and since when: «▲ subió 68 desde el 3 nov 2023»."""
    words, first, last = names.words, trend.known[0], trend.known[-1]
    change = (last.value or 0) - (first.value or 0)
    amount = words.number(abs(change))
    if trend.unit == "share":
        points = round(100 * (last.value or 0)) - round(100 * (first.value or 0))
        amount = words("trend.spark.points", n=abs(points), points=words.number(abs(points)))
    way = "up" if change > 0 else "down" if change < 0 else "level"
    return words(f"trend.spark.{way}", amount=amount, first=words.day(first.day))
