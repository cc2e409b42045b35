"""What an editor may ask and tell, and how to start answering."""

from __future__ import annotations

import asyncio
import signal
import sys
from typing import Any

from lsprotocol import types

from . import actions, completion, hovering, outline
from .client import Client
from .desk import Opened
from .server import Server

WAITING = "The language server works. It waits for an editor: Ctrl-C ends it."
WATCHED = ("**/*.md", "**/house-style.yml", "**/mkdocs.yml")


def start() -> None:
    """Answer an editor until it says goodbye."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # else Ctrl-C waits for a line to be typed
    if sys.stdin.isatty():
        print(WAITING, file=sys.stderr, flush=True)
    make_server().start_io()


def make_server() -> Server:
    """Return a server that has not begun to listen."""
    server = Server()
    _follow_texts(server)
    _follow_files(server)
    _answer(server)
    return server


def _follow_texts(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.publisher.opened(server.put(params.text_document.uri))

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.publisher.changed(server.put(params.text_document.uri))

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.publisher.closed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        server.publisher.files_changed([params.text_document.uri])


def _follow_files(server: Server) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.client = Client.of(params.capabilities)
        asyncio.get_running_loop().set_exception_handler(server.note)

    @server.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        if server.client.can_watch:
            watchers = [types.FileSystemWatcher(pattern) for pattern in WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            asked = types.Registration("files", method, options)
            await server.client_register_capability_async(types.RegistrationParams([asked]))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(params: types.DidChangeWatchedFilesParams) -> None:
        server.publisher.files_changed([change.uri for change in params.changes])


def _answer(server: Server) -> None:
    kinds = types.CodeActionOptions([types.CodeActionKind.QuickFix])

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)
    def code_actions(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        if not _wants_fixes(params.context.only):
            return None

        def answer(opened: Opened) -> list[types.CodeAction]:
            return actions.actions(opened, opened.positions.span(params.range), server.client)

        return server.ask(params.text_document.uri, answer)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        def answer(opened: Opened) -> types.Hover | None:
            return hovering.hover(opened, opened.positions.offset(params.position))

        return server.ask(params.text_document.uri, answer)

    triggers = types.CompletionOptions(trigger_characters=completion.TRIGGERS)

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, triggers)
    def completions(params: types.CompletionParams) -> list[types.CompletionItem] | None:
        def answer(opened: Opened) -> list[types.CompletionItem]:
            return completion.completions(opened, opened.positions.offset(params.position))

        return server.ask(params.text_document.uri, answer)

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
        return server.ask(params.text_document.uri, outline.symbols)


def _wants_fixes(only: Any) -> bool:
    """True unless an editor asks for other kinds of changes alone, as some do before each save."""
    return only is None or any(types.CodeActionKind.QuickFix.startswith(kind) for kind in only)
