# `make` alone lists what there is. The first target that runs sets up .venv; after that no network is needed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
PORT ?= 8000
CHROMIUM := $(shell command -v chromium || command -v chromium-browser)
VIRTUOSO := $(shell command -v virtuoso-t)
# Without Chromium or Virtuoso the tests that drive them cannot run; they are left out and the run says so.
LEFT_OUT := $(if $(CHROMIUM),,browser)$(if $(CHROMIUM)$(VIRTUOSO),, or )$(if $(VIRTUOSO),,virtuoso)
SELECTED := $(if $(LEFT_OUT),-m "not ($(LEFT_OUT))")

# The pages' scripts: what they are built from, and a file of what they are built into.
WEB := $(shell find api/web -name node_modules -prune -o -type f ! -name "*.pyc" -print)
ASSETS := api/static/build/manifest.json

.PHONY: help setup assets demo test check format messages lock wheel bench clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /  make \1|/' | column -t -s '|'

$(STAMP): requirements.lock requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$(PYTHON) is too old or missing: install Python 3.11 or later, or name one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
		{ echo "no virtual environment could be made: on Debian, install the package python3-venv" >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

$(ASSETS): $(STAMP) $(WEB)
	$(BIN)/python api/web/build.py
	@touch $@

setup: $(STAMP) $(ASSETS) ## make .venv with everything that is needed, from the lock files

assets: $(ASSETS) ## build the pages' scripts and styles (api/web)

demo: $(STAMP) $(ASSETS) ## read the sample releases, build the graph, serve it (PORT=8000)
	$(BIN)/zyrtar demo --port $(PORT)

check: $(STAMP) ## lint, types, import rules; types and tests of the pages' scripts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python api/web/build.py check

test: check $(ASSETS) ## all checks and all tests
	@$(if $(CHROMIUM),,echo "Chromium is not installed: the browser tests are left out (Debian: apt install chromium)")
	@$(if $(VIRTUOSO),,echo "Virtuoso is not installed: its tests are left out (Debian: apt install virtuoso-opensource-7-bin)")
# A file of tests stays in one process, so that what its tests share is made once.
	$(BIN)/python -m pytest --numprocesses 3 --dist loadfile $(SELECTED)

format: $(STAMP) ## format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

messages: $(STAMP) ## bring the message catalogues up to date with code and templates
	$(BIN)/python -m tests.api.catalogues

lock: $(STAMP) ## renew the lock files (needs the network and uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --group dev -c requirements.lock -o requirements-dev.lock
	$(BIN)/python api/web/build.py lock

wheel: $(STAMP) ## build the wheel into dist/
	$(BIN)/python -m build --wheel --no-isolation

bench: $(STAMP) ## measure reading and building (benchmarks/)
	$(BIN)/python benchmarks/reading.py

clean: ## remove what can be made again
	rm -rf $(VENV) dist build demo-data api/static/build api/web/node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
