# For maintainers: what is generated, and what must hold. `.ci/run` runs all of `check`.

.PHONY: check lint fresh data docs pictures schemas rules lists recipes evidence format

check: lint fresh data

lint:
	ruff format --check src tests docs
	ruff check src tests docs
	mypy
	lint-imports

# Everything generated is committed: making it anew must change nothing.
fresh: docs
	git diff --exit-code -- docs/pictures docs/rules.md docs/evidence.md docs/glossary.md docs/reports.md measures/schema src/obligations/output.schema.json action.yml docs/ci.md .github/workflows

data:
	obligations check measures examples/*/measures
	obligations format --check measures

docs: pictures schemas rules lists recipes evidence

pictures:
	python docs/pictures/draw.py

schemas:
	python docs/write_output_schema.py
	obligations schema --write --measures measures

rules:
	obligations rule --format md > docs/rules.md

lists:
	python docs/write_lists.py

recipes:
	python docs/write_recipes.py

evidence:
	python docs/write_evidence.py

format:
	ruff format src tests docs
	obligations format
