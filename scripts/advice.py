"""What to do when Plainpledge cannot be set up, for people who have never read a pip log."""

NOT_WRITABLE = "This folder cannot be written to: copy it to one of your own."
NO_VENV = (
    "This Python comes without its venv part: on Debian and Ubuntu, "
    "'sudo apt install python3-venv' adds it."
)
WRONG_FILE = (
    "A file that came is not the one we know: start again from another network, "
    "and tell whoever looks after Plainpledge."
)
OFFLINE = (
    "Most likely there is no way to the internet from here: check the connection "
    "(in an office, ask about the proxy) and start again."
)
ADVICE = {  # words in a log or an error: why, and what to do
    "No space left": "The disk is full: make some room and start again.",
    "Read-only file system": NOT_WRITABLE,
    "Permission denied": NOT_WRITABLE,
    "unable to open database file": NOT_WRITABLE,
    "Access is denied": "Something is using the folder .venv: close other windows and start again.",
    "ensurepip is not available": NO_VENV,
    "No module named venv": NO_VENV,
    "DO NOT MATCH THE HASHES": WRONG_FILE,
    "Hash mismatch": WRONG_FILE,
    "Failed to build": "This Python may be too new or this computer too rare: try Python 3.12.",
}


class CannotStartError(Exception):
    """Why we cannot go on, in words for the person at the keyboard."""


def advise(text: str, otherwise: str) -> str:
    """Say why and what to do, from the first of the words we know."""
    return next((sentence for words, sentence in ADVICE.items() if words in text), otherwise)
