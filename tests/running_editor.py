"""An editor for tests: talks to the language server over standard input and output, as any does."""

from __future__ import annotations

import json
import queue
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from cases import SMALL_PROJECT

PATIENCE = 60
"""Seconds that an answer may take on a busy machine."""
EDITS = {
    "documentChanges": True,
    "resourceOperations": ["create"],
    "snippetEditSupport": True,
}
WATCHES = {"didChangeWatchedFiles": {"dynamicRegistration": True}}


class Editor:
    """One run of the server, and what it has sent.

    Args:
        folder: the folder that is open in the editor.
        encodings: the units for places that the editor offers; none for an old editor.
        edits: what it can do with changes.
    """

    def __init__(
        self,
        folder: Path,
        encodings: tuple[str, ...] = (),
        edits: dict[str, Any] | None = None,
    ) -> None:
        self._program = subprocess.Popen(
            [sys.executable, "-m", "plainpledge", "language-server"],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.messages: queue.Queue[dict[str, Any]] = queue.Queue()
        self.asked: list[dict[str, Any]] = []
        self.said: list[str] = []
        self._findings: dict[str, list[dict[str, Any]]] = {}
        self._number = 0
        self._versions: dict[str, int] = {}
        self._errors: list[bytes] = []
        self._ears = [
            threading.Thread(target=ear, daemon=True) for ear in (self._listen, self._hear)
        ]
        for ear in self._ears:
            ear.start()
        general = {"general": {"positionEncodings": list(encodings)}} if encodings else {}
        workspace = {"workspaceEdit": EDITS if edits is None else edits, **WATCHES}
        self.can = self.request(
            "initialize",
            {
                "processId": None,
                "rootUri": folder.as_uri(),
                "capabilities": {"workspace": workspace, **general},
            },
        )["capabilities"]
        self.notify("initialized", {})

    def request(self, method: str, params: Any) -> Any:
        """Ask, and return the answer; an error of the server fails."""
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": params})
        while (message := self._next()).get("id") != number or "method" in message:
            self._take(message)
        assert "error" not in message, message["error"]
        return message["result"]

    def notify(self, method: str, params: Any) -> None:
        """Tell without waiting."""
        self._send({"method": method, "params": params})

    def open(self, uri: str, text: str) -> list[dict[str, Any]]:
        """Open a text; return what is found in it."""
        self._versions[uri] = 1
        item = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})
        return self.findings(uri)

    def change(self, uri: str, text: str) -> list[dict[str, Any]]:
        """Type; return what is found then."""
        self.type(uri, text)
        return self.findings(uri)

    def type(self, uri: str, text: str) -> None:
        """Type, and go on at once."""
        self._versions[uri] += 1
        item = {"uri": uri, "version": self._versions[uri]}
        changes = [{"text": text}]
        self.notify("textDocument/didChange", {"textDocument": item, "contentChanges": changes})

    def save(self, uri: str) -> None:
        """Say that a text was saved."""
        self.notify("textDocument/didSave", {"textDocument": {"uri": uri}})

    def close(self, uri: str) -> list[dict[str, Any]]:
        """Close a text; return what is left in the list of findings."""
        self.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        return self.findings(uri, any_version=True)

    def findings(self, uri: str, *, any_version: bool = False) -> list[dict[str, Any]]:
        """Wait for the findings of a text as it was last typed."""
        while True:
            message = self._next()
            params = message.get("params", {})
            is_ours = self._take(message) and params["uri"] == uri
            if is_ours and (any_version or params.get("version") == self._versions[uri]):
                return self._findings[uri]

    def fixes(self, uri: str, place: dict[str, Any], **context: Any) -> list[dict[str, Any]]:
        """Ask for quick fixes at a place."""
        params = {
            "textDocument": {"uri": uri},
            "range": place,
            "context": {"diagnostics": [], **context},
        }
        return self.request("textDocument/codeAction", params) or []

    def at(self, method: str, uri: str, line: int, character: int) -> Any:
        """Ask something of one place."""
        place = {"line": line, "character": character}
        return self.request(
            f"textDocument/{method}", {"textDocument": {"uri": uri}, "position": place}
        )

    def stop(self) -> int:
        """Say goodbye; return the exit code."""
        self.request("shutdown", None)
        self.notify("exit", None)
        return self._program.wait(PATIENCE)

    def kill(self) -> None:
        """End the server, whatever it does."""
        self._program.kill()
        self._program.wait()
        for ear in self._ears:
            ear.join()
        for stream in (self._program.stdin, self._program.stdout, self._program.stderr):
            if stream:
                with suppress(BrokenPipeError):
                    stream.close()

    def hang_up(self) -> int:
        """Go away without a word, as an editor that crashes; return the exit code."""
        assert self._program.stdin
        self._program.stdin.close()
        return self._program.wait(PATIENCE)

    @property
    def errors(self) -> str:
        """What the server wrote into its log."""
        return b"".join(self._errors).decode("utf-8", "replace")

    def _take(self, message: dict[str, Any]) -> bool:
        """Take what was not asked for; return whether it was findings."""
        method = message.get("method")
        if method == "textDocument/publishDiagnostics":
            self._findings[message["params"]["uri"]] = message["params"]["diagnostics"]
            return True
        if method == "window/showMessage":
            self.said.append(message["params"]["message"])
        elif method and "id" in message:
            self.asked.append(message)
            self._send({"id": message["id"], "result": None})
        return False

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._program.stdin
        self._program.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._program.stdin.flush()

    def _next(self) -> dict[str, Any]:
        try:
            return self.messages.get(timeout=PATIENCE)
        except queue.Empty:
            raise AssertionError(f"no answer; the log says:\n{self.errors}") from None

    def _listen(self) -> None:
        stream = self._program.stdout
        assert stream
        while line := stream.readline():
            length = 0
            while line.strip():
                name, _, value = line.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
                line = stream.readline()
            self.messages.put(json.loads(stream.read(length)))

    def _hear(self) -> None:
        assert self._program.stderr
        for line in self._program.stderr:
            self._errors.append(line)


StartEditor = Callable[..., Editor]


@pytest.fixture
def start_editor() -> Iterator[StartEditor]:
    """A way to start editors, which are ended after the test."""
    started: list[Editor] = []

    def start(folder: Path, **how: Any) -> Editor:
        started.append(Editor(folder, **how))
        return started[-1]

    yield start
    for editor in started:
        editor.kill()


@pytest.fixture(scope="module")
def shared_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project whose files stay as they are."""
    folder = tmp_path_factory.mktemp("shared") / "project"
    return Path(shutil.copytree(SMALL_PROJECT, folder))


@pytest.fixture(scope="module")
def editor(shared_root: Path) -> Iterator[Editor]:
    """An editor for tests that leave the files as they are."""
    editor = Editor(shared_root)
    yield editor
    said, code = editor.said, editor.stop()
    editor.kill()
    assert (said, code, editor.errors) == ([], 0, ""), "a fault that no test has seen"
