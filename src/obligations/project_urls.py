"""Where the program can be had and read of, for recipes and reports: `project.urls` of
pyproject.toml is the one place that says so.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, metadata
from urllib.parse import urlsplit

from obligations import __version__

_NOBODYS = (
    ".invalid"  # a top-level domain that nobody can register: the address before there is one
)


def find_address() -> str | None:
    """Find the address of the repository; None as long as it isn't published."""
    try:
        lines = metadata("obligations").get_all("Project-URL") or []
    except PackageNotFoundError:
        return None
    return choose_address([str(line) for line in lines])


def choose_address(lines: list[str]) -> str | None:
    """Choose the repository among lines `Label, address`; None where it is only a placeholder."""
    for line in lines:
        label, _, address = line.partition(", ")
        if label == "Repository" and not (urlsplit(address).hostname or _NOBODYS).endswith(
            _NOBODYS
        ):
            return address.rstrip("/")
    return None


def make_page_address(address: str, path: str) -> str:
    """Return where a file of this version can be read, as GitHub and GitLab show it."""
    return f"{address}/blob/v{__version__}/{path}"


def name_wheel() -> str:
    """Return the name of the wheel of this version."""
    return f"obligations-{__version__}-py3-none-any.whl"


def name_source(address: str | None) -> str:
    """Return what `pip install` takes to install this version: from the repository, else from a
    wheel beside the measures.
    """
    if address:
        return f"git+{address}@v{__version__}"
    return f"wheels/{name_wheel()}"
