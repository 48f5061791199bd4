"""A command that is typed wrongly is answered in the programme's language, with what is nearest."""

import pytest

from lib.commands.command_line import main
from tests.wording.test_refusals import ENGLISH, plain


@pytest.mark.parametrize(
    ("typed", "spanish", "english"),
    [
        (["chek"], "¿Quiso decir «check»?", "Did you mean «check»?"),
        (["check", "--progrmme", "x"], "¿Quiso decir «--programme»?", "Did you mean «--programme»?"),
        (["check", "--fail-on", "eror"], "--fail-on: se encontró «eror»", "Did you mean «error»?"),
        (["import-localities", "f", "--year", "x"], "escriba un número entero", "write a whole number"),
        (["verify"], "falta FILE", "FILE is missing"),
        (["check", "--since"], "--since: después va un valor", "a value stands behind it"),
        (["check", "--json=1"], "esta opción no lleva valor", "this option takes no value"),
        (["check", "--s", "x"], "puede ser --sample, --since", "it may be --sample, --since"),
    ],
)
def test_it_says_what_is_wrong_and_what_to_type(
    typed: list[str], spanish: str, english: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for more, says, begins in (([], spanish, "Se escribe así: "), (["--lang", "en"], english, "usage: ")):
        with pytest.raises(SystemExit) as ended:
            main([*typed[:1], *more, *typed[1:]])
        assert ended.value.code == 2
        told = capsys.readouterr().err
        assert told.startswith(f"{begins}python -m lib")
        assert says in told
        if not more:
            assert not ENGLISH.search(plain(told.splitlines()[-1]))
