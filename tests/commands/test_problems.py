"""Whatever keeps a command from being done is told in one sentence, never as a traceback."""

from pathlib import Path

import pytest

from lib.collect.store.store import StoreFailure
from lib.commands import kept
from lib.commands.command_line import main
from lib.commands.problems import CommandProblem, problem, writing_to
from tests.refused import refuses


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (StoreFailure("password=1"), "la base dejó de responder (SQLAlchemyError)"),
        (problem("refusal.unpublished"), "todavía no se ha publicado nada"),
    ],
)
def test_a_command_that_could_not_be_done_says_why_and_ends_with_1(
    wrong: Exception, says: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object, **__: object) -> int:
        raise wrong

    monkeypatch.setattr(kept, "status", fails)
    assert main(["status"]) == 1
    told = capsys.readouterr().err
    assert told.startswith(says)
    assert told.count("\n") == 1


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        refuses(CommandProblem, match="file/in» cannot be written to: a part of the path is a file"),
        writing_to(tmp_path / "file" / "in"),
    ):
        (tmp_path / "file" / "in").mkdir(parents=True)


def test_a_pair_of_keys_is_refused_in_one_sentence_where_one_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["keys", str(tmp_path)]) == 0
    assert main(["keys", str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith("no se escribió nada: ")
