# `make run` and `make test` do all set-up on a fresh machine; nothing needs the network after the first.
.PHONY: run test check bench format clean
.DEFAULT_GOAL := run

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

run: $(VENV)/.run
	@$(BIN)/hamkari ingest --collection samples corpus/samples || test $$? -eq 1
	@exec $(BIN)/hamkari serve

test: $(VENV)/.dev
	$(BIN)/python -m pytest $(ARGS)

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest $(ARGS)

format: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# DATA names a folder of texts to measure on; without it the samples serve.
bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks $(DATA)

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache

# An interpreter counts only if running it prints its version: shims may be there and fail.
$(VENV)/bin/python:
	@for python in python3.13 python3.12 python3 python $(HOME)/.pyenv/versions/3.13*/bin/python $(HOME)/.pyenv/versions/3.12*/bin/python; do \
	  case "$$($$python -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)" in \
	    3.12|3.13) echo "Making $(VENV) with $$python"; rm -rf $(VENV); exec $$python -m venv $(VENV);; \
	  esac; \
	done; \
	echo "Hamkari needs Python 3.12 or 3.13 (hazm asks for it), and none was found: install one, then run make again." >&2; exit 1

$(VENV)/.run: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing what Hamkari needs (once; PyTorch is large, this takes some minutes) …"
	@$(PIP) install --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing what Hamkari and its tests need (once; PyTorch is large, this takes some minutes) …"
	@$(PIP) install --constraint constraints.txt --editable '.[dev]'
	@touch $(VENV)/.run $@
