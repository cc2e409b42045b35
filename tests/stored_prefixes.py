"""An object store for the tests of publishing, and a prefix in it for each of them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from plainpledge.publishing.bucket import client

if TYPE_CHECKING:
    from object_store import ObjectStore, Prefix

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def store_of_all_tests() -> Iterator[ObjectStore]:
    """A store for the whole run."""
    import object_store  # noqa: PLC0415 - what it needs takes a second to load

    store = object_store.ObjectStore()
    with store.open():
        yield store


@pytest.fixture
def store(
    store_of_all_tests: ObjectStore, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ObjectStore]:
    """The store, with settings as a person would make them, and asked once only."""
    for name, text in store_of_all_tests.settings.items():
        monkeypatch.setenv(name, text)
    monkeypatch.setattr(client, "TRIES", 1)
    store_of_all_tests.forget()
    yield store_of_all_tests
    store_of_all_tests.forget()


@pytest.fixture
def prefix(store: ObjectStore) -> Prefix:
    """A place to publish to that no other test knows."""
    return store.new_prefix(f"bucket-{next(_numbers)}")
