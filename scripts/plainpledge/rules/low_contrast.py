"""A colour of your own is hard to see.

## What it checks

The colours in `house-style.yml` must stand out from the grounds that words stand on, light and
dark. The least is a contrast of 4.5 to 1.

## Why it matters

One in twelve men and one in two hundred women see some colours less well than others do.
Everyone reads telephones in the sun. The figure is that of the Web Content Accessibility
Guidelines 2.2, 1.4.3, which public bodies in the United Kingdom must meet.

## Instead of

```yaml
colours:
  main: "#7fb2e5"
```

## Write

```yaml
colours:
  main: "#1d5b99"
```

## When to ignore it

Never. Take the colour that the message names, or a darker one of your own.
"""

from collections.abc import Iterator

from ..model import Document, Finding, Severity, Site
from .contrast import DARK_GROUNDS, LEAST, LIGHT_GROUNDS, Grounds, least_contrast, nearest_clear
from .places import value_place

SEVERITY = Severity.ERROR

_WHY = "Many readers could not make out the links and numbers."


def check_site(site: Site) -> Iterator[Finding]:
    """Find colours that stand out too little."""
    colours = site.house_style.colours
    grounds = {"main": LIGHT_GROUNDS, "main_on_dark": DARK_GROUNDS}
    for name, on in grounds.items():
        colour = getattr(colours, name)
        if site.settings and colour and least_contrast(colour, on) < LEAST:
            yield _finding(site.settings, name, colour, on)


def _finding(settings: Document, name: str, colour: str, grounds: Grounds) -> Finding:
    found, clear = least_contrast(colour, grounds), nearest_clear(colour, grounds)
    ground = "light" if grounds == LIGHT_GROUNDS else "dark"
    return Finding(
        settings.path,
        value_place(settings, "colours", name),
        f"“{colour}” has a contrast of {found:.1f} to 1 on {ground} ground. The least is {LEAST}.",
        _WHY,
        f"The nearest colour that stands out enough is “{clear}”.",
        f'"{clear}"',
    )
