"""What a call may fail with."""
from __future__ import annotations

from typing import Optional


class CustomerServiceError(Exception):
    """Whatever this package raises on its own account."""


class ConnectionFailed(CustomerServiceError):
    """No answer came: no connection, a broken one, or the time-out. The cause is chained."""


class ApiError(CustomerServiceError):
    """The server refused. `code` is its word for the reason, `field` the field at fault if there is one."""

    def __init__(self, status: int, code: str, message: str, *, field: Optional[str] = None,
                 request_id: Optional[str] = None, retry_after: Optional[float] = None) -> None:
        super().__init__(f"{status} {code}: {message}" + (f" ({field})" if field else ""))
        self.status = status
        self.code = code
        self.message = message
        self.field = field
        self.request_id = request_id
        self.retry_after = retry_after


class ValidationError(ApiError):
    """400, 413, 415, 422: the request is wrong; the same again will be, too."""


class AuthenticationError(ApiError):
    """401: no signature, not a valid one, or the clocks differ by more than five minutes."""


class PermissionDeniedError(ApiError):
    """403: the key does not open this door, or the company's service is switched off."""


class NotFoundError(ApiError):
    """404: nothing there, or not this company's."""


class ConflictError(ApiError):
    """409: the state does not allow it, or an idempotency key came with another body."""


class RateLimitError(ApiError):
    """429: too often; `retry_after` has the seconds to wait."""


class ServerError(ApiError):
    """5xx: the server could not; what it was asked for may be tried again."""


_BY_STATUS = {400: ValidationError, 401: AuthenticationError, 403: PermissionDeniedError, 404: NotFoundError,
              409: ConflictError, 413: ValidationError, 415: ValidationError, 422: ValidationError,
              429: RateLimitError}


def error_class(status: int) -> type[ApiError]:
    """The class for a status that is no success."""
    if status >= 500:
        return ServerError
    return _BY_STATUS.get(status, ApiError)
