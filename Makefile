# Two commands do everything on a fresh Debian with Python, make and git:
#   make build   sets up, then makes all shipped briefs into out/
#   make test    sets up, then runs every check

PYTHON ?= python3
BIN := .venv/bin

.PHONY: build test setup setup-test lint unit lock bench gallery clean

build: setup
	@$(BIN)/briefs build

test: setup-test lint unit

lint:
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

unit:
	@$(BIN)/pytest -n auto --dist worksteal

setup: .venv/.ready

setup-test: .venv/.ready-test

.venv/.packages: system-packages.txt tools/install-system-packages
	@tools/install-system-packages build
	@mkdir -p .venv && touch $@

.venv/.packages-test: system-packages.txt tools/install-system-packages
	@tools/install-system-packages build test
	@mkdir -p .venv && touch $@

.venv/.ready: requirements.lock pyproject.toml | .venv/.packages
	@tools/install-python-packages $(PYTHON) requirements.lock
	@touch $@

.venv/.ready-test: requirements-dev.lock pyproject.toml tools/web/package-lock.json .venv/.ready | .venv/.packages-test
	@tools/install-python-packages $(PYTHON) requirements-dev.lock
	@npm ci --prefix tools/web --ignore-scripts --omit=optional --no-audit --no-fund --loglevel=error
	@touch $@

# Writes the locks anew from pyproject.toml.
lock:
	@$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header \
	    pyproject.toml --extra serve --group build -o requirements.lock
	@$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header \
	    pyproject.toml --extra serve --group build --group dev -c requirements.lock -o requirements-dev.lock

# Draws the first page of each shipped brief for the README.
gallery: build
	@$(BIN)/python tools/gallery.py out docs/gallery

# All figures of docs/performance.md; `make bench ONLY="start full"` measures some.
bench: setup-test
	@$(BIN)/python -m benchmarks $(ONLY)

clean:
	rm -rf .venv out
