# The portal's commands. `make help` lists them.

VENV := .venv
PY := $(VENV)/bin/python

# A Python of the right version: the first of these that is one, or the one that you name (make PYTHON=/path/to/python3.12 …).
VERSION_CHECK := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 12))
PYTHON ?= $(shell for name in python3 python3.12 python3.11 python; do \
	command -v $$name >/dev/null 2>&1 && $$name -c '$(VERSION_CHECK)' 2>/dev/null && echo $$name && break; done)

# What is installed is remembered by the contents of the requirements, so that a later start installs nothing.
RUN_STAMP := $(VENV)/.run-$(shell cat requirements.txt | cksum | tr ' ' '-')
DEV_STAMP := $(VENV)/.dev-$(shell cat requirements.txt requirements-dev.txt | cksum | tr ' ' '-')
PIP := $(PY) -m pip install --disable-pip-version-check --quiet

CODE := manage.py sco_portal actors documents events commitments tests
WORKERS ?= auto

.DEFAULT_GOAL := help
.PHONY: help run test check bench gold lock messages format clean requirements dev-requirements \
	check-lint check-types check-imports check-migrations check-translations check-templates check-security

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 20

run: requirements ## start everything and open the portal at http://localhost:8000/ (PORT=8001 make run for another port)
	@$(PY) -m sco_portal.launch

test: dev-requirements ## run every test (ARGS="-k words" for some)
	@$(PY) -m pytest -n $(WORKERS) --maxprocesses 4 --dist loadfile $(ARGS)

check: check-lint check-types check-imports check-migrations check-translations check-templates check-security ## all checks that need no test

check-lint: dev-requirements
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

check-types: dev-requirements
	$(PY) -m mypy

check-imports: dev-requirements
	$(VENV)/bin/lint-imports

check-migrations: dev-requirements
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) manage.py check

check-translations: dev-requirements
	$(PY) -m tests.translations

check-templates: dev-requirements
	$(PY) -m djlint templates --lint

check-security: dev-requirements
	$(PY) -m bandit --quiet --recursive --configfile pyproject.toml manage.py sco_portal actors documents events commitments

bench: dev-requirements ## measure reading, importing and the pages
	@$(PY) manage.py bench

gold: requirements ## figures of the reading against the annotated documents
	@$(PY) manage.py gold

lock: dev-requirements ## pin the newest versions that requirements*.in allow
	$(PY) -m uv pip compile --quiet --universal --upgrade --python-version 3.11 requirements.in -o requirements.txt
	$(PY) -m uv pip compile --quiet --universal --upgrade --python-version 3.11 requirements-dev.in -o requirements-dev.txt

messages: dev-requirements ## collect translatable texts (needs GNU gettext) and compile them
	$(PY) -m tests.translations --collect
	$(PY) manage.py compilemessages

format: dev-requirements ## format the code
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

clean: ## remove the virtual environment and caches (not the data in var/)
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .grimp_cache

requirements: $(RUN_STAMP)
dev-requirements: $(DEV_STAMP)

$(PY):
	@if [ -z "$(PYTHON)" ]; then \
		echo "Python 3.11 or 3.12 is needed and none was found. Install one, or name it: make PYTHON=/path/to/python3.12 ..." >&2; exit 1; fi
	@$(PYTHON) -c '$(VERSION_CHECK)' || { echo "$(PYTHON) is not Python 3.11 or 3.12." >&2; exit 1; }
	@echo "Making the virtual environment in $(VENV) with $(PYTHON)"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python cannot make virtual environments here (Debian: apt-get install python3-venv)." >&2; exit 1; }

$(RUN_STAMP): | $(PY)
	@echo "Installing requirements.txt"
	@$(PIP) -r requirements.txt
	@touch $@

$(DEV_STAMP): | $(PY)
	@echo "Installing requirements.txt and requirements-dev.txt"
	@$(PIP) -r requirements.txt -r requirements-dev.txt
	@touch $@ $(RUN_STAMP)
