"""The services of the platform. Every call raises what errors.py has; times are ISO 8601 texts, UTC.

`idempotency_key` of a call that changes something is made where it is not given. Give your own to repeat a call after
your program has ended: the server keeps the first answer to a key for 24 hours.
"""
from __future__ import annotations

import json
import time
from typing import Any, Mapping, Optional, Sequence, cast

from .errors import CustomerServiceError
from .signing import encode
from .transport import Transport
from .types import (
    Article,
    AuditLogs,
    Case,
    Conversation,
    ConversationReply,
    Dashboard,
    EmailNotification,
    KnowledgeResults,
    OpenedCase,
    Releases,
    Report,
    Routing,
    SentimentAnalysis,
    Webhook,
)


class _Service:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def _get(self, path: str, query: Optional[Mapping[str, Any]] = None) -> Any:
        return json.loads(self._transport.request("GET", path, query=query))

    def _post(self, path: str, body: Mapping[str, Any], idempotency_key: Optional[str]) -> Any:
        return json.loads(self._transport.request("POST", path, body=body, idempotency_key=idempotency_key))


class ChatbotService(_Service):
    """Conversations with customers."""

    def start_conversation(self, user_id: str, initial_message: Optional[str] = None, channel: str = "web",
                           metadata: Optional[Mapping[str, Any]] = None, *,
                           idempotency_key: Optional[str] = None) -> ConversationReply:
        """Begins a conversation; `channel` is web, voice, chat, email or sms."""
        return cast(ConversationReply, self._post("/chatbot/conversation", {
            "user_id": user_id, "initial_message": initial_message, "channel": channel, "metadata": metadata,
        }, idempotency_key))

    def send_message(self, conversation_id: str, message: str, *,
                     idempotency_key: Optional[str] = None) -> ConversationReply:
        """Says what the customer wrote, 1 to 10,000 characters, and gives the answer."""
        return cast(ConversationReply, self._post(f"/chatbot/conversation/{encode(conversation_id)}/message",
                                                  {"message": message}, idempotency_key))

    def get_conversation(self, conversation_id: str) -> Conversation:
        """The conversation with its history."""
        return cast(Conversation, self._get("/chatbot/conversation", {"conversation_id": conversation_id}))


class SentimentService(_Service):
    """How texts read."""

    def analyze(self, text: str, conversation_id: Optional[str] = None, user_id: Optional[str] = None, *,
                idempotency_key: Optional[str] = None) -> SentimentAnalysis:
        """Sentiment from 0 (worst) to 1, emotions, keywords, and what is best done."""
        return cast(SentimentAnalysis, self._post("/sentiment/analyze", {
            "text": text, "conversation_id": conversation_id, "user_id": user_id,
        }, idempotency_key))


class RoutingService(_Service):
    """Who is to have an inquiry."""

    def route_inquiry(self, inquiry_text: str, conversation_id: Optional[str] = None, user_id: Optional[str] = None,
                      source: Optional[str] = None, sentiment_score: Optional[float] = None,
                      metadata: Optional[Mapping[str, Any]] = None, *,
                      idempotency_key: Optional[str] = None) -> Routing:
        """Destination, priority, the seconds until an answer, and what may be said first."""
        return cast(Routing, self._post("/routing/inquiries", {
            "inquiry_text": inquiry_text, "conversation_id": conversation_id, "user_id": user_id, "source": source,
            "sentiment_score": sentiment_score, "metadata": metadata,
        }, idempotency_key))


class KnowledgeService(_Service):
    """The company's articles."""

    def search(self, query: str, category: Optional[str] = None, limit: int = 10, offset: int = 0) -> KnowledgeResults:
        """Articles found by words, best first; `limit` 1 to 100."""
        return cast(KnowledgeResults, self._get("/knowledge/search", {
            "query": query, "category": category, "limit": limit, "offset": offset,
        }))

    def get_article(self, article_id: str) -> Article:
        """An article with its steps; it counts as read."""
        return cast(Article, self._get(f"/knowledge/articles/{encode(article_id)}"))


class AnalyticsService(_Service):
    """Figures and reports."""

    def get_dashboard(self, start_date: Optional[str] = None, end_date: Optional[str] = None,
                      metrics: Optional[Sequence[str]] = None) -> Dashboard:
        """Figures by whole days; metrics are conversations, sentiment, resolution_time and escalations."""
        return cast(Dashboard, self._get("/analytics/dashboard", {
            "start_date": start_date, "end_date": end_date, "metrics": ",".join(metrics) if metrics else None,
        }))

    def generate_report(self, report_type: str, start: str, end: str, filters: Optional[Mapping[str, Any]] = None,
                        format: str = "pdf", *, idempotency_key: Optional[str] = None) -> Report:
        """Asks for a report (pdf, csv or json), which is made aside: see wait_for_report()."""
        return cast(Report, self._post("/analytics/reports", {
            "report_type": report_type, "time_period": {"start": start, "end": end}, "filters": filters,
            "format": format,
        }, idempotency_key))

    def get_report(self, report_id: str) -> Report:
        """How a report does."""
        return cast(Report, self._get(f"/analytics/reports/{encode(report_id)}"))

    def wait_for_report(self, report_id: str, timeout: float = 300.0, interval: float = 1.0) -> Report:
        """The report once it is completed. Raises CustomerServiceError if it failed or takes longer than `timeout`."""
        end = time.monotonic() + timeout
        while True:
            report = self.get_report(report_id)
            if report["status"] == "completed":
                return report
            if report["status"] != "generating":
                raise CustomerServiceError(f"report {report_id} is {report['status']}")
            if time.monotonic() + interval > end:
                raise CustomerServiceError(f"report {report_id} was not made within {timeout:g} s")
            time.sleep(interval)

    def download_report(self, report_id: str) -> bytes:
        """A completed report's file. Raises ConflictError while it is being made."""
        return self._transport.request("GET", f"/analytics/reports/{encode(report_id)}/download")


class EscalationService(_Service):
    """Cases for people."""

    def create_case(self, conversation_id: str, priority: str, issue_summary: str, user_id: Optional[str] = None,
                    source: Optional[str] = None, sentiment_score: Optional[float] = None,
                    relevant_data: Optional[Mapping[str, Any]] = None, *,
                    idempotency_key: Optional[str] = None) -> OpenedCase:
        """Brings a conversation to people; `priority` is low, medium, high or urgent."""
        return cast(OpenedCase, self._post("/escalation/cases", {
            "conversation_id": conversation_id, "priority": priority, "issue_summary": issue_summary,
            "user_id": user_id, "source": source, "sentiment_score": sentiment_score, "relevant_data": relevant_data,
        }, idempotency_key))

    def get_case(self, escalation_id: str) -> Case:
        """A case and what was done about it; its number or its ticket's finds it."""
        return cast(Case, self._get(f"/escalation/cases/{encode(escalation_id)}"))


class AuditService(_Service):
    """Who did what."""

    def query_logs(self, start_time: Optional[str] = None, end_time: Optional[str] = None,
                   user_id: Optional[str] = None, conversation_id: Optional[str] = None,
                   action_type: Optional[str] = None, limit: int = 100, offset: int = 0) -> AuditLogs:
        """Entries, newest first; `limit` 1 to 1000."""
        return cast(AuditLogs, self._get("/audit/logs", {
            "start_time": start_time, "end_time": end_time, "user_id": user_id, "conversation_id": conversation_id,
            "action_type": action_type, "limit": limit, "offset": offset,
        }))


class WebhookService(_Service):
    """Web addresses that are told of events."""

    def configure(self, url: str, events: Sequence[str], secret: Optional[str] = None, *,
                  idempotency_key: Optional[str] = None) -> Webhook:
        """Tells `url` of events, signed with `secret`; where none is given one is made, which this answer alone shows.

        Once more for the same address changes what it is told.
        """
        return cast(Webhook, self._post("/webhook/configure", {
            "url": url, "events": list(events), "secret": secret,
        }, idempotency_key))


class NotificationService(_Service):
    """Mail addresses that are told of events."""

    def configure_email(self, email: str, events: Sequence[str], format: Optional[str] = None, *,
                        idempotency_key: Optional[str] = None) -> EmailNotification:
        """Tells `email` of events, as text or html. Once more for the same address changes what it is told."""
        return cast(EmailNotification, self._post("/notifications/email/configure", {
            "email": email, "events": list(events), "format": format,
        }, idempotency_key))


class ReleaseNotes(_Service):
    """What has changed."""

    def get(self) -> Releases:
        return cast(Releases, self._get("/api/release-notes"))
