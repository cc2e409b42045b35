"""Publishing in a process that a test may kill. It imports little, so it starts fast."""

from __future__ import annotations

import os

from plainpledge.cli import cli


def publish(settings: dict[str, str], *words: str) -> None:
    """Publish with these settings in the environment."""
    os.environ.update(settings)
    cli(["publish", *words])
