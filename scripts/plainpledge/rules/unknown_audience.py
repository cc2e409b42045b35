"""A section is written for an audience that is not listed.

## What it checks

In `house-style.yml`, each `audience` of a section is a name under `audiences`. So are
`meanings_for`, for the glossary, and `audience` in the file of a term.
If a listed name is close to yours, it is suggested.

## Why it matters

Without its audience nobody knows how plain the section must be, so it is not checked.

## Instead of

```yaml
audiences:
  - name: families
    target: 75
sections:
  - heading: In plain words
    audience: familys
```

## Write

```yaml
audiences:
  - name: families
    target: 75
sections:
  - heading: In plain words
    audience: families
```

## When to ignore it

Never. List the audience with its target, or take the line out.
"""

from collections.abc import Iterator

from ..model import Document, Finding, HouseStyle, KeyPath, Severity, Site
from .likeness import listed, nearest, quoted

SEVERITY = Severity.ERROR


def check_site(site: Site) -> Iterator[Finding]:
    """Find the names that no audience has."""
    style, settings = site.house_style, site.settings
    if settings and (style.audiences or "audiences" not in settings.front_matter.values):
        for index, section in enumerate(style.sections):
            if section.audience and not style.audience(section.audience):
                yield _unknown(settings, style, section.audience, ("sections", index, "audience"))
        if style.meanings_for and not style.audience(style.meanings_for):
            yield _unknown(settings, style, style.meanings_for, ("meanings_for",))
    for term in site.terms:
        if term.audience and not style.audience(term.audience):
            yield _unknown(term.document, style, term.audience, ("audience",))


def _unknown(document: Document, style: HouseStyle, name: str, place: KeyPath) -> Finding:
    known = [audience.name for audience in style.audiences]
    near = nearest(name, known)
    choose = f"The names are: {listed(known)}." if known else "List it under “audiences”."
    return Finding(
        document.path,
        document.front_matter.place(place),
        f"There is no audience {quoted(name)}.",
        "Nobody knows how plain these words must be, so they are not checked.",
        f"Did you mean {quoted(near)}?" if near else choose,
        near,
    )
