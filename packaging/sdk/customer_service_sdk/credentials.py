"""Where the access key comes from: given, the environment, or the shared credentials file of AWS's tools."""
from __future__ import annotations

import configparser
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Mapping, Optional

from .errors import CustomerServiceError


@dataclass(frozen=True)
class Credentials:
    """An access key of `tierdesk credentials add --kind access_key`."""

    access_key: str
    secret_key: str = field(repr=False)
    token: Optional[str] = field(default=None, repr=False)


def find_credentials(environment: Mapping[str, str] = os.environ) -> Optional[Credentials]:
    """The credentials of AWS_ACCESS_KEY_ID and its like, else those of AWS_PROFILE in the shared credentials file.

    None where neither has any: requests are then sent unsigned, which only a demo on the same machine takes. Raises
    CustomerServiceError for half a pair, or for a profile that is named and not there.
    """
    access_key = environment.get("AWS_ACCESS_KEY_ID")
    secret_key = environment.get("AWS_SECRET_ACCESS_KEY")
    if access_key and secret_key:
        return Credentials(access_key, secret_key, environment.get("AWS_SESSION_TOKEN") or None)
    if access_key or secret_key:
        raise CustomerServiceError("AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY go together")
    path = Path(environment.get("AWS_SHARED_CREDENTIALS_FILE") or "~/.aws/credentials").expanduser()
    profile = environment.get("AWS_PROFILE")
    file = configparser.RawConfigParser()
    try:
        file.read(path, encoding="utf-8")
    except configparser.Error as error:
        raise CustomerServiceError(f"{path} cannot be read: {error}") from error
    if not file.has_section(profile or "default"):
        if profile:
            raise CustomerServiceError(f"{path} has no profile {profile!r}")
        return None
    section = file[profile or "default"]
    if "aws_access_key_id" not in section or "aws_secret_access_key" not in section:
        raise CustomerServiceError(f"{path}: [{section.name}] has no aws_access_key_id and aws_secret_access_key")
    return Credentials(section["aws_access_key_id"], section["aws_secret_access_key"],
                       section.get("aws_session_token"))
