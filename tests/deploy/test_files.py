"""What cannot be run in the tests, the image and the containers, is checked by linters and against the code."""

import inspect
import json
import re
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path

import pytest
import uvicorn
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from lib.collect.operations.health import health_of
from lib.collect.operations.judgement import Observed
from lib.collect.operations.metrics import openmetrics
from lib.collect.settings.environment import VARIABLES
from lib.commands.command_line import BAD_CONFIGURATION
from tests.indicators.facts import ROOT

PROGRAMS = Path(sysconfig.get_path("scripts"))
OURS = (
    *("IMPULSO_DATABASE_PASSWORD", "IMPULSO_COOKIE_SECRET", "IMPULSO_VERSION", "IMPULSO_PORT", "IMPULSO_GOOGLE_KEY"),
    "IMPULSO_USER",
)


def _says(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120, check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_image_is_built_as_its_linter_asks() -> None:
    assert _says(str(PROGRAMS / "hadolint"), "Dockerfile") == ""


def test_the_containers_pass_their_security_linter() -> None:
    assert "PASS" in _says(str(PROGRAMS / "compose-lint"), "check", "compose.yaml")


def test_every_variable_that_the_containers_set_is_one_that_the_program_reads() -> None:
    found = set(re.findall(r"IMPULSO_[A-Z_]+", (ROOT / "compose.yaml").read_text()))
    assert found - set(OURS) <= set(VARIABLES)


def test_the_recipe_for_cloud_run_knows_the_images_port_and_sets_what_the_program_reads() -> None:
    recipe = (ROOT / "docs" / "static-site.md").read_text(encoding="utf-8").partition("gcloud run deploy")[2]
    port = re.search(r"^EXPOSE (\d+)$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    assert port
    assert f"--port {port[1]} " in recipe
    set_there = set(re.findall(r"\b(IMPULSO_[A-Z_]+)=", recipe))
    assert set_there
    assert set_there <= set(VARIABLES)


def test_the_image_takes_every_folder_that_the_program_reads() -> None:
    taken = {line[1:].rstrip("/") for line in (ROOT / ".dockerignore").read_text().splitlines() if line[:1] == "!"}
    assert taken >= {"dashboard.py", "lib", "pages", "data", "static", "requirements.txt", ".streamlit/config.toml"}
    assert all((ROOT / each).exists() for each in taken)


def _certificate(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, now, now + timedelta(days=1))
        .sign(key, hashes.SHA256())
        .public_bytes(serialization.Encoding.PEM)
    )
    (folder / "tls_certificate").write_bytes(made)
    kinds = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "tls_key").write_bytes(key.private_bytes(*kinds))


def _nginx(servers: str, folder: Path) -> tuple[str, ...]:
    """Put nginx's files into a folder, as they are in the container, and return how it is run with them."""
    changed = {
        "/run/secrets": str(folder),
        "/tmp/nginx": str(folder / "nginx"),  # noqa: S108  what is replaced
        "/dev/std": str(folder / "std"),
        "dashboard-1": "127.0.0.1",
        "dashboard-2": "127.0.0.2",
        " resolve;": ";",  # Debian's nginx is too old to know it
    }
    for name, copy in {"nginx.conf": "nginx.conf", "locations.conf": "locations.conf", servers: "servers.conf"}.items():
        text = (ROOT / "deploy" / name).read_text()
        for here, there in changed.items():
            text = text.replace(here, there)
        (folder / copy).write_text(text)
    program = _says(str(ROOT / "scripts" / "nginx")).strip()
    return program, "-p", str(folder), "-c", str(folder / "nginx.conf")


@pytest.mark.parametrize("servers", ["plain.conf", "tls.conf"])
def test_nginx_takes_its_files(servers: str, tmp_path: Path) -> None:
    _certificate(tmp_path)
    assert _says(*_nginx(servers, tmp_path), "-t") == ""


def test_nginx_hangs_up_on_a_dashboard_before_the_dashboard_does() -> None:
    """Else a visitor's next request may meet a line that is being closed, and she is sent to the other dashboard."""
    found = re.search(r"keepalive_timeout (\d+)s;", (ROOT / "deploy" / "nginx.conf").read_text())
    assert found
    assert int(found[1]) < inspect.signature(uvicorn.Config).parameters["timeout_keep_alive"].default


@contextmanager
def _nginx_alone(folder: Path) -> Iterator[int]:
    """Run nginx without any dashboard behind it, and yield its port."""
    command = _nginx("plain.conf", folder)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    servers = folder / "servers.conf"
    servers.write_text(servers.read_text().replace("8080", f"127.0.0.1:{port}"))
    with subprocess.Popen([*command, "-g", "daemon off;"]) as running:  # noqa: S603  our own files
        try:
            yield port
        finally:
            running.terminate()


def test_nginx_alone_sends_a_page_that_opens_again_and_logs_no_secret_address(tmp_path: Path) -> None:
    with _nginx_alone(tmp_path) as port:
        for path in ("/reach", "/buzon/a-secret/revision.csv", "/base/buzon/a-secret/agenda.ics?x=a-secret"):
            status, again, body = _asked(port, path)
            assert (status, again) == (503, "5")
            assert b'<meta http-equiv="refresh" content="5">' in body
    logged = (tmp_path / "stdout").read_text() + (tmp_path / "stderr").read_text()
    assert "/reach" in logged
    assert "/base/buzon/-" in logged
    assert "a-secret" not in logged


def test_nginx_passes_on_nothing_that_is_for_those_who_run_it_below_a_path_either(tmp_path: Path) -> None:
    with _nginx_alone(tmp_path) as port:
        for path in ("/healthz", "/metrics", "/_stcore/metrics", "/base/healthz", "/base/metrics", "/a/b/healthz?x"):
            assert _asked(port, path)[0] == 404
        assert _asked(port, "/base/_stcore/health")[0] == 503


def _asked(port: int, path: str) -> tuple[int, str | None, bytes]:
    """Return the status of an answer, when to ask again, and what it says; nginx may be only about to listen."""
    for _ in range(100):
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.headers["retry-after"], answer.read()
        except ConnectionRefusedError:
            time.sleep(0.05)
        finally:
            connection.close()
    raise AssertionError("nginx does not listen")


def test_systemd_takes_the_units(tmp_path: Path) -> None:
    verifier = shutil.which("systemd-analyze")
    if verifier is None:
        pytest.skip("no systemd here")
    for unit in (ROOT / "deploy").glob("*.service"):
        text = unit.read_text().replace("/srv/impulso/.venv/bin/python", sys.executable)
        (tmp_path / unit.name.replace("@", "@8501")).write_text(text.replace("/srv/impulso", str(ROOT)))
    done = subprocess.run(  # noqa: S603  our own files
        [verifier, "verify", "--man=no", *map(str, tmp_path.iterdir())], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.parametrize("unit", ["impulso-collect.service", "impulso-dashboard@.service"])
def test_a_unit_begins_again_whatever_ended_it_but_a_wrong_configuration(unit: str) -> None:
    lines = (ROOT / "deploy" / unit).read_text().splitlines()
    assert {"Restart=always", f"RestartPreventExitStatus={BAD_CONFIGURATION}", "StartLimitIntervalSec=0"} <= set(lines)
    command = next(line.removeprefix("ExecStart=") for line in lines if line.startswith("ExecStart=")).split()
    assert command[1:] in (["-m", "lib", "collect"], ["scripts/serve.py", "127.0.0.1", "%i"])
    assert {name for line in lines for name in re.findall(r"IMPULSO_[A-Z_]+", line)} <= set(VARIABLES)


@pytest.fixture(scope="module")
def promtool() -> str:
    return _says(str(ROOT / "scripts" / "promtool")).strip()


def test_prometheus_takes_the_alarms_and_they_ring_when_they_should(promtool: str, tmp_path: Path) -> None:
    for file in (ROOT / "deploy" / "alerts.yml", ROOT / "tests" / "deploy" / "alerts_test.yml"):
        (tmp_path / file.name).write_text(file.read_text())
    _says(promtool, "check", "rules", str(tmp_path / "alerts.yml"))
    assert "SUCCESS" in _says(promtool, "test", "rules", str(tmp_path / "alerts_test.yml"))


def test_the_dashboard_of_grafana_asks_prometheus_only_for_what_is_measured(promtool: str, tmp_path: Path) -> None:
    panels = json.loads((ROOT / "deploy" / "grafana.json").read_text())["panels"]
    asked = [target["expr"] for panel in panels for target in panel["targets"]]
    rules = [{"record": f"impulso:panel:{number}", "expr": expr} for number, expr in enumerate(asked)]
    (tmp_path / "asked.yml").write_text(json.dumps({"groups": [{"name": "panels", "rules": rules}]}))
    _says(promtool, "check", "rules", str(tmp_path / "asked.yml"))
    numbers = health_of(Observed(), datetime.now(UTC), leads=False)
    measured = set(re.findall(r"# TYPE (\w+)", openmetrics(numbers, (), {}, datetime.now(UTC))))
    named = re.findall(r"\bimpulso_\w+", "\n".join([*asked, (ROOT / "deploy" / "alerts.yml").read_text()]))
    assert {name.removesuffix("_total") for name in named} <= measured
    assert len({(panel["gridPos"]["x"], panel["gridPos"]["y"]) for panel in panels}) == len(panels)
