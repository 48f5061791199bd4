"""What is typed of a list on the terminal is what a file of answers holds."""

from lib.commands.adopting.asked_lists import ask_lists
from lib.commands.adopting.form import Form
from lib.wording.language import Words


def test_a_line_for_each_list_becomes_its_entries_and_is_asked_again_until_it_can_be_used() -> None:
    typed = {
        "Which lists": ["languages, phases"],
        "Languages": ["KEK!", "en; kek = q'eqchi' / kekchí"],
        "Phases": ["access = opening; growing = growing"],
    }
    said: list[str] = []

    def ask(question: str) -> str:
        left = next((lines for begins, lines in typed.items() if question.startswith(begins)), [])
        return left.pop(0) if left else ""

    form = Form(ask, said.append, {"languages": ("en",)}, Words("en"))
    ask_lists(form)
    assert form.given["lists"] == {
        "languages": [{"id": "en"}, {"id": "kek", "name": {"en": "q'eqchi'"}, "synonyms": ["kekchí"]}],
        "phases": [
            {"counts_as": "access", "name": {"en": "opening"}, "synonyms": []},
            {"id": "growing", "name": {"en": "growing"}, "synonyms": []},
        ],
    }
    again = [each for each in said if each.startswith("This cannot be used")]
    assert len(again) == 1
    assert "a key of small letters" in again[0]
