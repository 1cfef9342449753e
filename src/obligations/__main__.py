"""`python -m obligations`: the same program as the `obligations` command."""

from obligations.cli.main import main

if __name__ == "__main__":
    main()
