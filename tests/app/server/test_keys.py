"""The public keys at their well-known address, and the way to the page of proof."""

from types import SimpleNamespace

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from lib.app import data
from lib.app.server import keys
from lib.snapshot.proof import UNSIGNED, Signer
from tests.publish.proof.files import SIGNER


@pytest.fixture
def client() -> TestClient:
    return TestClient(Starlette(routes=list(keys.ROUTES)), follow_redirects=False)


@pytest.mark.parametrize("signer", [SIGNER, UNSIGNED])
def test_every_key_that_is_believed_is_public(
    signer: Signer, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data, "opened", lambda: SimpleNamespace(signer=signer))
    found = client.get("/.well-known/jwks.json").json()["keys"]
    assert [each["kid"] for each in found] == list(signer.keys)
    assert all(set(each) == {"crv", "kty", "x", "kid", "alg", "use"} for each in found)


def test_the_page_is_found_in_the_language_that_is_asked_for(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data, "languages", lambda: ("es", "en"))
    assert client.get("/verificar").headers["location"] == "ligera/es/verificar.html"
    assert client.get("/verificar?lang=en").headers["location"] == "ligera/en/verificar.html"
    assert client.get("/verificar?lang=//x").headers["location"] == "ligera/es/verificar.html"
