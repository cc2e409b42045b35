"""What builds leave behind is looked for when nobody waits."""

from __future__ import annotations

import gc
import time
import weakref
from collections.abc import Iterator

import pytest

from plainpledge.preview import garbage
from plainpledge.preview.garbage import MOST_BUILDS, Garbage

PATIENCE = 30


class Leftover:
    """Something that only a whole look finds: it leads to itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def only_on_purpose(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(garbage, "QUIET", 0.02)
    gc.disable()
    yield
    gc.enable()


def test_it_is_gone_when_nobody_has_saved_for_a_while() -> None:
    idle = [0.0]
    left = weakref.ref(Leftover())
    Garbage(lambda: idle[0]).add()
    time.sleep(0.2)
    assert left() is not None
    idle[0] = 1.0
    end = time.monotonic() + PATIENCE
    while left() is not None and time.monotonic() < end:
        time.sleep(0.01)
    assert left() is None


def test_it_does_not_grow_without_end() -> None:
    kept = Garbage(lambda: 0.0)
    left = weakref.ref(Leftover())
    for _ in range(MOST_BUILDS - 1):
        kept.add()
    assert left() is not None
    kept.add()
    assert left() is None


def test_after_a_look_there_is_another() -> None:
    kept = Garbage(lambda: 1.0)
    for _ in range(3):
        left = weakref.ref(Leftover())
        end = time.monotonic() + PATIENCE
        while left() is not None and time.monotonic() < end:
            kept.add()
            time.sleep(0.01)
        assert left() is None
