"""The command line: one module a command; arguments → one question → output → exit code.

Exit codes: 0 fine; 1 a finding, a file left out of an answer, or --fail-on met; 2 usage; 3 a path
that holds no measures; 70 a fault of the program itself; 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_USAGE = 2
_INTERNAL_ERROR = 70
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with its exit code.

    Errors become one to three lines on stderr.
    """
    # Closed by the caller: what would be said there goes nowhere, as long as the process lives.
    if sys.stdout is None or sys.stderr is None:
        nowhere = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    if arguments is None:
        _restart_in_utf8_mode()
        gc.disable()  # to look for cycles takes a fifth of the time, and the process ends soon
    code = 0
    try:
        code = run(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_output()
    except OSError as error:
        from obligations.cli.errors import report  # only where something is wrong

        _forget_output()
        # An answer that failed because its output is full has said so.
        code = code if code == _USAGE else report(error, []) or _INTERNAL_ERROR
    sys.exit(code)


def _restart_in_utf8_mode() -> None:
    """Begin anew in Python's UTF-8 mode where it was told to read arguments and paths as ASCII, in
    which there is no Chinese.
    """
    if sys.getfilesystemencoding() == "ascii" and os.environ.get("PYTHONUTF8") != "1":
        os.environ["PYTHONUTF8"] = "1"
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - this program


def run(arguments: list[str]) -> int:
    """Run one command and give its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Chinese text and paths that are no text must be printable wherever the program runs,
            # and the lines of a CSV or a patch end as they do everywhere.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if os.environ.get("GITHUB_ACTIONS"):
        from obligations.cli.job_log import guarding_job_log  # only in a job

        with guarding_job_log():
            return _answer(arguments)
    return _answer(arguments)


def _answer(arguments: list[str]) -> int:
    if arguments == ["--version"]:
        from obligations import DATA_VERSION, __version__  # the answer needs nothing else

        print(f"obligations {__version__} (data of {DATA_VERSION})")  # noqa: T201 - the shell
        return 0
    if asked := os.environ.get("_OBLIGATIONS_COMPLETE"):
        from obligations.cli.shells import answer_shell  # only where a shell asks

        answered = answer_shell(asked)
        if answered is not None:
            return answered
    if arguments[:1] in (["--show-completion"], ["--install-completion"]):
        from obligations.cli.shells import use_own_scripts  # only where a script is asked for

        use_own_scripts()
    return _call(arguments or ["--help"], again=True)


def _call(arguments: list[str], *, again: bool) -> int:
    from obligations.cli.errors import report
    from obligations.cli.group import build_command  # Typer is imported only when it is used
    from obligations.findings import begin_run

    begin_run()
    try:
        code = build_command().main(arguments, prog_name="obligations", standalone_mode=False)
    except SystemExit as end:
        if not isinstance(end.__context__, BrokenPipeError):  # what Typer makes of it
            raise
        _forget_output()
        return 0
    except Exception as error:  # noqa: BLE001 - no traceback reaches a user
        if _was_interrupted(error):
            return _INTERRUPTED
        code = report(error, arguments)
        if code is None and again and _distrust_cache():
            return _call(arguments, again=False)
        if code is None:
            return _report_fault(error)
        return code
    if isinstance(code, int):
        return code
    return 0


def _was_interrupted(error: Exception) -> bool:
    """Whether SQLite was interrupted inside a function of ours: it makes an error of its own of
    that, which is none of the file.
    """
    return (
        type(error).__name__ == "OperationalError"
        and str(error) == "user-defined function raised exception"
    )


def _distrust_cache() -> bool:
    """Whether the question can be asked again of newly compiled measures.

    Answers are printed only once they are whole.

    What nobody foresaw is the compiled file's doing as likely as ours: it may hold words that there
    are not, or lack what must be there.
    """
    from obligations.compiling import distrust_cache  # only where something is wrong

    return distrust_cache()


def _report_fault(error: Exception) -> int:
    if os.environ.get("OBLIGATIONS_DEBUG"):
        raise error
    from obligations.sentences import tell  # only where something is wrong

    print(  # noqa: T201
        tell("internal error: {kind}: {error}", kind=type(error).__name__, error=str(error)),
        tell("  please report this with the output of OBLIGATIONS_DEBUG=1"),
        sep="\n",
        file=sys.stderr,
    )
    return _INTERNAL_ERROR


def _forget_output() -> None:
    """Leave quietly when the reader of a pipe has gone, as `head` does: what is still buffered goes
    nowhere.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
