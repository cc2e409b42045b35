"""The connection to object storage; the only module that knows boto3.

Keys and the address of the store come from boto3’s own settings: AWS_ACCESS_KEY_ID,
AWS_ENDPOINT_URL and so on. https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
"""

from __future__ import annotations

import importlib
import sys
from typing import Any

from ..place import PlaceError
from .address import BucketAddress
from .errors import told

WORKERS = 8
"""How many requests run side by side."""
CONNECT, ANSWER, TRIES = 10, 20, 3
"""Seconds to wait for a connection, seconds for each part of an answer; how often to ask."""


def connect(address: BucketAddress) -> Any:
    """Return boto3’s client; it asks the store nothing yet.

    Raises:
        PlaceError: the library is not installed, or its settings cannot be used.
    """
    try:
        session = importlib.import_module("boto3").session.Session
        settings = importlib.import_module("botocore.config").Config
    except ImportError:
        raise PlaceError(
            "Publishing to object storage needs the package boto3, which is not installed. "
            f'Install it with: "{sys.executable}" -m pip install boto3'
        ) from None
    with told(address, "start"):
        return session().client(
            "s3",
            config=settings(
                connect_timeout=CONNECT,
                read_timeout=ANSWER,
                retries={"total_max_attempts": TRIES, "mode": "standard"},
                max_pool_connections=WORKERS,
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
        )
