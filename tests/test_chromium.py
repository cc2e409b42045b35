"""Which browser the tests take."""

from pathlib import Path

import pytest

import chromium


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer whose only programs are those put into this folder."""
    monkeypatch.delenv(chromium.CHOICE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "MAC_PROGRAMS", ())
    monkeypatch.setattr(chromium, "WINDOWS_PROGRAMS", ())
    monkeypatch.setattr(chromium, "_playwrights_own", lambda: None)
    return tmp_path


def put(folder: Path, name: str) -> Path:
    program = folder / name
    program.touch(0o755)
    return program


def test_the_first_known_program_is_taken(programs: Path) -> None:
    assert chromium.find() is None
    put(programs, "firefox")
    assert chromium.find() is None
    edge = put(programs, "microsoft-edge")
    assert chromium.find() == edge
    first = put(programs, "chromium")
    assert chromium.find() == first


def test_the_one_asked_for_comes_before_all(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(programs, "chromium")
    monkeypatch.setenv(chromium.CHOICE, str(own := put(programs, "my-browser")))
    assert chromium.find() == own


def test_one_asked_for_in_vain_is_not_replaced_by_another(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(programs, "chromium")
    monkeypatch.setenv(chromium.CHOICE, str(programs / "no-such-browser"))
    assert chromium.find() is None


def test_what_playwright_says_it_has_counts_only_if_it_is_there(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chromium, "_playwrights_own", lambda: programs / "chrome")
    assert chromium.find() is None
    assert put(programs, "chrome") == chromium.find()


def test_without_a_browser_the_way_to_one_is_told(
    programs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(chromium, "install", lambda: None)
    assert chromium.main() == 1
    assert chromium.MISSING in capsys.readouterr().out


def test_after_an_install_it_is_found(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "install", lambda: put(programs, "chromium"))
    assert chromium.main() == 0
