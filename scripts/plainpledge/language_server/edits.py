"""Changes of a file → changes in an editor’s text, not a sign more."""

from __future__ import annotations

from lsprotocol import types

from ..preview.splice import Splice
from .client import Client
from .desk import Opened

Change = types.TextDocumentEdit | types.CreateFile | types.RenameFile | types.DeleteFile


def in_text(opened: Opened, splice: Splice, client: Client) -> types.WorkspaceEdit:
    """Return the change of an open text."""
    return _workspace_edit(opened, _text_edit(opened, splice), client)


def with_placeholder(
    opened: Opened, splice: Splice, placeholder: str, client: Client
) -> types.WorkspaceEdit:
    """Return the change with an empty place in it that is to be filled in.

    Args:
        opened: the text.
        splice: the change, with the placeholder once in its text.
        placeholder: what is taken out; an editor that can do so shows it, ready to be replaced.
        client: what the editor can do.
    """
    before, _, after = splice.text.partition(placeholder)
    if not client.takes_placeholders:
        return in_text(opened, Splice(splice.span, before + after), client)
    snippet = f"{_escaped(before)}${{1:{_escaped(placeholder)}}}{_escaped(after)}"
    edit = types.SnippetTextEdit(
        opened.positions.range(splice.span), types.StringValue(snippet, "snippet")
    )
    return _workspace_edit(opened, edit, client)


def new_file(uri: str, text: str) -> types.WorkspaceEdit:
    """Return the change that makes a file which is not there yet."""
    start = types.Position(0, 0)
    changes: list[Change] = [
        types.CreateFile(uri, options=types.CreateFileOptions(overwrite=False)),
        types.TextDocumentEdit(
            types.OptionalVersionedTextDocumentIdentifier(uri),
            [types.TextEdit(types.Range(start, start), text)],
        ),
    ]
    return types.WorkspaceEdit(document_changes=changes)


def _text_edit(opened: Opened, splice: Splice) -> types.TextEdit:
    return types.TextEdit(opened.positions.range(splice.span), splice.text)


def _workspace_edit(
    opened: Opened, edit: types.TextEdit | types.SnippetTextEdit, client: Client
) -> types.WorkspaceEdit:
    if isinstance(edit, types.TextEdit) and not client.takes_versions:
        return types.WorkspaceEdit(changes={opened.uri: [edit]})
    text = types.OptionalVersionedTextDocumentIdentifier(opened.uri, opened.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(text, [edit])])


def _escaped(text: str) -> str:
    """Return a text in which nothing is a placeholder."""
    for sign in ("\\", "$", "}"):
        text = text.replace(sign, f"\\{sign}")
    return text
