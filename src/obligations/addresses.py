"""Addresses of the web, as sources and evidence give them."""

from __future__ import annotations

_LINKED = ("http://", "https://")
# What an address may hold as it is.
_ALLOWED = ":/?#@!$&*+,;=%~"


def is_web_address(text: str) -> bool:
    r"""Whether a text is an address of http or https in full: with a host, and without blanks,
    controls or signs that can't be seen.

    >>> is_web_address("https://www.example.org/page"), is_web_address("https:///page")
    (True, False)
    >>> is_web_address("javascript:alert(1)")
    False
    """
    from urllib.parse import urlsplit  # start-up time of everything else

    if not text.isprintable() or any(sign in text for sign in ' \\<>"'):
        return False
    try:
        parts = urlsplit(text)
        _ = parts.port  # raises where it is none
    except ValueError:  # a port or an IPv6 address that is none
        return False
    return parts.scheme in ("http", "https") and any(map(str.isalnum, parts.hostname or ""))


def quote_address(address: str | None) -> str | None:
    """Return an address of the web, its odd signs written as %XX.

    None for any other: `javascript:` and `file:` are never linked.
    """
    from urllib.parse import quote  # the same

    if address and address.lower().startswith(_LINKED):
        return quote(address, safe=_ALLOWED)
    return None
