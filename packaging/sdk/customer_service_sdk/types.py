"""The answers: dictionaries, as the guide prints them. Members that are not always there stand in a class of their own."""
from __future__ import annotations

from typing import Any, Optional, TypedDict


class SuggestedAction(TypedDict, total=False):
    type: str
    text: str
    article_id: str


class _ReplyMore(TypedDict, total=False):
    message_id: str
    escalation_id: str
    previous_conversation_id: str


class ConversationReply(_ReplyMore):
    """Of start_conversation and send_message."""

    conversation_id: str
    response: str
    suggested_actions: list[SuggestedAction]


class _MessageMore(TypedDict, total=False):
    sentiment_score: float
    agent_name: str


class Message(_MessageMore):
    message_id: str
    role: str
    message: str
    timestamp: str


class _ConversationMore(TypedDict, total=False):
    previous_conversation_id: str


class Conversation(_ConversationMore):
    conversation_id: str
    user_id: str
    channel: str
    status: str
    created_at: str
    updated_at: str
    metadata: dict[str, Any]
    messages: list[Message]
    escalations: list[str]


class Recommendation(TypedDict):
    type: str
    confidence: float
    reasoning: str


class SentimentAnalysis(TypedDict):
    analysis_id: str
    sentiment: str
    sentiment_score: Optional[float]
    dominant_emotions: list[str]
    keywords: list[str]
    action_recommendations: list[Recommendation]
    language: str


class Routing(TypedDict):
    routing_id: str
    destination: str
    priority: str
    estimated_response_time: int
    suggested_responses: list[str]
    handled_by: str


class KnowledgeResult(TypedDict):
    id: str
    title: str
    content: str
    category: str
    relevance_score: float
    metadata: dict[str, Any]


class KnowledgeResults(TypedDict):
    results: list[KnowledgeResult]
    total: int
    page: int
    limit: int


class Step(TypedDict):
    step: int
    title: str
    description: str


class Article(TypedDict):
    id: str
    title: str
    content: str
    category: str
    metadata: dict[str, Any]
    steps: list[Step]


class Dashboard(TypedDict):
    time_period: dict[str, str]
    summary: dict[str, Any]
    trends: dict[str, list[dict[str, Any]]]
    top_issues: list[dict[str, Any]]


class Report(TypedDict):
    report_id: str
    status: str
    estimated_completion_time: str
    download_url: Optional[str]
    format: str
    progress: int
    status_url: str


class OpenedCase(TypedDict):
    escalation_id: str
    status: str
    assigned_to: str
    expected_response_time: str
    tracking_url: str
    ticket_id: str
    conversation_id: str


class Case(TypedDict):
    escalation_id: str
    status: str
    created_at: str
    assigned_to: str
    priority: str
    issue_summary: str
    resolution_notes: Optional[str]
    expected_completion: Optional[str]
    actions: list[dict[str, str]]
    ticket_id: str
    conversation_id: str


class AuditLog(TypedDict):
    log_id: str
    timestamp: str
    user_id: str
    service: str
    action: str
    resource_id: str
    request_ip: Optional[str]
    details: dict[str, Any]


class AuditLogs(TypedDict):
    logs: list[AuditLog]
    total: int
    total_is_exact: bool
    limit: int
    offset: int


class _WebhookMore(TypedDict, total=False):
    secret: str
    warning: str


class Webhook(_WebhookMore):
    webhook_id: str
    url: str
    events: list[str]
    status: str
    created_at: str


class _EmailNotificationMore(TypedDict, total=False):
    warning: str


class EmailNotification(_EmailNotificationMore):
    notification_id: str
    email: str
    events: list[str]
    format: str
    status: str
    created_at: str


class Releases(TypedDict):
    releases: list[dict[str, Any]]
