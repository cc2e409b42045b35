"""What all tests share."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, expect, sync_playwright

import chromium
from plainpledge.commands import cache

QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
"""So that a browser asks for nothing but our pages."""

pytest_plugins = [
    "built_sites",
    "running_editor",
    "running_preview",
    "served_sites",
    "stored_prefixes",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the way to rewrite what the case files expect; read the difference before you keep it."""
    parser.addoption("--update", action="store_true", help="write what is printed into the cases")


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep results of tests apart from those of the person who runs them."""
    os.environ[cache.FOLDER] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser for the whole run; without one, tests fail rather than skip."""
    program = chromium.find()
    assert program, chromium.MISSING
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=program, args=QUIET, chromium_sandbox=not chromium.is_root()
        )
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that remembers nothing of the tests before it."""
    with browser.new_context() as context:
        yield context.new_page()


settings.register_profile("repeatable", settings.default, derandomize=True, deadline=None)
"""The same examples in each run, with no time limit: a busy machine stands still at times.
`--hypothesis-profile=default` tries others each time."""
settings.load_profile("repeatable")
expect.set_options(timeout=30_000)
"""Milliseconds: a busy machine is slow, and what never comes is told all the same."""
