"""Showing the site on this computer while it is being written."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

from .building import start_generator
from .project import CannotRunError

HOST = "127.0.0.1"
LAST_PORT = 65_535
PATIENCE = 5
"""How many seconds the generator gets to stop by itself."""

Start = Callable[[Path, str, str, str], "subprocess.Popen[bytes]"]


def serve(
    root: Path, wanted: int, say: Callable[[str], None], start: Start = start_generator
) -> bool:
    """Serve until Ctrl-C. Return whether it went well."""
    for number in (signal.SIGINT, signal.SIGTERM):  # else the generator could live on
        signal.signal(number, signal.default_int_handler)
    port = wanted
    while True:
        port = first_free_port(port)
        say(_announcement(port, wanted))
        if _run(start(root, "serve", "-a", f"{HOST}:{port}")):
            return True
        if is_free(port):
            return False


def first_free_port(wanted: int) -> int:
    """Return the first port from the wanted one on that nothing listens to."""
    for port in range(wanted, LAST_PORT + 1):
        if is_free(port):
            return port
    raise CannotRunError(f"No port from {wanted} to {LAST_PORT} is free. Try --port 8000.")


def is_free(port: int) -> bool:
    """True when a server could listen to a port now."""
    with socket.socket() as trial:
        if os.name == "posix":  # elsewhere this option would allow two servers on one port
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except OSError:
            return False
    return True


def _announcement(port: int, wanted: int) -> str:
    taken = "" if port == wanted else f"Port {wanted} is in use, so this is port {port}. "
    return f"{taken}Your site will be at http://{HOST}:{port}/ in a moment. Stop it with Ctrl-C."


def _run(generator: subprocess.Popen[bytes]) -> bool:
    """Wait for the generator; Ctrl-C is the ordinary way to end it."""
    try:
        return generator.wait() == 0
    except KeyboardInterrupt:
        generator.terminate()
        try:
            generator.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            generator.kill()
        return True
