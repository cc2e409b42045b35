"""The day that a check or a build is made for."""

from __future__ import annotations

import datetime
import os

EPOCH = "SOURCE_DATE_EPOCH"
"""The variable that a repeatable build is given: seconds since 1970."""


def build_day() -> datetime.date:
    """Return today, or the day that a repeatable build is made for; days are those of UTC."""
    epoch = os.environ.get(EPOCH, "")
    if epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.datetime.now(datetime.UTC).date()
