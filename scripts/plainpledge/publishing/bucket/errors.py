"""What object storage answers when it says no, in sentences for the person who publishes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from ..place import PlaceError
from .address import BucketAddress

KEYS = "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
_NO_KEY = f"No key for the object storage was found. Set {KEYS}, or AWS_PROFILE, and try again."
_WRONG_KEY = f"The object storage does not know this key. Check {KEYS}."
_SIGN_IN = "The key for the object storage has run out. Sign in again, or get a new key."
_REGION = "“{place}” is in another region. Set AWS_DEFAULT_REGION to the right one."
_NO_ANSWER = (
    "The object storage does not answer. Check the network and AWS_ENDPOINT_URL, and try again."
)
_NO_BUCKET = (
    "There is no bucket “{bucket}”. Check the name after s3:// and AWS_ENDPOINT_URL, or have the "
    "bucket made."
)
_NOT_ALLOWED = (
    "The object storage does not allow this key to {act}. It needs the right to list, read, write "
    "and delete at {place}. Ask whoever looks after the bucket."
)
_BAD_NAME = "“{bucket}” cannot be the name of a bucket. Check what stands after s3://."
_BUSY = "The object storage is too busy, or has a fault. Try again in a few minutes."
_UNABLE = (
    "This object storage cannot do all that safe publishing needs: SHA-256 sums and conditional "
    "writes. Use a newer version of it, or another one."
)
_SETTINGS = "The settings for the object storage cannot be used: {said}. Correct them."
_FULL = "The object storage is full. Make room there, and try again."
_CLOCK = "This computer’s clock is wrong, so the object storage refuses it. Set the clock."

_BY_CLASS = {
    "NoCredentialsError": _NO_KEY,
    "PartialCredentialsError": _NO_KEY,
    "CredentialRetrievalError": _NO_KEY,
    "SSOError": _SIGN_IN,
    "ParamValidationError": _BAD_NAME,
    "HTTPClientError": _NO_ANSWER,
    "ConnectionError": _NO_ANSWER,
    "BotoCoreError": _SETTINGS,
    "ValueError": _SETTINGS,
}
"""By the name of a class or of one that it comes from; the library itself may not be there."""
_BY_CODE = {
    "NoSuchBucket": _NO_BUCKET,
    "AccessDenied": _NOT_ALLOWED,
    "AllAccessDisabled": _NOT_ALLOWED,
    "403": _NOT_ALLOWED,
    "InvalidAccessKeyId": _WRONG_KEY,
    "SignatureDoesNotMatch": _WRONG_KEY,
    "InvalidToken": _WRONG_KEY,
    "ExpiredToken": _SIGN_IN,
    "ExpiredTokenException": _SIGN_IN,
    "PermanentRedirect": _REGION,
    "AuthorizationHeaderMalformed": _REGION,
    "IllegalLocationConstraintException": _REGION,
    "301": _REGION,
    "InvalidBucketName": _BAD_NAME,
    "RequestTimeTooSkewed": _CLOCK,
    "SlowDown": _BUSY,
    "NotImplemented": _UNABLE,
    "QuotaExceeded": _FULL,
    "XMinioStorageFull": _FULL,
}
ABSENT, CHANGED, CONFLICT = 404, 412, 409
"""HTTP status codes."""


class ChangedError(PlaceError):
    """A conditional write found something else than what it expected."""


@contextmanager
def told(address: BucketAddress, act: str) -> Iterator[None]:
    """Turn what the library raises into sentences.

    Args:
        address: where it happened.
        act: what was done, after “allow this key to”.

    Raises:
        ChangedError: a condition was not met.
        PlaceError: anything else.
    """
    try:
        yield
    except PlaceError:
        raise
    except Exception as error:
        answer = answer_of(error)
        known = {cls.__name__ for cls in type(error).__mro__} & (_BY_CLASS.keys() | {"ClientError"})
        if not known:
            raise
        said = " ".join(str(error).split())
        names = {"bucket": address.bucket, "place": address, "act": act, "said": said}
        kind = ChangedError if status_of(answer) in {CHANGED, CONFLICT} else PlaceError
        raise kind(_form(error, answer).format(**names)) from error


def answer_of(error: Exception) -> Mapping[str, Any]:
    """Return what the store answered; empty where it did not."""
    answer: Mapping[str, Any] = getattr(error, "response", None) or {}
    return answer


def status_of(answer: Mapping[str, Any]) -> int:
    """Return the HTTP status of an answer; 0 where there was none."""
    return int(answer.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))


def _form(error: Exception, answer: Mapping[str, Any]) -> str:
    if not answer:
        names = (cls.__name__ for cls in type(error).__mro__)
        return next(_BY_CLASS[name] for name in names if name in _BY_CLASS)
    code, status = str(answer.get("Error", {}).get("Code", "")), status_of(answer)
    if code not in _BY_CODE and status >= 500:
        return _UNABLE if status == 501 else _BUSY
    other = _NOT_ALLOWED if status in {401, 403} else "The object storage said no: {said}"
    return _BY_CODE.get(code, other)
