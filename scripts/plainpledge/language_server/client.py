"""What the editor at the other end can do, in the few things that make a difference here."""

from __future__ import annotations

from dataclasses import dataclass

from lsprotocol import types


@dataclass(frozen=True)
class Client:
    """What an editor has said of itself."""

    takes_versions: bool = False
    """It takes changes for one version of a text, and refuses them for another."""
    makes_files: bool = False
    takes_placeholders: bool = False
    """It puts the cursor where something is to be filled in."""
    can_watch: bool = False
    """It tells of changes that other programs make to files."""

    @classmethod
    def of(cls, said: types.ClientCapabilities) -> Client:
        """Read what an editor has said."""
        workspace = said.workspace or types.WorkspaceClientCapabilities()
        edit = workspace.workspace_edit or types.WorkspaceEditClientCapabilities()
        watch = workspace.did_change_watched_files
        versions = bool(edit.document_changes)
        makes = types.ResourceOperationKind.Create in (edit.resource_operations or ())
        return cls(
            versions,
            versions and makes,
            versions and bool(edit.snippet_edit_support),
            bool(watch and watch.dynamic_registration),
        )
