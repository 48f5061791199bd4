"""A mailbox's address opens one source's mailbox, and no other address does."""

from lib.publish.mailbox.tokens import paths_of, source_of, token_of
from tests.indicators.facts import programme

SECRET, OTHER = "s" * 32, "t" * 32


def token(source: str, generation: int = 0, secret: str = SECRET, of: str = "impulso-digital") -> str:
    return token_of(source, generation, of, secret)


def test_each_source_has_an_address_of_its_own_that_opens_only_its_mailbox() -> None:
    tokens = {source.id: token(source.id) for source in programme().sources}
    assert len({*tokens.values()}) == len(tokens)
    for source, given in tokens.items():
        found = source_of(given, programme(), {}, SECRET)
        assert found is not None
        assert found.id == source


def test_another_generation_secret_or_programme_makes_another_address() -> None:
    made = {token("sict"), token("sict", 1), token("sict", secret=OTHER), token("sict", of="another")}
    assert len(made) == 4
    assert source_of(token("sict"), programme(), {"sict": 1}, SECRET) is None
    assert source_of(token("sict", secret=OTHER), programme(), {}, SECRET) is None


def test_what_is_no_token_opens_nothing() -> None:
    right = token("sict")
    for wrong in ("", right[:-1], right + "A", right.lower(), "ñ" * 32, "\ud800", "../" + right, f"{right}\0"):
        assert source_of(wrong, programme(), {}, SECRET) is None


def test_an_address_says_nothing_of_whose_it_is() -> None:
    paths = paths_of("sict", 0, "impulso-digital", SECRET)
    assert set(paths) == {"review", "calendar", "feed"}
    assert not any("sict" in path for path in paths.values())
    assert len({path.rsplit("/", 1)[0] for path in paths.values()}) == 1
