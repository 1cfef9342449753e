"""A language server, spoken to as an editor does: JSON-RPC over its standard streams."""

from __future__ import annotations

import json
import subprocess
from threading import Timer
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

_SETTINGS = {
    "yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}
}
_PATIENCE = 300
_ABILITIES = {
    "workspace": {"configuration": True},
    "textDocument": {
        "publishDiagnostics": {},
        "hover": {"contentFormat": ["markdown"]},
        "completion": {},
    },
}


class LanguageServer:
    """A running server, until its block ends."""

    def __init__(self, *command: str) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        # What doesn't answer is waited for no longer.
        self._limit = Timer(_PATIENCE, self._process.kill)
        self._limit.start()
        self._last = 0
        self._diagnostics: dict[str, list[dict[str, Any]]] = {}

    def __enter__(self) -> Self:
        self._ask("initialize", {"processId": None, "rootUri": None, "capabilities": _ABILITIES})
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": _SETTINGS})
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._limit.cancel()
        self._process.kill()
        self._process.communicate()

    def open(self, path: Path) -> list[dict[str, Any]]:
        """Open a file as it stands, and give the diagnostics that the server makes of it."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1}
        text = path.read_text(encoding="utf-8")
        self._tell("textDocument/didOpen", {"textDocument": {**document, "text": text}})
        while path.as_uri() not in self._diagnostics:
            self._take(self._read())
        return self._diagnostics.pop(path.as_uri())

    def complete(self, path: Path, line: int, column: int) -> dict[str, dict[str, Any]]:
        """Give what the server offers at a place (both counted from 0), by label."""
        answer = self._ask("textDocument/completion", _locate(path, line, column))
        return {item["label"]: item for item in answer["items"]}

    def hover(self, path: Path, line: int, column: int) -> str:
        """Give what the server says of what stands at a place, in Markdown."""
        answer = self._ask("textDocument/hover", _locate(path, line, column))
        return answer["contents"]["value"] if answer else ""

    def _ask(self, method: str, parameters: dict[str, Any]) -> Any:
        self._last += 1
        self._write({"id": self._last, "method": method, "params": parameters})
        while True:
            message = self._read()
            if message.get("id") == self._last and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self._take(message)

    def _tell(self, method: str, parameters: dict[str, Any]) -> None:
        self._write({"method": method, "params": parameters})

    def _take(self, message: dict[str, Any]) -> None:
        """Keep the diagnostics, and answer what the server asks for in turn."""
        if message.get("method") == "textDocument/publishDiagnostics":
            told = message["params"]
            self._diagnostics[told["uri"]] = told["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            asked = message["params"]["items"]
            answer = [_SETTINGS.get(item.get("section", "")) for item in asked]
            self._write({"id": message["id"], "result": answer})
        elif "method" in message and "id" in message:
            self._write({"id": message["id"], "result": None})

    def _write(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout
        length = 0
        while (line := self._process.stdout.readline().strip()) or not length:
            assert line or self._process.poll() is None, "the server has ended"
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return message


def _locate(path: Path, line: int, column: int) -> dict[str, Any]:
    return {
        "textDocument": {"uri": path.as_uri()},
        "position": {"line": line, "character": column},
    }
