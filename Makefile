# For maintainers: what is generated, and what must hold. `.ci/run` runs `make check`.

.PHONY: check lint fresh data docs format

check: lint fresh data

lint:
	ruff format --check src tests docs
	ruff check src tests docs
	mypy
	lint-imports

# Everything generated is committed: making it anew must change nothing.
fresh: docs
	git diff --exit-code -- docs/pictures docs/rules.md docs/evidence.md measures/schema action.yml docs/ci.md .github/workflows

data:
	obligations check measures examples/harbour/measures
	obligations format --check measures
	obligations format --check --measures examples/harbour/measures

docs:
	python docs/pictures/draw.py
	obligations schema --write --measures measures
	obligations rule --format md > docs/rules.md
	python docs/write_recipes.py
	python docs/write_evidence.py

format:
	ruff format src tests docs
	obligations format
