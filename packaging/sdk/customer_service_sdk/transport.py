"""One request: signed, sent, tried again where that is safe, and its answer read."""
from __future__ import annotations

import http.client
import json
import random
import ssl
import time
import urllib.error
import urllib.request
import uuid
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import Any, Mapping, Optional, Sequence
from urllib.parse import urlsplit

from .credentials import Credentials
from .errors import ApiError, ConnectionFailed, CustomerServiceError, error_class
from .signing import query_string, sign

# What another try may mend; the rest stays as it is.
RETRIED = frozenset({429, 502, 503, 504})
# A wait that nobody sits through: the caller is told instead.
LONGEST_WAIT = 60.0


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A signature is for one host and path."""

    def redirect_request(self, *_: Any) -> None:
        return None


def retry_after(headers: Mapping[str, str], now: datetime) -> Optional[float]:
    """The seconds that a Retry-After asks to wait, a number or a date; None without a readable one."""
    value = headers.get("Retry-After")
    if value is None:
        return None
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        return max(0.0, (parsedate_to_datetime(value) - now).total_seconds())
    except (TypeError, ValueError):
        return None


class Transport:
    """Sends requests to one server. Threads may share it."""

    def __init__(self, base_url: str, region: str, credentials: Optional[Credentials], *, timeout: float,
                 retries: int, backoff: float, ssl_context: Optional[ssl.SSLContext]) -> None:
        parts = urlsplit(base_url)
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
            raise CustomerServiceError(f"base_url must be http(s)://host[:port][/path], not {base_url!r}")
        # A default port is no part of Host.
        default = {"http": ":80", "https": ":443"}[parts.scheme]
        self._host = parts.netloc[:-len(default)] if parts.netloc.endswith(default) else parts.netloc
        self._base = f"{parts.scheme}://{self._host}"
        self._prefix = parts.path.rstrip("/")
        self._region = region
        self._credentials = credentials
        self._timeout = timeout
        self._retries = retries
        self._backoff = backoff
        self._opener = urllib.request.build_opener(_NoRedirects(), urllib.request.HTTPSHandler(context=ssl_context))

    def request(self, method: str, path: str, *, query: Optional[Mapping[str, Any]] = None,
                body: Optional[Mapping[str, Any]] = None, idempotency_key: Optional[str] = None) -> bytes:
        """The body of a success. `path` is percent-encoded; what is None in query or body is left out.

        A POST carries an idempotency key, made here unless given, so that trying it again does nothing twice. Raises
        ApiError for a refusal and ConnectionFailed where no answer came.
        """
        pairs = [(name, str(value)) for name, value in (query or {}).items() if value is not None]
        headers = {"Accept": "*/*"}
        payload = b""
        if body is not None:
            payload = json.dumps({name: value for name, value in body.items() if value is not None}).encode()
            headers["Content-Type"] = "application/json"
        if method == "POST":
            headers["Idempotency-Key"] = idempotency_key or str(uuid.uuid4())
        tries = 0
        while True:
            wait: Optional[float] = None
            try:
                return self._send(method, self._prefix + path, pairs, headers, payload)
            except ApiError as error:
                wait = error.retry_after
                if error.status not in RETRIED or tries >= self._retries or (wait or 0) > LONGEST_WAIT:
                    raise
            except ConnectionFailed:
                if tries >= self._retries:
                    raise
            # Jitter, so that clients which failed together do not come back together.
            pause = random.uniform(0, min(LONGEST_WAIT, self._backoff * 2 ** tries))
            time.sleep(max(wait or 0.0, pause))
            tries += 1

    def _send(self, method: str, path: str, query: Sequence[tuple[str, str]], headers: Mapping[str, str],
              body: bytes) -> bytes:
        asked = query_string(query)
        sent = dict(headers)
        if self._credentials is not None:
            sent = sign(self._credentials, self._region, method, self._host, path, asked, sent, body,
                        datetime.now(timezone.utc))
        url = self._base + path + (f"?{asked}" if asked else "")
        request = urllib.request.Request(url, data=body if method != "GET" else None, headers=sent, method=method)
        try:
            with self._opener.open(request, timeout=self._timeout) as answer:
                return answer.read()
        except urllib.error.HTTPError as error:
            with error:
                try:
                    told = error.read()
                except (OSError, http.client.HTTPException):
                    told = b""  # it broke off; the status says enough
                raise _refusal(error.code, error.headers, told) from None
        except (OSError, http.client.HTTPException) as error:
            raise ConnectionFailed(f"{method} {self._base}{path}: {error}") from error


def _refusal(status: int, headers: Mapping[str, str], body: bytes) -> ApiError:
    try:
        told = json.loads(body)
    except ValueError:
        told = None
    if not isinstance(told, dict):
        told = {}
    # What is refused before its path is known has RFC 9457's members instead.
    message = told.get("message") or told.get("detail") or http.client.responses.get(status, "refused")
    code = told.get("code") or headers.get("x-amzn-ErrorType") or told.get("title") or str(status)
    return error_class(status)(status, str(code), str(message), field=told.get("field"),
                               request_id=headers.get("x-amzn-RequestId"),
                               retry_after=retry_after(headers, datetime.now(timezone.utc)))
