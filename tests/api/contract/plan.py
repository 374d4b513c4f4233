"""Every documented operation once, in an order in which each finds what it needs in a demo's data.

A call is (method, path, more): `path` and `query` are its parameters, `body` its JSON. Besides:
file       media type and bytes of a body that is no JSON
keep       what is remembered of its answer: "conversation" is then what "$conversation" stands for
until      a member and the value of it that is waited for
record     whether the call stands for its operation; true unless given
varyFirst  its variants come before it
anyName    its path may have names that are new
mayFail    statuses that are no defect here: what it asks for is not there
answer     what is shown instead of such an answer, or of one with nothing in it
"""

import datetime

SESSION = "sess_contract-1"
COMPANY = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
YEAR = {"startDate": "2026-01-01", "endDate": "2026-12-31"}
TOMORROW = (datetime.datetime.utcnow() + datetime.timedelta(days=1)).strftime("%Y-%m-%dT09:00:00Z")
# The smallest GIF.
PIXEL = ("image/gif", bytes.fromhex("47494638396101000100800000000000ffffff2c00000000010001000002024401003b"))
DESK_HELD = {"id": "$desk"}


def call(method, pattern, **more):
    return dict(more, method=method, pattern=pattern)


PLAN = [
    # system
    call("GET", "/health"),
    call("GET", "/api/v1/health"),
    call("GET", "/docs"),
    call("GET", "/openapi.json"),
    call("GET", "/metrics"),
    call("GET", "/api/release-notes"),
    # cs
    call("POST", "/api/momentum/cs/sessions", body={
        "companyId": COMPANY, "customerId": "cust-1002", "channel": "chat",
        "initialMessage": "Where is my order ORD-9412?", "issueCategory": "SHIPPING", "metadata": {"page": "/orders"}},
        keep={"cs": "id"}),
    call("GET", "/api/momentum/cs/sessions", query={
        "companyId": COMPANY, "status": "RESOLVED", "tier": "AI_REP", "customerId": "cust-1003",
        "startDate": "2026-01-01", "endDate": "2099-12-31", "limit": 2, "offset": 0}),
    call("GET", "/api/momentum/cs/sessions/{id}", path={"id": "$cs"}),
    call("POST", "/api/momentum/cs/sessions/{id}/messages", path={"id": "$cs"},
         body={"message": "It should have been here on Monday."}),
    call("POST", "/api/momentum/cs/sessions/{id}/typing", path={"id": "$cs"}, body={"typing": True}),
    call("POST", "/api/momentum/cs/sessions/{id}/escalate", path={"id": "$cs"},
         body={"reason": "CUSTOMER_REQUEST", "targetTier": "HUMAN_AGENT", "notes": "Asks for a call"}),
    call("POST", "/api/momentum/cs/sessions/{id}/resolve", path={"id": "$cs"},
         body={"resolutionType": "ISSUE_RESOLVED", "summary": "The parcel was found", "actionsTaken": ["Carrier called"],
               "followUpRequired": True, "followUpAt": "2099-01-01T09:00:00Z"}),
    call("GET", "/api/momentum/cs/analytics", query=dict(YEAR, companyId=COMPANY, groupBy="month")),
    call("GET", "/api/momentum/cs/config", query={"companyId": COMPANY}),
    call("PUT", "/api/momentum/cs/config", body={
        "companyId": COMPANY, "enabled": True,
        "tiers": {"aiRep": {"responseGuidelines": {"maxResponseLength": 320}}}}),
    # platform
    call("POST", "/chatbot/conversation", body={
        "user_id": "cust-1004", "initial_message": "I need help with my order", "channel": "web",
        "metadata": {"browser": "Chrome", "device": "desktop"}}, keep={"conversation": "conversation_id"}),
    call("GET", "/chatbot/conversation", query={"conversation_id": "$conversation"}),
    call("POST", "/chatbot/conversation/{conversation_id}/message", path={"conversation_id": "$conversation"},
         body={"message": "How long do refunds take?", "attachments": []}),
    call("POST", "/chatbot/conversation/{conversation_id}/message", path={"conversation_id": "$conversation"}, record=False,
         body={"message": "This is the slip.", "attachments": [{
             "name": "slip.gif", "content_type": "image/gif", "content": "R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAkQBADs="}]},
         keep={"slip": "attachments.0.attachment_id"}),
    call("GET", "/chatbot/conversation/{conversation_id}/attachments/{attachment_id}",
         path={"conversation_id": "$conversation", "attachment_id": "$slip"}),
    call("POST", "/sentiment/analyze", body={
        "text": "I've been waiting for 3 days and still haven't received any update on my order. This is frustrating.",
        "conversation_id": "$conversation", "user_id": "cust-1004"}),
    call("POST", "/routing/inquiries", body={
        "conversation_id": "$conversation", "user_id": "cust-1004", "source": "chatbot",
        "inquiry_text": "I need to return a damaged product", "sentiment_score": 0.35,
        "metadata": {"product_id": "PROD-1234"}}),
    call("GET", "/knowledge/search",
         query={"query": "return damaged product", "category": "returns", "limit": 2, "offset": 0}),
    call("GET", "/knowledge/articles/{article_id}", path={"article_id": "returns"}),
    call("GET", "/analytics/dashboard", query={
        "start_date": "2026-10-01", "end_date": "2026-11-30", "metrics": "conversations,sentiment"}),
    call("POST", "/analytics/reports", body={
        "report_type": "conversation_analysis",
        "time_period": {"start": "2026-10-01T00:00:00Z", "end": "2026-11-30T23:59:59Z"},
        "filters": {"sentiment": "negative", "resolution_time_min": 600}, "format": "json"},
        keep={"report": "report_id"}),
    call("GET", "/analytics/reports/{report_id}", path={"report_id": "$report"}, until=("status", "completed")),
    call("GET", "/analytics/reports/{report_id}/download", path={"report_id": "$report"}),
    call("POST", "/escalation/cases", body={
        "conversation_id": "$conversation", "user_id": "cust-1004", "priority": "high",
        "issue_summary": "Customer received damaged product and needs immediate replacement", "source": "chatbot",
        "sentiment_score": 0.25, "relevant_data": {"order_id": "ORD-9876"}}, keep={"case": "escalation_id"}),
    call("GET", "/escalation/cases/{escalation_id}", path={"escalation_id": "$case"}),
    call("GET", "/audit/logs", query={"conversation_id": "$conversation", "limit": 2, "offset": 0}),
    call("POST", "/webhook/configure", body={
        "url": "https://hooks.example.com/customer-service", "events": ["conversation.created", "sentiment.negative"],
        "secret": "a-secret-of-the-shops-own"}),
    call("POST", "/notifications/email/configure", body={
        "email": "support@example.com", "events": ["escalation.created", "high_priority_case"], "format": "html"}),
    # support
    call("POST", "/api/session", body={"customer_id": "cust-1005", "session_id": SESSION}),
    call("POST", "/api/query", body={
        "query": "How do I track my order?", "session_id": SESSION, "customer_id": "cust-1005"}),
    call("GET", "/api/session/{session_id}", path={"session_id": SESSION}),
    call("POST", "/api/escalation", body={
        "session_id": SESSION, "reason": "negative_sentiment", "priority": "high", "customer_sentiment": -0.6,
        "query_complexity": 0.4, "additional_context": "Asked twice"}, keep={"ticket": "ticket_id"}),
    call("GET", "/api/escalation/{ticket_id}", path={"ticket_id": "$ticket"}),
    call("PUT", "/api/escalation/{ticket_id}", path={"ticket_id": "$ticket"}, body={
        "status": "assigned", "assigned_agent": "jonas@acme.example", "resolution_notes": "Called back",
        "customer_satisfaction": 4}),
    call("GET", "/api/metrics", query={"timeframe": "day"}),
    call("GET", "/api/metrics/session/{session_id}", path={"session_id": SESSION}),
    call("GET", "/api/status"),
    call("POST", "/api/test/query", body={
        "query": "How do I track my order?", "session_id": "test-1", "customer_id": "cust-1005"}),
    call("POST", "/api/test/escalation", body={"session_id": "test-1", "reason": "manual_request", "priority": "low"}),
    call("GET", "/api/test/metrics", query={"timeframe": "week"}),
    call("DELETE", "/api/session/{session_id}", path={"session_id": SESSION}),
    # chat
    call("GET", "/api/v1/chat/widget"),
    call("POST", "/api/v1/chat/session", body={"userId": "user123", "metadata": {"page": "/help"}},
         keep={"chat": "sessionId"}),
    call("POST", "/api/v1/chat/message",
         body={"sessionId": "$chat", "message": "Hello, how long do refunds take?", "userId": "user123"}),
    call("POST", "/api/v1/chat/attachments", query={"sessionId": "$chat", "name": "pixel.gif"}, file=PIXEL,
         keep={"file": "attachmentId"}),
    call("GET", "/api/v1/chat/attachments/{attachmentId}", path={"attachmentId": "$file"}, query={"sessionId": "$chat"}),
    call("GET", "/api/v1/chat/history/{sessionId}", path={"sessionId": "$chat"}),
    call("POST", "/api/v1/chat/typing", body={"sessionId": "$chat", "typing": True}),
    call("POST", "/api/v1/chat/order-proof",
         body={"sessionId": "$chat", "orderNumber": "ORD-9876", "email": "dana.whitfield@mail.example"}),
    call("POST", "/api/v1/chat/rating", body={"sessionId": "$chat", "rating": 5}),
    call("POST", "/api/v1/chat/end", body={"sessionId": "$chat", "solved": True}),
    # desk: who
    call("POST", "/desk/users", body={
        "email": "robin@acme.example", "name": "Robin Lane", "role": "agent", "password": "four words make one",
        "companies": [COMPANY]}, keep={"user": "id"}),
    call("POST", "/desk/sign-in", body={"email": "robin@acme.example", "password": "four words make one"}),
    call("PUT", "/desk/users/{id}", path={"id": "$user"}, body={"name": "Robin Lane-Ortiz", "role": "supervisor"}),
    call("GET", "/desk/users"),
    call("GET", "/desk/me"),
    call("GET", "/desk/companies"),
    call("GET", "/desk/colleagues"),
    call("POST", "/desk/presence", body={"presence": "available"}),
    # desk: a case
    call("POST", "/api/momentum/cs/sessions", record=False, body={
        "companyId": COMPANY, "customerId": "cust-1001", "channel": "chat",
        "initialMessage": "I want to talk to a real person."}, keep={"desk": "id"}),
    call("GET", "/desk/queue", query={"view": "waiting"}),
    call("GET", "/desk/sessions", query={"status": "ESCALATED", "limit": 1}),
    call("GET", "/desk/sessions/{id}", path=DESK_HELD),
    call("POST", "/desk/sessions/{id}/claim", path=DESK_HELD),
    call("POST", "/desk/sessions/{id}/draft", path=DESK_HELD),
    call("POST", "/desk/sessions/{id}/reply", path=DESK_HELD,
         body={"text": "Hello, this is Acme. What can I do for you?", "undoFor": 30}, keep={"held": "held.id"}, varyFirst=True),
    call("POST", "/desk/sessions/{id}/held/{heldId}/undo", path={"id": "$desk", "heldId": "$held"}),
    call("POST", "/desk/sessions/{id}/attachments", path=DESK_HELD, query={"name": "pixel.gif"}, file=PIXEL,
         keep={"paper": "id"}),
    call("GET", "/desk/sessions/{id}/attachments/{attachmentId}", path={"id": "$desk", "attachmentId": "$paper"}),
    call("POST", "/desk/sessions/{id}/note", path=DESK_HELD, body={"text": "Prefers a call in the evening."}),
    call("POST", "/desk/sessions/{id}/tags", path=DESK_HELD, body={"tags": ["call-back"]}),
    call("POST", "/desk/sessions/{id}/correct", path=DESK_HELD, body={"category": "ACCOUNT"}),
    call("POST", "/desk/sessions/{id}/act", path=DESK_HELD, body={
        "kind": "credit", "amount": {"amount": 5, "currency": "USD"}, "arguments": {},
        "idempotencyKey": "credit-1", "dryRun": True}),
    call("POST", "/desk/sessions/{id}/release", path=DESK_HELD),
    call("POST", "/desk/sessions/{id}/claim", path=DESK_HELD, record=False),
    call("POST", "/desk/sessions/{id}/snooze", path=DESK_HELD, body={"until": TOMORROW}),
    call("POST", "/desk/sessions/{id}/take-over", path=DESK_HELD, body={"notes": "The customer called"}),
    call("POST", "/desk/sessions/{id}/hand-back", path=DESK_HELD, body={"tier": "AI_REP"}),
    call("POST", "/desk/sessions/{id}/take-over", path=DESK_HELD, record=False, body={"notes": "Mine again"}),
    call("POST", "/desk/sessions/{id}/resolve", path=DESK_HELD,
         body={"type": "CUSTOMER_SATISFIED", "summary": "Spoke on the phone", "actionsTaken": ["Called"]}),
    call("POST", "/api/momentum/cs/sessions", record=False, body={
        "companyId": COMPANY, "customerId": "cust-1003", "channel": "chat",
        "initialMessage": "I want to talk to a real person."}, keep={"other": "id"}),
    call("POST", "/desk/sessions/{id}/claim", path={"id": "$other"}, record=False),
    call("POST", "/desk/sessions/{id}/transfer", path={"id": "$other"}, body={"userId": "$user", "note": "Speaks Spanish"}),
    # desk: what is looked at
    call("GET", "/desk/search", query={"q": "tent", "limit": 2}),
    call("GET", "/desk/customers/{ref}", path={"ref": "cust-1001"}),
    call("GET", "/desk/articles"),
    call("GET", "/desk/analytics", query=YEAR),
    call("GET", "/desk/sentiment", query={"bucketMinutes": 720}),
    call("GET", "/desk/status"),
    call("GET", "/desk/audit", query={"limit": 2}),
    # desk: what leaves
    call("POST", "/desk/endpoints", body={
        "channel": "webhook", "target": "https://hooks.example.com/in", "events": ["session.created"],
        "format": "json", "secret": "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="},
        keep={"endpoint": "endpoint.id"}),
    call("GET", "/desk/endpoints"),
    call("PUT", "/desk/endpoints/{id}", path={"id": "$endpoint"},
         body={"events": ["session.created", "session.resolved"], "isEnabled": True}),
    call("POST", "/desk/endpoints/{id}/rotate", path={"id": "$endpoint"},
         body={"secret": "whsec_HwECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHgA=", "overlapHours": 24}),
    call("POST", "/desk/endpoints/{id}/ping", path={"id": "$endpoint"}, keep={"delivery": "id"}),
    call("GET", "/desk/deliveries", query={"limit": 1}),
    call("GET", "/desk/deliveries/{id}", path={"id": "$delivery"}),
    call("POST", "/desk/deliveries/{id}/again", path={"id": "$delivery"}, mayFail=[409], answer={
        "id": 7, "endpointId": 1, "channel": "webhook", "target": "https://hooks.example.com/in", "event": "ping",
        "sessionId": "", "state": "pending", "attempts": 0, "createdAt": "2026-11-22T12:00:00.000Z",
        "nextAt": "2026-11-22T12:00:00.000Z", "doneAt": None, "lastError": ""}),
    call("POST", "/desk/endpoints/{id}/again", path={"id": "$endpoint"}),
    call("GET", "/desk/letters/ignored", query={"limit": 20}, answer={
        "letters": [{
            "id": 12, "channel": "email", "from": "dana@example.com", "subject": "Out of office: Your order",
            "reason": "Auto-Submitted: auto-replied", "at": "2026-11-22T12:00:00.000Z"}],
        "next": None}),
    call("DELETE", "/desk/endpoints/{id}", path={"id": "$endpoint"}),
    call("PUT", "/desk/accounts/mail", body={
        "settings": {"address": "support@acme.example", "name": "Acme Support",
                     "smtp": {"host": "127.0.0.1", "port": 9, "security": "none", "user": "support"},
                     "imap": {"host": "127.0.0.1", "port": 9, "security": "none", "user": "support"}},
        "smtpPassword": "sesame-7Q", "imapPassword": "sesame-7Q"}),
    call("GET", "/desk/accounts/mail"),
    call("POST", "/desk/accounts/mail/try", body={
        "settings": {"name": "Acme"}, "smtpPassword": "sesame-7R", "imapPassword": "sesame-7R"}),
    call("PUT", "/desk/accounts/sms", body={
        "settings": {"accountSid": "AC01", "number": "+15550100123", "apiUrl": "http://127.0.0.1:9",
                     "publicUrl": "https://desk.acme.example"}, "token": "token-1"}),
    call("GET", "/desk/accounts/sms"),
    call("POST", "/desk/accounts/sms/try", body={"settings": {"number": "+15550100124"}, "token": "token-2"}),
    # desk: what is set
    call("GET", "/desk/config"),
    call("PUT", "/desk/config", body={"sla": {"low": {"firstResponseMinutes": 60}}}),
    call("GET", "/desk/config/versions", query={"limit": 1}),
    call("POST", "/desk/saved-replies",
         body={"shortcut": "call-back", "title": "Call back", "text": "We call you back today."},
         keep={"saved": "id"}),
    call("PUT", "/desk/saved-replies/{id}", path={"id": "$saved"},
         body={"shortcut": "call-back", "title": "Call back", "text": "We call you back within two hours."}),
    call("GET", "/desk/saved-replies"),
    call("DELETE", "/desk/saved-replies/{id}", path={"id": "$saved"}),
    call("POST", "/desk/credentials",
         body={"kind": "api_key", "name": "shop", "scopes": ["support"], "expiresAt": "2099-01-01T00:00:00Z"},
         keep={"credential": "credential.id"}),
    call("GET", "/desk/credentials"),
    call("DELETE", "/desk/credentials/{id}", path={"id": "$credential"}),
    call("POST", "/desk/customers", body=[{"ref": "cust-9001", "name": "Ines Prado", "email": "ines@example.com"}]),
    call("POST", "/desk/orders", body=[{
        "number": "ORD-0001", "customerId": "cust-9001", "placedAt": "2026-11-01T10:00:00Z", "status": "shipped",
        "items": [{"sku": "MUG-1", "name": "Mug", "price": 12.5, "quantity": 2}]}]),
    call("POST", "/desk/products", body=[{"sku": "MUG-1", "name": "Mug", "price": 12.5, "stock": 4}]),
    call("POST", "/desk/subscriptions", body=[{
        "ref": "sub-9001", "customerId": "cust-9001", "plan": "Trail Club", "status": "active", "price": 9.9,
        "renewsAt": "2099-01-01T00:00:00Z"}]),
    call("POST", "/desk/articles", body=[{
        "ref": "mugs", "title": "Are the mugs dishwasher safe?", "body": "Yes, all of them.", "tags": ["products"]}]),
    call("POST", "/desk/training/examples",
         body={"kind": "intent", "examples": [{"text": "Do you ship to Norway?", "label": "ship_abroad"}]}),
    call("GET", "/desk/training/examples", query={"kind": "intent", "limit": 1}, keep={"example": "examples.0.id"}),
    call("POST", "/desk/training/examples/remove", body={"ids": ["$example"]}),
    call("GET", "/desk/training"),
    call("POST", "/desk/training/run"),
    call("GET", "/desk/models"),
    call("PUT", "/desk/models/providers/{name}", path={"name": "local-llama"}, body={
        "protocol": "openai", "baseUrl": "http://127.0.0.1:9/v1", "small": "llama", "large": "llama",
        "concurrent": 2, "timeoutSeconds": 2, "masksPersonalData": True, "oldTokenField": False}),
    call("PUT", "/desk/models/providers/{name}/key", path={"name": "local-llama"}, body={"key": "none-is-needed"}),
    call("GET", "/desk/models/providers/{name}/models", path={"name": "local-llama"}, anyName=True, mayFail=[502, 503],
         answer={"models": ["llama"]}),
    call("POST", "/desk/models/providers/{name}/try", path={"name": "local-llama"}, mayFail=[502, 503],
         body={"model": "llama", "text": "Say hello."}, answer={
             "text": "Hello!", "model": "llama", "latencyMs": 412, "tokensIn": 11, "tokensOut": 3, "tokensCached": 0,
             "cost": None}),
    call("GET", "/desk/models/local"),
    call("POST", "/desk/models/local/use", mayFail=[404],
         body={"kind": "ollama", "port": 11434, "model": "llama3.2:3b", "tier": "AI_REP"}, answer={
             "name": "ollama-llama3-2-3b", "protocol": "openai", "baseUrl": "http://127.0.0.1:11434/v1",
             "small": "llama3.2:3b", "large": "", "concurrent": 4, "timeoutSeconds": 45, "masksPersonalData": True,
             "oldTokenField": True, "local": True, "hasKey": False, "state": "ready", "unpriced": []}),
    call("GET", "/desk/webchat"),
    call("PUT", "/desk/webchat", body={"accent": "#1f6f5c", "name": "Acme help"}),
    call("DELETE", "/desk/articles/{ref}", path={"ref": "mugs"}),
    call("DELETE", "/desk/models/providers/{name}/key", path={"name": "local-llama"}, anyName=True),
    call("DELETE", "/desk/models/providers/{name}", path={"name": "local-llama"}, anyName=True),
    call("GET", "/desk/models/costs"),
    call("DELETE", "/desk/users/{id}", path={"id": "$user"}),
    call("POST", "/desk/sign-out"),
]
