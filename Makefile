# `make run` shows the dashboard on the embedded sample, `make check` answers in a minute, `make test` passes all tests.

VENV := .venv
PYTHON := $(VENV)/bin/python
PORT ?= 8501
HOST ?= 127.0.0.1
SAMPLE ?=
BASE ?=

.PHONY: run check check-style check-form check-types check-tests test search docs sample bench vulnerabilities clean

run: $(VENV)/.run
	@$(if $(SAMPLE),IMPULSO_SAMPLE="$(SAMPLE)") $(PYTHON) scripts/serve.py $(HOST) $(PORT) $(BASE)

# Style, types and every test that needs no browser, server or database, at the same time; tests/conftest.py names the rest.
check: $(VENV)/.test
	@$(MAKE) --no-print-directory -j 4 check-style check-form check-types check-tests

check-style:
	$(VENV)/bin/ruff check .

check-form:
	$(VENV)/bin/ruff format --check .

check-types:
	$(VENV)/bin/mypy

check-tests:
	$(VENV)/bin/pytest -n 2 --dist worksteal -m "not whole"

test: $(VENV)/.test
	@scripts/browser
	@scripts/postgresql
	@scripts/nginx
	@scripts/promtool
	@echo "== ruff, mypy, pytest"
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/pytest -n 2 --dist worksteal

# Property tests with other examples each time, many of each: what they find becomes an @example or a test of its own.
search: $(VENV)/.test
	$(VENV)/bin/pytest -n 2 --dist worksteal --hypothesis-profile=search -m "not whole" $(shell grep -rlE "^@given" tests)
	RANDOM_DECLARATIONS=1000 $(VENV)/bin/pytest tests/snapshot/disclosure/test_declared.py

# The documents that are made from the code.
docs: $(VENV)/.test
	$(PYTHON) scripts/build_docs.py

# The embedded sample, written anew by its script.
sample: $(VENV)/.test
	$(PYTHON) scripts/build_sample.py

# Measurements, as ratios; they stay out of the tests.
bench: $(VENV)/.test var/bench/.ready
	PYTHONPATH=. $(PYTHON) bench/reading.py
	PYTHONPATH=. $(PYTHON) bench/reliability.py
	PYTHONPATH=. $(PYTHON) bench/faults.py
	PYTHONPATH=. $(PYTHON) bench/map.py
	PYTHONPATH=. $(PYTHON) bench/disclosure.py
	PYTHONPATH=. $(PYTHON) bench/truth.py
	for sample in early midway closing; do PYTHONPATH=. $(PYTHON) bench/outputs.py $$sample || exit 1; done
	PYTHONPATH=. $(PYTHON) bench/viewers.py
	PYTHONPATH=. $(PYTHON) bench/light_link.py
	PYTHONPATH=. $(PYTHON) bench/speed.py

# Known weaknesses of what we depend on, from a public service: it needs network, so it is not part of the tests.
vulnerabilities: $(VENV)/.run
	$(PYTHON) -m venv $(VENV)/audit
	$(VENV)/audit/bin/pip install -q pip-audit==2.10.1
	$(VENV)/audit/bin/pip-audit -r requirements.txt --no-deps --disable-pip

$(VENV)/.run: requirements.txt
	@scripts/environment $(VENV)
	@touch $@

$(VENV)/.test: requirements.txt pyproject.toml $(VENV)/.run
	@scripts/environment $(VENV) dev
	@touch $@

# Dash and Panel, only to be measured against, in an environment of their own.
var/bench/.ready: bench/requirements.txt $(VENV)/.run
	$(PYTHON) -m venv var/bench
	var/bench/bin/pip install --quiet --disable-pip-version-check -r bench/requirements.txt
	@touch $@

clean:
	rm -rf $(VENV) var .mypy_cache .ruff_cache .pytest_cache .hypothesis
