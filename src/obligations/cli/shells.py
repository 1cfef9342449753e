"""How each shell asks for completions, and how they are written for it, so that whatever signs the
data has stay text.

What is offered comes from the data, which may be a stranger's, and the shell evaluates what stands
on the line once Enter is pressed: each value is escaped by the rules of the shell and of the quotes
that are open there, or left out where that can't be done.
"""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING, Any

from obligations.text.escaping import show_controls

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    TypedWords = tuple[list[str], str]

COMPLETION_VARIABLE = "_OBLIGATIONS_COMPLETE"
_PROGRAM = "obligations"
# Typer's own scripts let bash expand what is offered as a pattern of file names, and have zsh
# evaluate it.
_SCRIPTS = {
    "bash": (
        """
%(complete_func)s() {
    local IFS=$'\\n' line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD="$COMP_CWORD" \\
        %(autocomplete_var)s=complete_bash "$1")
}

# The likeliest first; older versions know no other order than that of the alphabet.
complete -o nosort -o default -F %(complete_func)s %(prog_name)s 2>/dev/null ||
    complete -o default -F %(complete_func)s %(prog_name)s
"""
    ),
    "zsh": (
        """
#compdef %(prog_name)s

%(complete_func)s() {
  local value told
  local -a values shown
  while IFS=$'\\t' read -r value told; do
    values+=("$value")
    shown+=("$value${told:+  -- $told}")
  done < <(env _TYPER_COMPLETE_ARGS="${words[1,$CURRENT]}" \\
    %(autocomplete_var)s=complete_zsh %(prog_name)s)
  if (( $#values )); then
    local -a expl
    _wanted -V values expl value compadd -l -d shown -a values
  else
    _files
  fi
}

compdef %(complete_func)s %(prog_name)s
"""
    ),
}
_BARE_IN_BASH = re.compile(r"[^\w@%+=:,./-]")
_ACTIVE_IN_DOUBLE_QUOTES = re.compile(r"[\\$`\"]")
_BARE_IN_POWERSHELL = re.compile(r"[\w./:+=-]+")
_QUOTES_OF_POWERSHELL = re.compile("['\"\u2018-\u201f]")


def use_own_scripts() -> None:
    """Have `--show-completion` and `--install-completion` give the scripts that go with what is
    written here.
    """
    from typer import _completion_shared  # Typer has no name for it that is public

    _completion_shared._completion_scripts.update(_SCRIPTS)  # noqa: SLF001 - the same


def answer_shell(asked: str) -> int | None:
    """Answer what a shell asks for, `complete_bash` say, and give the exit code.

    None where it is no shell that is known here.
    """
    shell = asked.removeprefix("complete_")
    if shell not in _READ or not asked.startswith("complete_"):
        return None
    try:
        arguments, incomplete = _READ[shell]()
        offered = [
            (str(item.value), show_controls(item.help or ""))
            for item in _find(arguments, incomplete)
        ]
    except Exception:  # noqa: BLE001 - completion says nothing rather than something wrong
        offered = []
    if (
        os.environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args"
    ):  # fish offers files where there is nothing
        if offered:
            return 0
        return 1
    # A value that is more than a line, or steers the terminal, can't be offered.
    lines = [_WRITE[shell](value, told) for value, told in offered if show_controls(value) == value]
    sys.stdout.write("".join(f"{line}\n" for line in lines if line is not None))
    return 0


def _find(arguments: list[str], incomplete: str) -> list[Any]:
    from typer._completion_classes import BashComplete

    from obligations.cli.group import build_command

    return BashComplete(build_command(), {}, _PROGRAM, COMPLETION_VARIABLE).get_completions(
        arguments, incomplete
    )


def _split(line: str) -> list[str]:
    from typer._click.shell_completion import split_arg_string

    return split_arg_string(line)


def _read_bash() -> TypedWords:
    typed, at, _ = _join_words()
    words = _split("\n".join(typed))
    return words[1:at], words[at] if at < len(words) else ""


def _join_words() -> tuple[list[str], int, str]:
    """Return the words of bash, the place of the one that is typed, and what of that bash leaves as
    it stands: it takes an @, as in the id of an occurrence, for a word of its own, and completes
    from there.
    """
    parts = os.environ.get("COMP_WORDS", "").split("\n")
    last = _find_position(len(parts) - 1)
    words: list[str] = []
    for part in parts[: last + 1]:
        if words and (part == "@" or words[-1].endswith("@")):
            words[-1] += part
        else:
            words.append(part)
    if last >= len(parts):
        return words, len(words), ""
    left = words[-1].rpartition("@")[0] if words[-1] != parts[last] else ""
    return words, len(words) - 1, left


def _find_position(last: int) -> int:
    told = os.environ.get("COMP_CWORD", "")
    if re.fullmatch("[0-9]{1,9}", told):
        return int(told)
    return max(last, 0)


def _read_line() -> TypedWords:
    line = os.environ.get("_TYPER_COMPLETE_ARGS", "")
    words = _split(line)[1:]
    if words and not line.endswith(" "):
        return (words[:-1], words[-1])
    return (words, "")


def _read_powershell() -> TypedWords:
    words = _split(os.environ.get("_TYPER_COMPLETE_ARGS", ""))
    incomplete = os.environ.get("_TYPER_COMPLETE_WORD_TO_COMPLETE", "")
    return words[1:-1] if incomplete else words[1:], incomplete.strip("'\"")


def _write_bash(value: str, told: str) -> str | None:
    """Write a value as bash inserts it, which is as it stands: escaped for the quotes that the word
    which is typed has opened.
    """
    del told
    words, at, left = _join_words()
    value = value.removeprefix(left)
    quote, begin = _find_open_quote(words[at] if at < len(words) else "")
    if not quote:
        return _BARE_IN_BASH.sub(r"\\\g<0>", value)
    if begin or (
        quote == '"' and "!" in value
    ):  # opened in the middle of the word; a sign that no backslash escapes between these
        if not _BARE_IN_BASH.search(value):
            return value
        return None
    if quote == "'":
        return value.replace("'", "'\\''")
    return _ACTIVE_IN_DOUBLE_QUOTES.sub(r"\\\g<0>", value)


def _find_open_quote(word: str) -> tuple[str, int]:
    """Return the quote that is open at the end of a word of bash, and where it stands.

    Empty where none is.
    """
    quote, begin = "", 0
    signs: Iterator[tuple[int, str]] = iter(enumerate(word))
    for at, sign in signs:
        if sign == "\\" and quote != "'":
            next(signs, None)
        elif sign == quote:
            quote = ""
        elif not quote and sign in "'\"":
            quote, begin = sign, at
    return quote, begin


def _write_described(value: str, told: str) -> str:
    """Write a value and what it means for zsh and fish, which escape what they insert."""
    if told:
        return f"{value}\t{told}"
    return value


def _write_powershell(value: str, told: str) -> str | None:
    """Write a value for PowerShell, between single quotes, where only quotes mean anything: one
    that has any is left out.
    """
    if _QUOTES_OF_POWERSHELL.search(value):
        return None
    quoted = value if _BARE_IN_POWERSHELL.fullmatch(value) else f"'{value}'"
    return f"{quoted}:::{told or ' '}"


_READ: dict[str, Callable[[], TypedWords]] = {
    "bash": _read_bash,
    "zsh": _read_line,
    "fish": _read_line,
    "powershell": _read_powershell,
    "pwsh": _read_powershell,
}
_WRITE: dict[str, Callable[[str, str], str | None]] = {
    "bash": _write_bash,
    "zsh": _write_described,
    "fish": _write_described,
    "powershell": _write_powershell,
    "pwsh": _write_powershell,
}
