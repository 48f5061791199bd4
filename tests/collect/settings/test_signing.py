"""The key that files are signed with is judged at the start, like every setting."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat

from lib.collect.settings.environment import EnvironmentProblem
from lib.collect.settings.judgement import judged_environment
from lib.commands.keys import PRIVATE, PUBLIC, keys
from lib.commands.problems import CommandProblem
from lib.snapshot.proof import UNSIGNED
from tests.refused import refuses


@pytest.fixture
def pair(tmp_path: Path) -> Path:
    assert keys(tmp_path / "pair", as_json=True) == 0
    return tmp_path / "pair"


def test_no_key_signs_nothing() -> None:
    assert judged_environment({}).signer == judged_environment({"IMPULSO_SIGNING_KEY": " "}).signer == UNSIGNED


def test_a_pair_is_written_once_and_its_private_key_is_for_its_owner_only(pair: Path) -> None:
    assert (pair / PRIVATE).stat().st_mode & 0o777 == 0o600
    before = (pair / PRIVATE).read_bytes()
    with refuses(CommandProblem, match="nothing was written"):
        keys(pair, as_json=False)
    assert (pair / PRIVATE).read_bytes() == before


def test_the_key_may_be_a_path_or_the_key_itself_also_on_one_line(pair: Path) -> None:
    text = (pair / PRIVATE).read_text()
    for given in (str(pair / PRIVATE), text, text.replace("\n", "\\n")):
        signer = judged_environment({"IMPULSO_SIGNING_KEY": given}).signer
        assert len(signer.keys) == 1
        assert signer.private is not None
        assert signer.private.private_bytes_raw().hex() not in repr(signer)


def test_public_keys_of_before_stand_below_the_private_one(pair: Path, tmp_path: Path) -> None:
    keys(tmp_path / "new", as_json=True)
    (tmp_path / "both.pem").write_text((tmp_path / "new" / PRIVATE).read_text() + (pair / PUBLIC).read_text())
    signer = judged_environment({"IMPULSO_SIGNING_KEY": str(tmp_path / "both.pem")}).signer
    assert len(signer.keys) == 2


def _wrong(name: str, folder: Path) -> str:
    curve = ec.generate_private_key(ec.SECP256R1())
    encrypted = BestAvailableEncryption(b"secret")
    own = Ed25519PrivateKey.generate()
    texts = {
        "curve": curve.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        "password": own.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encrypted),
        "broken": b"-----BEGIN PRIVATE KEY-----\nMC4C\n-----END PRIVATE KEY-----\n",
        "empty": b"",
        "binary": b"\xff\xfe\x00",
        "twice": own.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()) * 2,
    }
    path = folder / f"{name}.pem"
    path.write_bytes(texts[name])
    return str(path)


@pytest.mark.parametrize("name", ["curve", "password", "broken", "empty", "binary", "twice"])
def test_whatever_is_no_ed25519_key_is_said_with_what_to_do(name: str, tmp_path: Path) -> None:
    with refuses(EnvironmentProblem, match=r"IMPULSO_SIGNING_KEY.*python -m lib keys"):
        judged_environment({"IMPULSO_SIGNING_KEY": _wrong(name, tmp_path)})


def test_a_file_that_is_not_there_and_a_public_key_are_said(pair: Path, tmp_path: Path) -> None:
    with refuses(EnvironmentProblem, match="cannot be read: it does not exist"):
        judged_environment({"IMPULSO_SIGNING_KEY": str(tmp_path / "none.pem")})
    with refuses(EnvironmentProblem, match="public key"):
        judged_environment({"IMPULSO_SIGNING_KEY": str(pair / PUBLIC)})
