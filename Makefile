# `make ask Q="…"` and `make test` set up all they need; again, they cost no set-up.

PYTHON ?= python3
VENV ?= .venv
DATA_DIR ?= data
STORY ?= sample
Q ?= Quels pays ont suspendu l'accès à Grok ?
DATA ?= ../shared/eval
# Further arguments for pip, such as an index that has torch's CPU build.
PIP_ARGS ?=

export DATA_DIR
export Q
python := $(VENV)/bin/python
runtime := $(VENV)/.requirements
development := $(VENV)/.requirements-dev
sample := $(DATA_DIR)/.sample-story

.PHONY: ask console run doctor setup setup-dev test quick lint format evaluate demo bench clean
.DEFAULT_GOAL := help

help: ## what there is to make
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

ask: $(sample) ## ask the sample story a question: make ask Q="…"
	@$(python) -m bot ask --story $(STORY) "$$Q"

console: $(sample) ## chat with the sample story in the terminal
	@$(python) -m bot console --story $(STORY)

run: $(sample) ## start the bot in the chats whose tokens are set, or in the terminal
	@$(python) -m bot run

doctor: $(sample) ## look at settings, story and chats, and say what to mend
	@$(python) -m bot doctor

setup: $(sample) ## everything that the bot needs: packages, model, sample story

setup-dev: $(development) ## what the tests and checks need besides

test: $(development) ## the tests
	$(python) -m pytest -n 2 --dist loadfile

quick: $(development) ## the tests that take a moment
	$(python) -m pytest -n 2 --dist loadfile -m "not slow"

lint: $(development) ## style, types and the directions of imports
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

format: $(development) ## mend what the linter can
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

evaluate: $(development) ## measure quality: make evaluate DATA=../shared/eval
	$(python) -m tests.evaluation --data $(DATA)

demo: $(development) $(sample) ## play a scene: both chats on loopbacks, the bot, the sample story
	@$(python) -m tests.demo

bench: $(development) ## measure speed
	$(python) -m tests.benchmarks
	$(python) -m tests.benchmarks.discord_load
	$(python) -m tests.benchmarks.reindexing

clean: ## remove the virtual environment; stories and models stay
	rm -rf $(VENV)

$(python):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo 'Verbatim needs Python 3.11 or newer; name it with PYTHON=…'; exit 1; }
	@echo 'Making the virtual environment in $(VENV).'
	@$(PYTHON) -m venv $(VENV)

$(runtime): requirements.txt | $(python)
	@echo 'Installing what the bot runs on; the first time takes a few minutes.'
	@$(python) -m pip install --quiet --disable-pip-version-check $(PIP_ARGS) -r requirements.txt
	@touch $@

$(development): requirements-dev.txt $(runtime)
	@echo 'Installing what the tests need.'
	@$(python) -m pip install --quiet --disable-pip-version-check $(PIP_ARGS) -r requirements-dev.txt
	@touch $@

$(sample): $(runtime) $(wildcard docs/story/*)
	@$(python) -m index add docs/story --story sample
	@touch $@
