"""`python -m plainpledge` is the same as `plainpledge`."""

from .cli import main

if __name__ == "__main__":
    main()
