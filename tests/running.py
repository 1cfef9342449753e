"""Running the program as a test does, and the lists that small made-up corpora begin with."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from textwrap import dedent
from typing import TYPE_CHECKING, Any

from obligations.cli import main as cli
from obligations.corpus import Corpus, load_file
from obligations.model import ProgressEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
AS_OF = "2026-11-23"
# What the shortest entry says.
IN_PROGRESS = ("--status", "in-progress", "--date", "2024-05-01")

REGISTRY = """\
departments:
  - {id: harbour, kind: office, level: central, name: {en: Harbour Office, zh: 港务局}, abbr: [HO], query_names: [Port]}
  - {id: trade, kind: ministry, level: central, name: {en: Ministry of Trade, zh: 贸易部}, abbr: [MT]}
  - id: old-trade
    kind: ministry
    level: central
    name: {en: Ministry of Commerce and Ships, zh: 商船部}
    abbr: [MCS]
    existed: {to: 2020-06-30}
    successors:
      - {to: trade, type: merged, weight: primary, date: 2020-06-30}
      - {to: harbour, type: functions-moved, weight: secondary, date: 2020-06-30, share: {en: pilots, zh: 引航}}
  - {id: all-offices, kind: generic, level: central, name: {en: all offices concerned, zh: 各有关单位}, cover: [central]}
"""
TOPICS = "- {id: ships, name: {en: Ships, zh: 船舶}}\n- {id: docks, name: {en: Docks, zh: 码头}}\n"
ADDRESSEES = "- {id: companies, name: {en: Companies, zh: 企业}}\n"


METRIC = {"comparator": "about", "value": 100, "unit": {"en": "piers", "zh": "座"}}


def write_corpus(measures: Path, files: dict[str, str | None]) -> Path:
    """Write a made-up corpus into a folder, and give that: paths relative to it → YAML text; None leaves a file out."""
    everything: dict[str, str | None] = {
        "departments.yaml": REGISTRY,
        "topics.yaml": TOPICS,
        "addressees.yaml": ADDRESSEES,
        **files,
    }
    for name, text in everything.items():
        if text is not None:
            path = measures / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text), encoding="utf-8")
    return measures


def load_corpus(files: Iterable[tuple[str, bytes]]) -> Corpus:
    """Load files, given as paths relative to the folder of measures and their bytes."""
    return Corpus({path: load_file(path, content) for path, content in files})


def list_named_places(text: str) -> set[str]:
    """Return the names of the places that a sentence has for its values."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def read_all(path: Path) -> dict[str, bytes]:
    """Return what is in a file, or in each file of a folder."""
    files = [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.is_file())
    return {str(file.relative_to(path)): file.read_bytes() for file in files}


def say_both(text: str) -> dict[str, str]:
    """Give a wording in both languages."""
    return {"en": text, "zh": f"{text}（中文）"}


def make_measure(number: int, **more: Any) -> dict[str, Any]:
    """Give a measure as plain data, with what there is more of it."""
    return {
        "number": number,
        "kind": "measure",
        "title": say_both(f"title {number}"),
        "summary": say_both(f"summary {number}"),
        **more,
    }


def write_entries(stated: list[dict[str, Any]]) -> dict[str, str]:
    """Give the files of entries that are stated as plain data, as text by path; `corrects` names others by their position, from 1."""
    entries = make_entries(stated)
    return {
        f"progress/{entry.list_paths()[0]}": json.dumps(entry.to_plain(), ensure_ascii=False)
        for entry in entries
    }


def make_entries(stated: list[dict[str, Any]]) -> list[ProgressEntry]:
    """Give the entries that are stated as plain data; `corrects` names others by their position, from 1, or is a list of positions."""
    entries: list[ProgressEntry] = []
    for one in stated:
        given = one.get("corrects", [])
        positions = given if isinstance(given, list) else [given]
        plain = {key: str(value) if isinstance(value, int) else value for key, value in one.items()}
        names = [at if isinstance(at, str) else entries[at - 1].digest[:8] for at in positions]
        entries.append(ProgressEntry.model_validate(plain | {"corrects": names}))
    return entries


@dataclass(frozen=True, slots=True)
class Result:
    """What a run of the program gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def ids(self) -> list[str]:
        """The first cell of each plain line."""
        return [line.partition("\t")[0] for line in self.lines]


def run_inside(*arguments: str) -> Result:
    """Run the command line in this process, as a pipe would see it."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = cli.run(list(arguments))
    return Result(code, out.getvalue(), err.getvalue())


def run_process(
    *arguments: str, cwd: Path | None = None, stdin: str | None = None, **environment: str
) -> Result:
    """Run the program as a process of its own."""
    command = (sys.executable, "-m", "obligations", *arguments)
    return run_command(*command, cwd=cwd, stdin=stdin, **environment)


def run_command(
    *command: str, cwd: Path | None = None, stdin: str | None = None, **environment: str
) -> Result:
    """Run whatever program, with more in its environment."""
    done = subprocess.run(
        command,
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr)


def check_docs(script: str) -> None:
    """Fail where a script of the documentation would write something else than what is committed."""
    done = run_command(sys.executable, f"docs/{script}", "--check", cwd=ROOT)
    assert done.code == 0, f"run make docs\n{done.out}{done.err}"


def _limit_files(most: int) -> Callable[[], None]:
    """Return what a process that is being started does to be so limited."""
    import resource  # not every system has it

    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def start(*arguments: str, most: int | None = None) -> subprocess.Popen[str]:
    """Start the program as a process of its own, which can write at most `most` octets into a file, as on a disk that is full."""

    return subprocess.Popen(
        [sys.executable, "-m", "obligations", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=None if most is None else _limit_files(most),  # noqa: PLW1509 - one thread
        env={
            **os.environ,
            "PYTHONDONTWRITEBYTECODE": "1",
        },  # compiled modules would be cut off too, for all that follow
    )


def interrupt(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Press Ctrl-C once a process is at work, and give its exit code and what it wrote."""
    _wait_until_at_work(process)
    process.send_signal(signal.SIGINT)
    try:
        out, err = process.communicate(timeout=10)
    finally:
        process.kill()  # where it has not heard of it, it would never end
    return process.returncode, out, err


def _wait_until_at_work(process: subprocess.Popen[str]) -> None:
    """Wait until a process has taken a second of the processor, which is more than starting takes."""
    if sys.platform != "linux":
        time.sleep(4)
        return
    taken = Path(f"/proc/{process.pid}/stat")
    second = os.sysconf("SC_CLK_TCK")
    while sum(map(int, taken.read_text("ascii").split()[13:15])) < second:
        assert process.poll() is None
        time.sleep(0.05)


def run_on_terminal(
    *arguments: str,
    width: int,
    code: int = 0,
    errors: bool = False,
    through: str = "",
    **environment: str,
) -> str:
    """Run the program on a terminal of a width and give all that it wrote there, escapes included;
    with `errors` also what stands on stderr. It ends with `code`. `through`: what the shell puts
    behind the command.
    """
    import fcntl  # not every system has a terminal of this kind
    import pty
    import struct
    import termios

    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
    with subprocess.Popen(
        ["sh", "-c", f'"$@" {through}', "sh", sys.executable, "-m", "obligations", *arguments],
        stdin=follower,
        stdout=follower,
        stderr=follower if errors else subprocess.DEVNULL,
        env={**os.environ, "TERM": "xterm-256color", **environment},
    ) as process:
        os.close(follower)
        written = b""
        while True:
            try:
                chunk = os.read(leader, 65536)
            except OSError:  # Linux says so when the last writer has gone
                break
            if not chunk:
                break
            written += chunk
        assert process.wait() == code
    os.close(leader)
    return written.decode().replace("\r\n", "\n")
