"""The server: all that it knows of one editor, and how it takes faults."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from importlib.metadata import version
from typing import Any, TypeVar

from lsprotocol import types
from pygls.exceptions import PyglsError
from pygls.lsp.server import LanguageServer

from .client import Client
from .desk import Desk, Opened
from .publishing import Publisher

NAME = "plainpledge"
TROUBLE = "Plainpledge could not do that. Your text is as it was. The editor’s log has the details."
_log = logging.getLogger(__name__)

Answer = TypeVar("Answer")


class Server(LanguageServer):
    """The server, with all that it knows of one editor."""

    def __init__(self) -> None:
        # Whole texts: the library would count the line ends of Python in changes of parts.
        super().__init__(
            NAME, version(NAME), text_document_sync_kind=types.TextDocumentSyncKind.Full
        )
        self.desk = Desk()
        self.publisher = Publisher(self.desk, self.text_document_publish_diagnostics, self.tell)
        self.client = Client()

    def tell(self, sentence: str) -> None:
        """Show a sentence to the writer."""
        self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, sentence))

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Keep what went wrong in the log; a writer gets a sentence."""
        _log.error("%s: %s", source, error, exc_info=error)
        self.tell(TROUBLE)

    def note(self, _: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Go on after a fault in what nobody was waiting for."""
        error = context.get("exception")
        self.report_server_error(error or RuntimeError(context["message"]), PyglsError)

    def put(self, uri: str) -> Opened:
        """Take a text as the editor has it now."""
        text = self.workspace.get_text_document(uri)
        encoding = types.PositionEncodingKind(self.workspace.position_encoding)
        return self.desk.put(uri, text.version, text.source, encoding.value)

    def ask(self, uri: str, answer: Callable[[Opened], Answer]) -> Answer | None:
        """Answer a question about an open text before anything else goes on."""
        opened = self.desk.opened.get(uri)
        if not opened:
            return None
        with self.desk.first():
            return answer(opened)
