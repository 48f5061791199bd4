"""Who sees more is matched by whole addresses and whole domains; nothing that merely looks alike gets in."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.programme.access import Access, access_of, plain_address
from lib.programme.loading import ProgrammeError, load_programme
from tests.indicators.facts import ROOT
from tests.refused import refuses

TEXT = (ROOT / "data" / "programme.toml").read_text(encoding="utf-8")
STAFF = Access(who="*@promujer.org", role="partner", partner="pro-mujer")
ANA = Access(who="ana@promujer.org", role="steward", partner="pro-mujer")
DECLARED = (STAFF, ANA)


def access(text: str) -> str:
    return f"{TEXT}\n[[access]]\n{text}\n"


@pytest.mark.parametrize("email", ["eva@promujer.org", "EVA@ProMujer.ORG", "e.v+a@promujer.org"])
def test_everybody_of_a_domain_has_its_role(email: str) -> None:
    assert access_of(email, DECLARED) == STAFF


@pytest.mark.parametrize("email", ["ana@promujer.org", "Ana@PROMUJER.org"])
def test_an_address_of_its_own_comes_before_its_domain(email: str) -> None:
    assert access_of(email, DECLARED) == ANA
    assert access_of(email, DECLARED[::-1]) == ANA


@pytest.mark.parametrize(
    "email",
    [
        *("eva@evil-promujer.org", "eva@evilpromujer.org", "eva@promujer.org.evil.example", "eva@mail.promujer.org"),
        *("eva@promujer.org.", "eva@.promujer.org", "eva@promujer", "@promujer.org", "promujer.org", "eva@", "", "*"),
        *("*@promujer.org", "eva@evil.example@promujer.org", '"eva@evil.example"@promujer.org', "eva@promujer.org\n"),
        *(" eva@promujer.org", "eva @promujer.org", "eva@promujer.org\x00", "eva@promujer.org,x@evil.example"),
        *("eva@рromujer.org", "eva@promujer。org", "eva@promujer．org", "eva@PROMUJER.ORG\u200b"),
        *("ana\u0307@promujer.org", "eva＠promujer.org", "e\u0131a@promujer.org", "eva@promujer.org%20"),
        *("<eva@promujer.org>", "x" * 300 + "@promujer.org"),
        *(None, True, 7, ["eva@promujer.org"], {"email": "eva@promujer.org"}, b"eva@promujer.org"),
    ],
)  # fmt: skip
def test_whatever_only_looks_like_it_is_nobody(email: object) -> None:
    assert access_of(email, DECLARED) is None


@given(st.text() | st.from_regex(r"[\w.+-]+@[\w.-]+", fullmatch=True) | st.emails())
def test_nothing_but_the_very_domain_has_its_role(email: str) -> None:
    very = plain_address(email) is not None and email.lower().split("@")[1:] == ["promujer.org"]
    assert (access_of(email, DECLARED) is not None) is very


@given(st.text(max_size=8), st.sampled_from(["promujer.org", "ana@promujer.org"]), st.text(max_size=8))
def test_whatever_is_put_round_a_domain_makes_it_another(before: str, domain: str, after: str) -> None:
    address = f"x@{before}{domain}{after}"
    if address.lower() != f"x@{domain}":
        assert access_of(address, (STAFF, Access(who="x@promujer.org", role="steward"))) is None


@given(st.emails())
def test_without_a_declaration_nobody_has_a_role(email: str) -> None:
    assert access_of(email, ()) is None


def test_the_programme_s_file_declares_them() -> None:
    loaded = load_programme(access('who = " *@ProMujer.org"\nrole = "partner"\npartner = "pro-mujer"'))
    assert loaded.access == (STAFF,)
    assert load_programme(TEXT).access == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('who = "promujer.org"\nrole = "partner"\npartner = "sict"', "expected an e-mail address"),
        ('who = "*"\nrole = "partner"\npartner = "sict"', "access[1].who: «*» is no address"),
        ('who = "*@*.org"\nrole = "partner"\npartner = "sict"', "expected an e-mail address"),
        ('who = "*@gmail.com"\nrole = "partner"\npartner = "sict"', "anybody can have an address there"),
        ('who = "a@b.org"\nrole = "partner"', "say which one with a line «partner = …»"),
        ('who = "*@b.org"\nrole = "steward"', "a steward is named by her whole address"),
        ('who = "a@b.org"\nrole = "stewart"', "Did you mean «steward»?"),
        ('who = "a@b.org"\nrole = "partner"\npartner = "sitc"', "access[1].partner: «sitc» is not one of the partners"),
        ('who = "a@b.org"\nrole = "steward"\n[[access]]\nwho = "A@b.org"\nrole = "steward"', "«a@b.org» stands twice"),
        ('whom = "a@b.org"\nrole = "steward"', "Did you mean «who»?"),
    ],
)
def test_a_wrong_declaration_is_refused_and_says_what_is_expected(text: str, says: str) -> None:
    with refuses(ProgrammeError, match=re.escape(says)):
        load_programme(access(text))
