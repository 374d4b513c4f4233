"""AWS Signature Version 4 of one request, in its headers."""
from __future__ import annotations

import hashlib
import hmac
from datetime import datetime
from typing import Sequence
from urllib.parse import quote

from .credentials import Credentials

ALGORITHM = "AWS4-HMAC-SHA256"
SERVICE = "execute-api"


def encode(text: str) -> str:
    """Percent-encoded as the signature wants it: all but letters, digits and -._~"""
    return quote(text, safe="-._~")


def query_string(parameters: Sequence[tuple[str, str]]) -> str:
    """Encoded and sorted, so that it is sent just as it is signed."""
    return "&".join(f"{name}={value}" for name, value in sorted((encode(n), encode(v)) for n, v in parameters))


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _mac(key: bytes, text: str) -> bytes:
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def sign(credentials: Credentials, region: str, method: str, host: str, path: str, query: str,
         headers: dict[str, str], body: bytes, now: datetime) -> dict[str, str]:
    """The headers with which to send a request: `headers` and those of the signature.

    `host` as it is sent, `path` percent-encoded, `query` as query_string() makes it, `now` in UTC.
    """
    stamp = now.strftime("%Y%m%dT%H%M%SZ")
    signed = dict(headers, **{"X-Amz-Date": stamp})
    if credentials.token:
        signed["X-Amz-Security-Token"] = credentials.token
    covered = {name.lower(): " ".join(value.split()) for name, value in signed.items()}
    covered["host"] = host
    names = ";".join(sorted(covered))
    # A path is encoded once more for its signature, except with S3.
    canonical = "\n".join([method, quote(path, safe="/-._~"), query,
                           *(f"{name}:{covered[name]}" for name in sorted(covered)), "", names, _hash(body)])
    scope = f"{stamp[:8]}/{region}/{SERVICE}/aws4_request"
    key = f"AWS4{credentials.secret_key}".encode()
    for part in scope.split("/"):
        key = _mac(key, part)
    signature = _mac(key, "\n".join([ALGORITHM, stamp, scope, _hash(canonical.encode())])).hex()
    signed["Authorization"] = (f"{ALGORITHM} Credential={credentials.access_key}/{scope}, "
                               f"SignedHeaders={names}, Signature={signature}")
    return signed
