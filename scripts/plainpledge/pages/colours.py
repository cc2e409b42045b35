"""The organisation's own colours, as styles."""

from __future__ import annotations

from ..model import Colours
from ..rules.contrast import contrast, mixed

_LIGHT, _DARK = "#ffffff", "#1b222a"
"""What lies under buttons' neighbours: `--surface` in the site's style sheet."""
_INKS = ("#ffffff", "#0f1a1a")
_SOFT = 0.88
"""How much of the ground is in the soft form of a colour."""


def own_styles(colours: Colours) -> str:
    """Return the styles that put the organisation's colours in place; nothing if it has none."""
    light = _rule("not all and (prefers-color-scheme: dark)", colours.main, _LIGHT)
    return light + _rule("(prefers-color-scheme: dark)", colours.main_on_dark, _DARK)


def _rule(when: str, colour: str | None, surface: str) -> str:
    if not colour:
        return ""
    main = f"#{colour.removeprefix('#')}"
    ink = max(_INKS, key=lambda ink: contrast(ink, main))
    soft = mixed(main, surface, _SOFT)
    tokens = f"--accent: {main}; --accent-ink: {ink}; --accent-soft: {soft};"
    return f"@media {when} {{ :root {{ {tokens} }} }}\n"
