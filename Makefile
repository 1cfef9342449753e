# For maintainers: what is generated, and what must hold. `.ci/run` runs `make check`.

.PHONY: check lint fresh data docs format

check: lint fresh data

lint:
	ruff format --check src tests docs
	ruff check src tests docs
	mypy
	lint-imports

# Everything generated is committed; a difference fails.
fresh:
	python docs/pictures/draw.py --check
	python -m obligations.schemas --check

data:
	obligations check

docs:
	python docs/pictures/draw.py
	obligations schema --write

format:
	ruff format src tests docs
	obligations format
