"""In which order files reach readers: nothing shows before what it needs is there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from concurrent.futures import ThreadPoolExecutor

from ..assets import is_hashed
from ..smoke import HOME
from .client import WORKERS

PAGE = ".html"
Act = Callable[[str], object]


def phases(paths: Iterable[str], standing: Collection[str]) -> list[list[str]]:
    """Return the paths in groups, each of which is to be there before the next begins.

    Args:
        paths: those of the files, in any order.
        standing: the paths at which readers find something already. New pages come before pages
            that stand there, as these will lead to them.
    """
    groups: dict[int, list[str]] = {}
    for path in sorted(paths):
        groups.setdefault(_rank(path, path in standing), []).append(path)
    return [groups[rank] for rank in sorted(groups)]


def _rank(path: str, is_standing: bool) -> int:
    if path == HOME:
        return 4
    if path.endswith(PAGE):
        return 3 if is_standing else 2
    return 0 if is_hashed(path) else 1


def deliver(act: Act, groups: Iterable[Iterable[str]]) -> None:
    """Act on each path: side by side in a group, one group after the other.

    Raises:
        Exception: what the first act that failed raised. What had not begun then never does.
    """
    for group in groups:
        with ThreadPoolExecutor(WORKERS) as pool:
            begun = [pool.submit(act, path) for path in group]
            try:
                for one in begun:
                    one.result()
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise
