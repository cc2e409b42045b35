"""Finding a port, and what happens when somebody else is faster."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from plainpledge.commands import serving
from plainpledge.commands.project import CannotRunError
from plainpledge.commands.serving import HOST, first_free_port, is_free, serve


@pytest.fixture(autouse=True)
def keep_signals() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        listener.listen()
        yield int(listener.getsockname()[1])


def python(code: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", code])


def test_a_port_in_use_is_passed_over(taken: int) -> None:
    assert not is_free(taken)
    assert first_free_port(taken) > taken


def test_without_any_free_port_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "is_free", lambda port: False)
    with pytest.raises(CannotRunError, match="No port from 65000 to 65535 is free"):
        first_free_port(65_000)


def test_the_address_is_said(taken: int) -> None:
    said: list[str] = []
    assert serve(Path(), taken, said.append, lambda *_: python("pass"))
    assert said[0].startswith(f"Port {taken} is in use, so this is port ")
    assert f"http://{HOST}:" in said[0] and "Ctrl-C" in said[0]


def test_a_port_lost_in_a_race_is_given_up_for_the_next() -> None:
    rival = socket.socket()
    asked: list[int] = []

    def start(_root: Path, _command: str, _option: str, address: str) -> "subprocess.Popen[bytes]":
        port = int(address.partition(":")[2])
        asked.append(port)
        if len(asked) > 1:
            return python("pass")
        rival.bind((HOST, port))
        rival.listen()
        return python("raise SystemExit(1)")

    with rival:
        assert serve(Path(), first_free_port(20_000), lambda _: None, start)
    assert len(asked) == 2 and asked[1] > asked[0]


def test_another_failure_is_not_tried_again() -> None:
    starts: list[str] = []

    def start(*words: object) -> "subprocess.Popen[bytes]":
        starts.append(str(words[-1]))
        return python("raise SystemExit(1)")

    assert not serve(Path(), first_free_port(20_000), lambda _: None, start)
    assert len(starts) == 1


def test_ctrl_c_ends_the_generator_quietly() -> None:
    generator = python("import time; time.sleep(60)")
    real_wait = generator.wait
    interrupts = iter([KeyboardInterrupt])

    def wait(timeout: float | None = None) -> int:
        for interrupt in interrupts:
            raise interrupt
        return real_wait(timeout)

    generator.wait = wait  # type: ignore[method-assign]
    assert serve(Path(), first_free_port(20_000), lambda _: None, lambda *_: generator)
    assert generator.poll() is not None
