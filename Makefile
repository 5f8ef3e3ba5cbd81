# Two commands do everything on a machine that has Python 3.11 or later, git and make:
#
#     make demo     install casekit into .venv, check the examples and draw the first one into out/
#     make test     install what the tests need and run them all
#
# and one draws every example family in every notation onto one page, to be looked at:
#
#     make gallery

PYTHON   ?= python3
EXAMPLE  ?= ndela-rae
MISTAKES ?= ten-mistakes
KEPT     := $(addprefix examples/,$(addsuffix .yaml,ndela-rae kayla-okafor jay-marsh leah-price noah-bright \
              tomasz-wilk dion-clarke maisie-hall))
OUT      ?= out
# The examples are set in 2022 and 2023, so they are read as they stood on this day and not as of today.
AS_AT    ?= 2023-06-20

SHELL    := /bin/sh
VENV     := .venv
BIN      := $(VENV)/bin
PIP      := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt
CASEKIT  := $(BIN)/python -m casekit
SETTINGS := pyproject.toml constraints.txt

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check gallery clean

# Show a command as one would type it, then run it.
define show
@printf '\n$$ casekit %s\n' '$(1)'
@$(CASEKIT) $(1)
endef

help:
	@printf '%s\n' \
	  'make demo    set casekit up in .venv, check the examples, and draw the first one into $(OUT)/' \
	  'make test    set up what the tests need and run them all' \
	  'make check   look over the code itself: ruff and mypy' \
	  'make gallery draw every example family in every notation onto one page, $(OUT)/gallery/index.html' \
  'make clean   remove what demo and the checks left behind (.venv stays; delete it to start afresh)' \
	  '' \
	  'Another Python: make demo PYTHON=python3.12'

demo: $(VENV)/.casekit
	@mkdir -p '$(OUT)'
	$(call show,lint $(KEPT) --as-at $(AS_AT))
	$(call show,render genogram examples/$(EXAMPLE).yaml --as-at $(AS_AT) -o $(OUT)/$(EXAMPLE)-genogram.svg)
	$(call show,render genogram examples/$(EXAMPLE).yaml --as-at $(AS_AT) -o $(OUT)/$(EXAMPLE)-genogram.png)
	$(call show,render genogram examples/$(EXAMPLE).yaml --as-at $(AS_AT) -o $(OUT)/$(EXAMPLE)-genogram.pdf)
	$(call show,chronology examples/$(EXAMPLE).yaml --as-at $(AS_AT) -o $(OUT)/$(EXAMPLE)-chronology.md)
	$(call show,summary examples/$(EXAMPLE).yaml --as-at $(AS_AT) -o $(OUT)/$(EXAMPLE)-summary.md)
	@printf '\n%s\n' 'The next file has mistakes in it on purpose, to show what casekit says about them:'
	@printf '\n$$ casekit lint examples/%s.yaml --as-at %s\n' '$(MISTAKES)' '$(AS_AT)'
	@# 1 means that mistakes were found, which is right here; anything above means that casekit itself failed.
	@$(CASEKIT) lint examples/$(MISTAKES).yaml --as-at $(AS_AT) || test $$? -eq 1
	@printf '%s\n' '' \
	  'Done. Open these:' \
	  '  genogram     $(OUT)/$(EXAMPLE)-genogram.svg  (in a web browser)' \
	  '               $(OUT)/$(EXAMPLE)-genogram.png  (to put into a document)' \
	  '               $(OUT)/$(EXAMPLE)-genogram.pdf  (to print)' \
	  '  chronology   $(OUT)/$(EXAMPLE)-chronology.md' \
	  '  summary      $(OUT)/$(EXAMPLE)-summary.md' \
	  '' \
	  'They were made from examples/$(EXAMPLE).yaml. Change something there and run `make demo` again.'

test: $(VENV)/.tests
	@$(BIN)/python -m pytest

check: $(VENV)/.tests
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

gallery: $(VENV)/.casekit
	@$(BIN)/python benchmarks/gallery.py '$(OUT)/gallery'

clean:
	@rm -f $(OUT)/$(EXAMPLE)-genogram.svg $(OUT)/$(EXAMPLE)-genogram.png $(OUT)/$(EXAMPLE)-genogram.pdf \
	  $(OUT)/$(EXAMPLE)-chronology.md $(OUT)/$(EXAMPLE)-summary.md
	@rm -rf '$(OUT)/gallery'
	@rmdir '$(OUT)' 2>/dev/null || true
	@rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -path ./$(VENV) -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 'casekit needs Python 3.11 or later. If you have one under another name: make PYTHON=python3.12' >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo 'Python could not make .venv. On Debian and Ubuntu: sudo apt install python3-venv' >&2; exit 1; }

# Installed in place, so that a change in src/ counts at once; done again when what it needs has changed.
# pip compiles what it installs, but not what is installed in place: the first command would have to.
$(VENV)/.casekit: $(SETTINGS) | $(BIN)/python
	@echo 'Setting up casekit in $(VENV) (a minute or so, once) ...'
	@$(PIP) --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/.tests: $(SETTINGS) $(VENV)/.casekit | $(BIN)/python
	@echo 'Setting up what the tests need in $(VENV) (a minute or so, once) ...'
	@$(PIP) --editable '.[dev]'
	@touch $@
