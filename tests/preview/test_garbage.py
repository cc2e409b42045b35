"""What builds leave behind is looked for when nobody waits."""

from __future__ import annotations

import threading
import time

from plainpledge.preview.garbage import MOST_BUILDS, Garbage

PATIENCE = 60


class Looks:
    """Counts the whole looks."""

    def __init__(self) -> None:
        self.number = 0
        self.told = threading.Event()

    def __call__(self) -> None:
        self.number += 1
        self.told.set()


def test_there_is_a_look_when_nobody_has_saved_for_a_while() -> None:
    idle, looks = [0.0], Looks()
    Garbage(lambda: idle[0], looks, quiet=0.02).add()
    time.sleep(0.2)
    assert not looks.number
    idle[0] = 1.0
    assert looks.told.wait(PATIENCE)


def test_garbage_does_not_grow_without_end() -> None:
    idle, looks, seen = [0.0], Looks(), list[int]()
    kept = Garbage(lambda: idle[0], looks, quiet=0.02)
    for _ in range(MOST_BUILDS):
        kept.add()
        seen.append(looks.number)
    assert seen == [0] * (MOST_BUILDS - 1) + [1]
    idle[0] = 1.0  # lets the thread end


def test_after_a_look_there_is_another() -> None:
    looks = Looks()
    kept = Garbage(lambda: 1.0, looks, quiet=0.0)
    end = time.monotonic() + PATIENCE
    while looks.number < 3 and time.monotonic() < end:
        kept.add()
        time.sleep(0.001)
    assert looks.number >= 3
