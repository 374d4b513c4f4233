"""The client as the platform's guide uses it."""
from __future__ import annotations

import ssl
from typing import Optional

from .credentials import Credentials, find_credentials
from .errors import CustomerServiceError
from .services import (
    AnalyticsService,
    AuditService,
    ChatbotService,
    EscalationService,
    KnowledgeService,
    NotificationService,
    ReleaseNotes,
    RoutingService,
    SentimentService,
    WebhookService,
)
from .transport import Transport
from .types import Releases


class CustomerServiceClient:
    """The platform's services, one attribute each. Threads may share a client.

    Keys are `access_key` and `secret_key`, else those of the environment or of the shared credentials file, as with
    AWS's tools. `timeout` is seconds for a connection and between two pieces of an answer; `retries` how often what
    failed is tried again (429, 502, 503, 504, no answer), after `backoff` seconds doubled each time, with jitter, or
    what Retry-After says. `ssl_context` is for servers with a certificate authority of their own.
    """

    def __init__(self, base_url: str, region: str = "us-east-1", *, access_key: Optional[str] = None,
                 secret_key: Optional[str] = None, session_token: Optional[str] = None, timeout: float = 30.0,
                 retries: int = 3, backoff: float = 0.5, ssl_context: Optional[ssl.SSLContext] = None) -> None:
        if (access_key is None) != (secret_key is None):
            raise CustomerServiceError("access_key and secret_key go together")
        if access_key is not None and secret_key is not None:
            credentials: Optional[Credentials] = Credentials(access_key, secret_key, session_token)
        else:
            credentials = find_credentials()
        transport = Transport(base_url, region, credentials, timeout=timeout, retries=retries, backoff=backoff,
                              ssl_context=ssl_context)
        self.chatbot = ChatbotService(transport)
        self.sentiment = SentimentService(transport)
        self.routing = RoutingService(transport)
        self.knowledge = KnowledgeService(transport)
        self.analytics = AnalyticsService(transport)
        self.escalation = EscalationService(transport)
        self.audit = AuditService(transport)
        self.webhooks = WebhookService(transport)
        self.notifications = NotificationService(transport)
        self._releases = ReleaseNotes(transport)

    def release_notes(self) -> Releases:
        """What has changed in the server, version by version."""
        return self._releases.get()
