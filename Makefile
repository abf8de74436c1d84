# Everything below needs Python 3.11 or later and make; the rest is installed into .venv.
SHELL := /bin/bash
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PORT ?= 8000
HOST ?= 127.0.0.1
ARGS ?=
TESTS ?= tests
BIN := .venv/bin
PARALLEL ?= -n logical --maxprocesses=8

# The demonstration lives on the embedded database; another database gets no known passwords.
ifeq ($(strip $(DATABASE_URL)),)
export DEMO ?= 1
else
export LOCAL ?= 1
export DATABASE_URL
endif

.DEFAULT_GOAL := help
.PHONY: help run test e2e check messages stop clean

help: ## this list
	@sed -n 's/^\([a-z0-9]*\):.*## \(.*\)/  make \1	\2/p' Makefile | expand -t 18

run: .venv/.requirements ## the portal on http://127.0.0.1:8000 (PORT=, DATABASE_URL=); Ctrl-C stops all
	@exec $(BIN)/python manage.py serve --host $(HOST) --port $(PORT)

test: .venv/.requirements-dev ## the whole suite, in parallel, on a real PostgreSQL (TESTS=, ARGS=)
	@trap '$(BIN)/python -m portal.localpg stop var/pg-test --unless-used' EXIT; \
	$(BIN)/python -m pytest $(TESTS) --ignore=tests/e2e $(PARALLEL) $(ARGS)

e2e: .venv/.requirements-dev ## the stories in a real Chromium (CHROMIUM=, ARGS=)
	@trap '$(BIN)/python -m portal.localpg stop var/pg-test --unless-used' EXIT; \
	export CHROMIUM="$$($(BIN)/python -m tests.browser)" && \
	$(BIN)/python -m pytest tests/e2e $(PARALLEL) $(ARGS)

check: .venv/.requirements-dev ## lint, format, imports, deployment, migrations, messages, templates
	@trap '$(BIN)/python -m portal.localpg stop var/pg-test --unless-used' EXIT; \
	BIN=$(BIN) bash .ci/check

messages: .venv/.requirements-dev ## collect the messages of code and templates, compile the catalogue
	$(BIN)/python manage.py messages --update --compile

stop: ## stop embedded databases that were left running
	@for data in var/pg var/pg-test; do \
	  if [ -d $$data ]; then $(BIN)/python -m portal.localpg stop $$data; fi; done

clean: stop ## remove the environment, the embedded databases and what was built
	rm -rf .venv var staticfiles .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find locale -name '*.mo' -delete

.venv/.requirements: requirements.txt
	@if [ -z "$(PYTHON)" ]; then echo "Python 3.11 or later is needed (PYTHON=path)."; exit 1; fi
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv .venv || \
	  { echo "Python's venv module is needed (on Debian: apt install python3-venv)."; exit 1; }
	@echo "Installing the requirements (once)..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/.requirements-dev: requirements-dev.txt .venv/.requirements
	@echo "Installing what the tests and checks need (once)..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
