"""A form on the terminal: a question for each answer, asked again until it can be used."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import ValidationError
from rapidfuzz import fuzz, process

from lib.commands.adopting.answers import Answers
from lib.commands.adopting.wrong import told
from lib.programme.text import normalise
from lib.wording.language import Words

Ask = Callable[[str], str]
Say = Callable[[str], None]
Options = Mapping[str, str]
"""What may be chosen, by its key: what it is called."""

Value = TypeVar("Value")
_RESEMBLES = 60
_NOTHING: Options = {}


def _nowhere(_: Mapping[str, Any]) -> None:
    """Keep nothing."""


@dataclass
class Form:
    """What was answered so far, in the words of the programme's first language.

    What is there from the beginning is `fixed`, and not asked for. `keep` is handed all answers after each; `regions`
    are the names of the regions that may be chosen, by key; `before` are answers that are asked for anew.
    """

    ask: Ask
    say: Say
    given: dict[str, Any]
    words: Words
    keep: Callable[[Mapping[str, Any]], None] = _nowhere
    regions: dict[str, str] = field(default_factory=dict)
    before: dict[str, Any] = field(default_factory=dict)
    fixed: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.fixed = frozenset(self.given)

    def fill(self, name: str, default: str | None = None, read: Callable[[str], Any] = str) -> None:
        """Ask for one answer until it can be used; without a `default` it must be given, and an empty one stays out."""
        usual = self.usual(name, default or "")
        while name not in self.fixed:
            text = self.asked(name, usual, required=default is None)
            self.put(name, read(text) if text else None)
            if not self.problem(name):
                return

    def by_language(self, name: str, default: Callable[[str], str] = lambda _: "") -> None:
        """Ask for one text in each language; the first must be there, the others may be left out."""
        languages, before = self.given["languages"], self.before.get(name, {})
        while name not in self.fixed:
            usual = {each: before.get(each) or default(each) for each in languages}
            told = {each: self.asked(name, usual[each], each, required=each == languages[0]) for each in languages}
            self.put(name, {language: text for language, text in told.items() if text})
            if not self.problem(name):
                return

    def usual(self, name: str, default: str) -> str:
        """Return what was answered before, as it was typed, or the default."""
        value = self.before.get(name, default)
        return ", ".join(value) if isinstance(value, list | tuple) else str(value)

    def choose(self, name: str, options: Options, default: str | None = "") -> str:
        """Return the key of one of the options, by key or by name; "" for none where the `default` is that."""
        self.offer(options)
        while text := self.asked(name, default or "", required=default is None):
            if found := self.meant(text, options):
                return found
        return ""

    def several(self, name: str, options: Options, default: str = "", **told: str) -> tuple[str, ...]:
        """Return the keys of some of the options, which were offered already, or of none. `told` fills in the text."""
        while True:
            found = [self.meant(text, options) for text in several(self.asked(name, default, told=told))]
            if all(found):
                return tuple(dict.fromkeys(filter(None, found)))

    def until(self, name: str, default: str, read: Callable[[str], Value | None], wrong: str) -> Value:
        """Return what `read` makes of an answer, asking again where that is nothing."""
        while (found := read(self.asked(name, default))) is None:
            self.tell("new.again", message=self.words(wrong))
        return found

    def offer(self, options: Options) -> None:
        """Say what may be chosen, each with its name."""
        for key in options:
            self.say(f"  {key}" + (f": {said}" if (said := _beside(key, options)) else ""))

    def meant(self, text: str, options: Options) -> str | None:
        """Return the key of the option that is meant; where there is none, say which may be."""
        known = {normalise(each): key for key, called in options.items() for each in (called, key)}
        if found := known.get(normalise(text)):
            return found
        near = process.extractOne(normalise(text), known.keys(), scorer=fuzz.ratio, score_cutoff=_RESEMBLES)
        if near:
            key = known[near[0]]
            self.tell(
                "new.option.meant", text=text, meant=key + (f" ({said})" if (said := _beside(key, options)) else "")
            )
        else:
            self.tell("new.option.unknown", text=text, options=", ".join(options))
        return None

    def yes(self, name: str, *, default: bool) -> bool:
        """Ask a question that is answered by yes or no."""
        while (said := self._yes_or_no(self.asked(name, self.words("new.yes" if default else "new.no")))) is None:
            self.tell("new.wrong.yes")
        return said

    def _yes_or_no(self, text: str) -> bool | None:
        return {"s": True, "y": True, "n": False}.get(text.strip().lower()[:1])

    def asked(
        self, name: str, default: str = "", language: str = "", *, required: bool = False, told: Options = _NOTHING
    ) -> str:
        """Return one answer, or the default for an empty one. `told` fills in the question."""
        beside = f" ({language})" if language not in {"", "*"} else ""
        said, usual = self.words(f"new.ask.{name}", **told), default or ("" if required else self.words("new.none"))
        question = said + beside + (f" [{usual}]: " if usual else ": ")
        while not (answer := self.ask(question).strip() or default) and required:
            self.tell("new.needed")
        return answer

    def put(self, name: str, value: Any) -> None:
        """Take an answer in; None takes it out."""
        self.given[name] = value
        if value is None:
            del self.given[name]
        self.keep(self.given)

    def again(self, names: Sequence[str]) -> None:
        """Take answers out, so that they are asked for."""
        self.before |= {name: self.given.pop(name) for name in names if name in self.given}
        self.fixed = frozenset(self.given)

    def problem(self, name: str) -> bool:
        """Tell whether an answer cannot be used, and say why."""
        try:
            Answers.model_validate(self.given)
        except ValidationError as error:
            wrong = [each for each in error.errors() if each["loc"][0] == name and each["type"] != "missing"]
            for each in wrong[:1]:
                self.tell("new.again", message=told(each, self.words))
            return bool(wrong)
        return False

    def tell(self, key: str, /, **params: object) -> None:
        """Say one of the texts."""
        self.say(self.words(key, **params))


def _beside(key: str, options: Options) -> str:
    """Return what an option is called where that says more than its key."""
    return "" if options[key] == key else options[key]


def colour_of(text: str) -> str | None:
    """Return a colour as it is declared, also where its sign or capitals were left out; None where it is none."""
    found = re.fullmatch(r"#?([0-9A-Fa-f]{6})", text)
    return f"#{found[1].upper()}" if found else None


def count_of(text: str) -> int | None:
    """Return a whole number from 1, or None."""
    return int(text) if text.isdecimal() and int(text) else None


def several(text: str) -> tuple[str, ...]:
    """Return what commas part."""
    return tuple(part.strip() for part in text.split(",") if part.strip())
