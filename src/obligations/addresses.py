"""Addresses of the web, as sources and evidence give them."""

from __future__ import annotations


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
