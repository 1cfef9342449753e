"""The fixtures that all tests share: running the program, and small corpora made up on the spot."""

from __future__ import annotations

import gc
import os
import re
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from platforms.selected import list_writing
from running import AS_OF, run_inside, write_corpus

if TYPE_CHECKING:
    from collections.abc import Generator

# What decides whether a change lands tries the same examples each time; at a desk new ones are looked for.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("searching", deadline=None)
settings.load_profile("steady" if os.environ.get("CI") else "searching")


# A shell starts what goes on in the background deaf to Ctrl-C, nohup to the end of a session, and so would be all that
# the tests start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)

TESTS = Path(__file__).resolve().parent
POSIX_ALONE = ("fcntl", "pty", "resource", "termios", "getegid", "geteuid", "killpg", "mkfifo", "SIGHUP", "SIGKILL")  # fmt: skip
# What Windows says of a name that holds a colon, or ends in a dot, and of whoever makes a link there
# without being an administrator.
NOT_THERE = {123: "such name", 1314: "links that anybody may make"}


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Under the rules of Windows, leave out files of tests in which nothing is written: there isn't
    the time to ask everything twice.
    """
    if "RULES_OF_WINDOWS" not in os.environ or not collection_path.name.startswith("test_"):
        return None
    return None if list_writing(collection_path) else True


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests that write nothing of the other files."""
    if "RULES_OF_WINDOWS" in os.environ:
        left_out = [item for item in items if not _writes(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if _writes(item)]


def pytest_collection() -> None:
    """Look for no garbage while tests are collected: a million objects are made, which stay."""
    gc.disable()


def pytest_collection_finish() -> None:
    """From here on look for it, but no more among what collecting has made."""
    gc.freeze()
    gc.enable()


def _writes(item: pytest.Item) -> bool:
    """Whether the function of a test writes, or the class that it stands in."""
    _, name, *_ = re.split(r"::|\[", item.nodeid)
    return name in list_writing(item.path)


def pytest_xdist_auto_num_workers() -> int:
    """Run one file more at a time than there are processors: shells and terminals are waited for."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup() -> Generator[None, Any, Any]:
    return (yield from _skip_what_is_not_there())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, Any, Any]:
    return (yield from _skip_what_is_not_there())


def _skip_what_is_not_there() -> Generator[None, Any, Any]:
    """Skip a test that itself needs what Windows has not, where it is missing."""
    try:
        return (yield)
    except (AttributeError, ImportError, OSError) as error:
        missing = _name_missing(error)
        if sys.platform == "win32" and missing and _is_raised_by_test(error):
            pytest.skip(f"Windows has no {missing}")
        raise


def _name_missing(error: Exception) -> str | None:
    if isinstance(error, OSError):
        return NOT_THERE.get(getattr(error, "winerror", 0) or 0)
    name = getattr(error, "name", None)
    return name if name in POSIX_ALONE else None


def _is_raised_by_test(error: Exception) -> bool:
    """Whether no code of the program stands between a test and an error."""
    files, step = [], error.__traceback__
    while step is not None:
        files.append(Path(step.tb_frame.f_code.co_filename))
        step = step.tb_next
    program = TESTS.parent / "src"
    return not any(file.is_relative_to(program) for file in files)


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Keep what the tests compile apart from the user's cache, and the day and language of the environment out."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        for name in (
            "OBLIGATIONS_MEASURES",
            "OBLIGATIONS_LANG",
            "OBLIGATIONS_LAYERS",
            "FORCE_COLOR",
            "NO_COLOR",
            "COLUMNS",
        ):
            patch.delenv(name, raising=False)
        patch.setenv("OBLIGATIONS_AS_OF", AS_OF)
        yield


@pytest.fixture
def ask() -> Any:
    """Run the program on the shipped data (or on `--measures`) and give its Result."""
    return run_inside


@pytest.fixture
def make_corpus(tmp_path: Path) -> Any:
    """Write a made-up corpus (paths relative to its folder → YAML text; None leaves a file out) and give its folder."""

    return lambda files, folder="measures": write_corpus(tmp_path / folder, files)
