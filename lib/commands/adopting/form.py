"""A form on the terminal: a question for each answer, asked again until it can be used."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from lib.commands.adopting.answers import Answers
from lib.wording.language import Words

Ask = Callable[[str], str]
Say = Callable[[str], None]


@dataclass
class Form:
    """What was answered so far, in the words of the programme's first language.

    What is there from the beginning is `fixed`, and not asked for.
    """

    ask: Ask
    say: Say
    given: dict[str, Any]
    words: Words
    fixed: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.fixed = frozenset(self.given)

    def fill(self, name: str, default: str | None = None, read: Callable[[str], Any] = str, choices: str = "") -> None:
        """Ask for one answer until it can be used; without a `default` it must be given, and an empty one stays out."""
        while name not in self.fixed:
            text = self.asked(name, default or "", choices=choices, required=default is None)
            self.put(name, read(text) if text else None)
            if not self.problem(name):
                return

    def by_language(self, name: str, default: Callable[[str], str] = lambda _: "") -> None:
        """Ask for one text in each language; the first must be there, the others may be left out."""
        languages = self.given["languages"]
        while name not in self.fixed:
            told = {
                each: self.asked(name, default(each), each, required=each == languages[0] and not default(each))
                for each in languages
            }
            self.put(name, {language: text for language, text in told.items() if text})
            if not self.problem(name):
                return

    def asked(
        self, name: str, default: str = "", language: str = "", *, choices: str = "", required: bool = False
    ) -> str:
        """Return one answer, or the default for an empty one."""
        beside = f" ({language})" if language not in {"", "*"} else ""
        offered = self.words("new.choices", choices=choices) if choices else ""
        said, usual = self.words(f"new.ask.{name}"), default or ("" if required else self.words("new.none"))
        question = said + beside + offered + (f" [{usual}]: " if usual else ": ")
        while not (answer := self.ask(question).strip() or default) and required:
            self.tell("new.needed")
        return answer

    def put(self, name: str, value: Any) -> None:
        """Take an answer in; None takes it out."""
        self.given[name] = value
        if value is None:
            del self.given[name]

    def problem(self, name: str) -> bool:
        """Tell whether an answer cannot be used, and say why."""
        try:
            Answers.model_validate(self.given)
        except ValidationError as error:
            told = [each["msg"] for each in error.errors() if each["loc"][0] == name and each["type"] != "missing"]
            for message in told[:1]:
                self.say(self.words("new.again", message=message))
            return bool(told)
        return False

    def tell(self, key: str, **params: object) -> None:
        """Say one of the texts."""
        self.say(self.words(key, **params))


def several(text: str) -> tuple[str, ...]:
    """Return what commas part."""
    return tuple(part.strip() for part in text.split(",") if part.strip())
