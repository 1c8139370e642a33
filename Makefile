# The project's commands; each works as the only one typed on a bare clone. `make` alone lists them.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

BIN := .venv/bin
export PYTHON

# Options for the commands underneath: make serve ARGS="--port 8600", make test ARGS="-k standings -x"
ARGS ?=

CODE := tracker tests docs .github/scripts $(wildcard app.py)

.PHONY: help serve test lint bench check docs screenshots format lock clean

help: ## list these commands
	@printf 'make COMMAND, where COMMAND is one of\n'
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

serve: .venv/serve.stamp ## set up what is missing, load the record, open the dashboard
	@$(BIN)/tracker load
	@$(BIN)/tracker serve $(ARGS)

test: .venv/test.stamp .venv/browser.stamp ## set up what is missing, run every test
	@$(BIN)/python -m pytest $(ARGS)

lint: .venv/test.stamp ## style, layout, types and workflows
	@$(BIN)/ruff check $(CODE)
	@$(BIN)/ruff format --check $(CODE)
	@$(BIN)/mypy $(CODE)
	@$(BIN)/zizmor --offline --quiet .github

check: .venv/serve.stamp ## check every file of the record; warnings fail too
	@$(BIN)/tracker check --strict $(ARGS)

bench: .venv/test.stamp ## measure what the documentation gives figures for
	@shopt -s nullglob; for script in tests/bench/bench_*.py; do \
		printf '\n== %s\n' "$$script"; $(BIN)/python "$$script" $(ARGS); done

docs: .venv/serve.stamp ## write again the pages of docs/ that restate code
	@$(BIN)/python docs/generate.py

screenshots: .venv/test.stamp .venv/browser.stamp ## draw the pictures of docs/screenshots.md again
	@rm -rf docs/screenshots
	@TRACKER_SCREENSHOTS=write $(BIN)/python -m pytest tests/browser/test_screenshots.py $(ARGS)

format: .venv/test.stamp ## lay out the code
	@$(BIN)/ruff check --fix-only --quiet $(CODE)
	@$(BIN)/ruff format $(CODE)

# Needs uv (pip install uv). The locks name versions and hashes, never an address to download from.
UV_COMPILE = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --no-annotate pyproject.toml setup/build.in

lock: ## choose newer versions of all packages (needs uv)
	@$(UV_COMPILE) --upgrade --output-file setup/serve.lock
	@$(UV_COMPILE) --upgrade --all-extras --constraint setup/serve.lock --output-file setup/test.lock
	@npm install --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts --no-audit --no-fund

clean: ## remove what these commands made
	@rm -rf .venv node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis dist tracker.db

# A stamp is newer than what it was made from, so a second run starts at once.
.venv/serve.stamp: setup/serve.lock setup/venv.sh pyproject.toml
	@setup/venv.sh serve
	@touch $@

.venv/test.stamp: setup/test.lock setup/venv.sh pyproject.toml
	@setup/venv.sh test
	@touch $@ .venv/serve.stamp

.venv/browser.stamp: package-lock.json setup/browser.sh | .venv/test.stamp
	@setup/browser.sh
	@touch $@
