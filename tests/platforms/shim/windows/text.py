"""Text files and standard streams have the line breaks and the code page of the machine, unless
told otherwise: that of Chinese Windows, 936, or what `CODE_PAGE` names.
"""

import builtins
import io
import locale
import os
import sys
from typing import Any

CODE_PAGE = f"cp{os.environ.get('CODE_PAGE', '936')}"


def hold() -> None:
    """Hold the rule."""
    builtins.open = io.open = _opening(io.open)
    io.text_encoding = lambda encoding, stacklevel=2: encoding or CODE_PAGE
    locale.getpreferredencoding = lambda do_setlocale=True: CODE_PAGE
    locale.getencoding = lambda: CODE_PAGE
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if stream is not None:
            errors = "backslashreplace" if stream is sys.stderr else "strict"
            newline = None if stream is sys.stdin else "\r\n"
            stream.reconfigure(encoding=CODE_PAGE, errors=errors, newline=newline)


def _opening(plain: Any) -> Any:
    def open(
        file: Any,
        mode: str = "r",
        buffering: int = -1,
        encoding: str | None = None,
        errors: str | None = None,
        newline: str | None = None,
        *others: Any,
        **named: Any,
    ) -> Any:
        if "b" not in mode:
            encoding = encoding if encoding not in (None, "locale") else CODE_PAGE
            writes = any(sign in mode for sign in "wax+")
            newline = "\r\n" if newline is None and writes and "+" not in mode else newline
        return plain(file, mode, buffering, encoding, errors, newline, *others, **named)

    return open
