# Every target sets up what it needs, from a machine that has python3, make and git.
PYTHON ?= $(shell for p in python3.12 python3.11 python3.13 python3; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
READY := .venv/.ready
SHARED ?= ../shared/eval
SCORE := .score
CPUS := $(shell nproc 2>/dev/null || echo 2)

.PHONY: help setup run test lint format dashboard score bench drills clean

help:  ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

setup: $(READY)  ## make the environment .venv from the lock file

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Blotter needs Python 3.11, 3.12 or 3.13 as python3"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv  # installs the lock in seconds where pip takes minutes
	$(BIN)/uv pip install --quiet --compile-bytecode --require-hashes -r requirements.lock || $(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/uv pip install --quiet --no-deps -e . || $(BIN)/python -m pip install --quiet --no-deps -e .
	@$(BIN)/python -m compileall -q flows tasks  # Prefect alone costs 6 s of each start where bytecode is neither there nor kept
	@touch $@

run: $(READY)  ## read data/sample and publish a release
	@$(BIN)/blotter run data/sample

test: lint  ## lint, then all tests
	$(BIN)/python -m pytest -n $(CPUS)

lint: $(READY)  ## style, types and import rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)  ## put the code into its standard form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

dashboard: $(READY)  ## Prefect dashboard with Blotter's deployments
	@$(BIN)/blotter serve

score: $(READY)  ## measure against the labelled articles and real pages beside the checkout
	@test -d $(SHARED) || { echo "score: $(SHARED) is not there"; exit 2; }
	@rm -rf $(SCORE) && mkdir -p $(SCORE)
	@$(BIN)/python $(SHARED)/render.py $(SCORE)/dev $(SHARED)/articles/dev.jsonl --copies 3 --seed 1
	@$(BIN)/blotter run $(SCORE)/dev/pages --store $(SCORE)/store
	@$(BIN)/python $(SHARED)/score.py $(SCORE)/store/release/latest $(SCORE)/dev/pages.jsonl $(SHARED)/articles/dev.jsonl \
		--json $(SCORE)/dev.json --misses 0

bench: $(READY)  ## speed as ratios against named peers
	@$(BIN)/python -m benchmarks

drills: $(READY)  ## the long series: killed servers, full disks, the dashboard clicked through
	@BLOTTER_DRILLS=50 $(BIN)/python -m pytest -q -m drill

clean:  ## remove what the targets made, the store excepted
	rm -rf .venv $(SCORE) build *.egg-info .pytest_cache .mypy_cache .ruff_cache
