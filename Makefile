# Two commands for newcomers: `make run` and `make test`. Each sets everything up by itself, in .venv.

PYTHON ?= python3
BIN := .venv/bin
PYTEST_ARGS ?=

.PHONY: run test check format chaos fuzz bench eval docs pictures lock

run: .venv/ready
	@$(BIN)/chogo run

test: .venv/ready
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

# Everything that CI runs.
check: .venv/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest $(PYTEST_ARGS)

format: .venv/ready
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Kills the bot at chosen moments, of chats and of mornings, and writes what came of it to docs/.
chaos: .venv/ready
	$(BIN)/python -m tests.chaos --kills 30 --write docs/durability.md
	$(BIN)/python -m tests.mornings --kills 50 --readers 2000 --write docs/mornings.md
	$(BIN)/python -m tests.mornings.year

# Thousands of seeded drafts and edits: round trips, parts that change alone, damage that is refused.
fuzz: .venv/ready
	$(BIN)/python -m tests.fuzz

# Figures of speed and memory; for a quiet machine.
bench: .venv/ready
	$(BIN)/python -m tests.bench_document
	$(BIN)/python -m tests.bench_news
	$(BIN)/python -m tests.bench_mornings
	$(BIN)/python -m tests.bench_choosing
	$(BIN)/python -m tests.bench_grounding

# The whole pipeline over the newsroom in tests/evals: with the model whose key is set, else with recorded answers.
eval: .venv/ready
	$(BIN)/python -m tests.evals --write docs/eval.md

# The pages of docs/ that are printed by a command.
docs: .venv/ready
	$(BIN)/python -m tests.checks_report --write docs/checks.md
	$(BIN)/python -m tests.exports_report --write docs/exports.md
	$(BIN)/python -m tests.news_report --write docs/news.md
	$(BIN)/python -m tests.wording_report --write docs/wording.md
	$(BIN)/python -m tests.choosing_report --write docs/choosing.md
	$(BIN)/python -m tests.grounding_report --write docs/grounding.md

pictures: .venv/ready
	$(BIN)/python -m tests.pictures

# Needs uv. The lock carries hashes and no index address.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --group dev pyproject.toml -o requirements.lock

.venv/ready: requirements.lock tools/set_up.py
	@$(PYTHON) tools/set_up.py
