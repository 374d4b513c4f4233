"""The SDK against the running program (TIERDESK_BASE, a demo on this machine) and against servers that fail."""
import http.server
import json
import os
import socket
import threading
import time
import unittest
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime

import customer_service_sdk as sdk
from customer_service_sdk.credentials import find_credentials
from customer_service_sdk.signing import sign

BASE = os.environ["TIERDESK_BASE"]


class FailingServer:
    """Answers as it is told to, one (status, headers, body) a request, and keeps what it was asked."""

    def __init__(self, *answers):
        self.asked = []
        remaining = list(answers)
        asked = self.asked

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                asked.append((time.monotonic(), self.command, self.path, dict(self.headers), body))
                status, headers, text = remaining.pop(0) if len(remaining) > 1 else remaining[0]
                if status is None:  # cuts the connection
                    self.close_connection = True
                    return
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            do_GET = do_POST = answer

            def log_message(self, *_):
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()


def client(base=BASE, **more):
    return sdk.CustomerServiceClient(base, **{"backoff": 0.01, **more})


GOOD = (200, {"Content-Type": "application/json"}, b'{"logs":[],"total":0,"limit":100,"offset":0}')


def refusing(status, **headers):
    return status, {name.replace("_", "-"): value for name, value in headers.items()}, json.dumps(
        {"message": "not now", "code": "SomeException"}).encode()


class AgainstTheProgram(unittest.TestCase):
    def setUp(self):
        self.client = client()

    def test_every_service_answers(self):
        begun = self.client.chatbot.start_conversation("cust-1004", metadata={"page": "/"})
        conversation = begun["conversation_id"]
        said = self.client.chatbot.send_message(conversation, "How long do refunds take?")
        self.assertTrue(said["response"])
        self.assertEqual(self.client.chatbot.get_conversation(conversation)["user_id"], "cust-1004")
        self.assertEqual(self.client.sentiment.analyze("I love it, thank you!")["sentiment"], "positive")
        routed = self.client.routing.route_inquiry("I need to return a damaged product", conversation, "cust-1004",
                                                   sentiment_score=0.35, metadata={"a": 1})
        self.assertTrue(routed["destination"])
        found = self.client.knowledge.search("return damaged product", limit=1)
        self.assertEqual(len(found["results"]), 1)
        article = self.client.knowledge.get_article(found["results"][0]["id"])
        self.assertEqual(article["title"], found["results"][0]["title"])
        self.assertEqual(list(self.client.analytics.get_dashboard(metrics=["sentiment"])["trends"]), ["sentiment"])
        case = self.client.escalation.create_case(conversation, "high", "Wants a person")
        self.assertEqual(self.client.escalation.get_case(case["escalation_id"])["priority"], "high")
        logs = self.client.audit.query_logs(conversation_id=conversation, limit=1)
        self.assertEqual(len(logs["logs"]), 1)
        self.assertTrue(self.client.release_notes()["releases"])

    def test_a_report_is_waited_for_and_fetched(self):
        asked = self.client.analytics.generate_report("conversation_analysis", "2026-01-01", "2026-12-31",
                                                      {"sentiment": "negative"}, "csv")
        made = self.client.analytics.wait_for_report(asked["report_id"], timeout=60, interval=0.1)
        self.assertEqual(made["status"], "completed")
        self.assertIn(b",", self.client.analytics.download_report(asked["report_id"]).splitlines()[0])

    def test_events_are_asked_for(self):
        events = ["conversation.created", "escalation.created"]
        hook = self.client.webhooks.configure("https://hooks.example.com/in", events, "a-secret-of-the-shops-own")
        self.assertEqual((hook["events"], hook["status"]), (events, "active"))
        mail = self.client.notifications.configure_email("support@example.com", ["escalation.created"], "html")
        self.assertEqual((mail["email"], mail["format"]), ("support@example.com", "html"))
        with self.assertRaises(sdk.ValidationError) as caught:
            self.client.webhooks.configure("https://hooks.example.com/in", ["no.such.event"])
        self.assertTrue(caught.exception.field.startswith("events"), caught.exception)

    def test_the_same_key_gets_the_same_answer(self):
        first = self.client.chatbot.start_conversation("user9", "Hello", idempotency_key="sdk-key-1")
        again = self.client.chatbot.start_conversation("user9", "Hello", idempotency_key="sdk-key-1")
        self.assertEqual(first, again)
        with self.assertRaises(sdk.ConflictError) as caught:
            self.client.chatbot.start_conversation("user9", "Something else", idempotency_key="sdk-key-1")
        self.assertEqual(caught.exception.code, "IdempotentParameterMismatchException")

    def test_refusals_say_what_and_where(self):
        with self.assertRaises(sdk.NotFoundError) as caught:
            self.client.knowledge.get_article("nobody has/this ü")
        self.assertEqual((caught.exception.status, caught.exception.code), (404, "ResourceNotFoundException"))
        self.assertTrue(caught.exception.request_id)
        with self.assertRaises(sdk.ValidationError) as caught:
            self.client.knowledge.search("tent", limit=1000)
        self.assertEqual((caught.exception.status, caught.exception.field), (400, "limit"))
        with self.assertRaises(sdk.AuthenticationError) as caught:
            client(access_key="AKIANOBODY", secret_key="x").audit.query_logs()
        self.assertEqual(caught.exception.code, "UnrecognizedClientException")

    def test_signed_requests_are_taken(self):
        signed = client(access_key=os.environ["TIERDESK_KEY"], secret_key=os.environ["TIERDESK_SECRET"])
        begun = signed.chatbot.start_conversation("Zoë & co", "Grüße: 100 % + ?")
        found = signed.knowledge.search("return a+b c&d=ü %20", category="returns", limit=3)
        self.assertLessEqual(len(found["results"]), 3)
        self.assertEqual(signed.chatbot.get_conversation(begun["conversation_id"])["user_id"], "Zoë & co")
        with self.assertRaises(sdk.NotFoundError):
            signed.knowledge.get_article("a b/ü:~'(x)")
        with self.assertRaises(sdk.AuthenticationError) as caught:
            client(access_key=os.environ["TIERDESK_KEY"], secret_key="another").audit.query_logs()
        self.assertEqual(caught.exception.code, "InvalidSignatureException")


class AgainstFailures(unittest.TestCase):
    def test_what_may_pass_is_tried_again_under_the_same_key(self):
        answer = (201, {}, b'{"conversation_id":"c","response":"r","suggested_actions":[]}')
        with FailingServer(refusing(503), (None, {}, b""), refusing(502), answer) as server:
            begun = client(server.base).chatbot.start_conversation("u")
            self.assertEqual(begun["conversation_id"], "c")
            keys = {headers["Idempotency-Key"] for _, _, _, headers, _ in server.asked}
            self.assertEqual((len(server.asked), len(keys)), (4, 1))
            bodies = {body for _, _, _, _, body in server.asked}
            self.assertEqual([json.loads(body) for body in bodies], [{"user_id": "u", "channel": "web"}])

    def test_each_call_has_a_key_of_its_own(self):
        answer = (201, {}, b'{"conversation_id":"c","response":"r","suggested_actions":[]}')
        with FailingServer(answer) as server:
            client(server.base).chatbot.start_conversation("u")
            client(server.base).chatbot.start_conversation("u")
            self.assertEqual(len({headers["Idempotency-Key"] for _, _, _, headers, _ in server.asked}), 2)

    def test_what_cannot_pass_is_not_tried_again(self):
        for status, kind in ((400, sdk.ValidationError), (401, sdk.AuthenticationError),
                             (403, sdk.PermissionDeniedError), (404, sdk.NotFoundError), (409, sdk.ConflictError),
                             (415, sdk.ValidationError), (500, sdk.ServerError), (302, sdk.ApiError)):
            with self.subTest(status=status), FailingServer(refusing(status, Location="/elsewhere")) as server:
                with self.assertRaises(kind) as caught:
                    client(server.base).audit.query_logs()
                self.assertEqual((caught.exception.status, caught.exception.code), (status, "SomeException"))
                self.assertEqual(len(server.asked), 1)

    def test_retries_end(self):
        with FailingServer(refusing(503)) as server:
            with self.assertRaises(sdk.ServerError):
                client(server.base, retries=2).audit.query_logs()
            self.assertEqual(len(server.asked), 3)
        with FailingServer(refusing(503)) as server:
            with self.assertRaises(sdk.ServerError):
                client(server.base, retries=0).audit.query_logs()
            self.assertEqual(len(server.asked), 1)

    def test_retry_after_is_obeyed(self):
        with FailingServer(refusing(429, Retry_After="1"), GOOD) as server:
            client(server.base).audit.query_logs()
            self.assertGreaterEqual(server.asked[1][0] - server.asked[0][0], 1.0)
        when = (datetime.now(timezone.utc) + timedelta(seconds=2)).replace(microsecond=0)
        with FailingServer(refusing(503, Retry_After=format_datetime(when, usegmt=True)), GOOD) as server:
            client(server.base).audit.query_logs()
            self.assertGreaterEqual(datetime.now(timezone.utc), when)
            self.assertEqual(len(server.asked), 2)

    def test_a_wait_that_nobody_sits_through_is_told(self):
        with FailingServer(refusing(429, Retry_After="3600"), GOOD) as server:
            with self.assertRaises(sdk.RateLimitError) as caught:
                client(server.base).audit.query_logs()
            self.assertEqual((caught.exception.retry_after, len(server.asked)), (3600.0, 1))

    def test_silence_is_cut(self):
        with socket.create_server(("127.0.0.1", 0)) as silent:
            begun = time.monotonic()
            with self.assertRaises(sdk.ConnectionFailed):
                client(f"http://127.0.0.1:{silent.getsockname()[1]}", timeout=0.2, retries=1).audit.query_logs()
            self.assertLess(time.monotonic() - begun, 20)

    def test_nobody_there_is_a_failed_connection(self):
        with socket.create_server(("127.0.0.1", 0)) as closed:
            port = closed.getsockname()[1]
        with self.assertRaises(sdk.ConnectionFailed):
            client(f"http://127.0.0.1:{port}", retries=0).audit.query_logs()

    def test_a_refusal_without_a_body_of_ours_has_words(self):
        problem = (413, {"Content-Type": "application/problem+json"}, b'{"title":"Content Too Large","detail":"too big"}')
        with FailingServer(problem) as server:
            with self.assertRaises(sdk.ValidationError) as caught:
                client(server.base).audit.query_logs()
            self.assertEqual((caught.exception.code, caught.exception.message), ("Content Too Large", "too big"))
        with FailingServer((404, {}, b"<html>")) as server:
            with self.assertRaises(sdk.NotFoundError) as caught:
                client(server.base).audit.query_logs()
            self.assertEqual((caught.exception.code, caught.exception.message), ("404", "Not Found"))

    def test_a_base_url_may_have_a_path(self):
        with FailingServer(GOOD) as server:
            client(server.base + "/tierdesk/").audit.query_logs()
            self.assertTrue(server.asked[0][2].startswith("/tierdesk/audit/logs?limit=100"))
        for wrong in ("support.example.com", "ftp://support.example.com", "https://", "https://a?b=c"):
            with self.assertRaises(sdk.CustomerServiceError):
                client(wrong)


class Keys(unittest.TestCase):
    def test_where_they_come_from(self):
        given = {"AWS_ACCESS_KEY_ID": "A", "AWS_SECRET_ACCESS_KEY": "S", "AWS_SESSION_TOKEN": "T"}
        self.assertEqual(find_credentials(given), sdk.Credentials("A", "S", "T"))
        self.assertIsNone(find_credentials({"AWS_SHARED_CREDENTIALS_FILE": "/nonexistent/file"}))
        with self.assertRaises(sdk.CustomerServiceError):
            find_credentials({"AWS_ACCESS_KEY_ID": "A"})
        with self.assertRaises(sdk.CustomerServiceError):
            find_credentials({"AWS_PROFILE": "none", "AWS_SHARED_CREDENTIALS_FILE": "/nonexistent/file"})
        with self.assertRaises(sdk.CustomerServiceError):
            client(access_key="A")

    def test_secrets_are_not_printed(self):
        self.assertNotIn("S3CR3T", repr(sdk.Credentials("A", "S3CR3T", "S3CR3T")))

    def test_the_signature_is_as_aws_computes_it(self):
        # botocore signs the same request.
        try:
            from botocore.auth import SigV4Auth
            from botocore.awsrequest import AWSRequest
            from botocore.credentials import Credentials as Botocore
        except ImportError:
            self.skipTest("python3-botocore is not there")
        request = AWSRequest("POST", "https://host.example/a%20b/c?x=1&y=%C3%BC", data=b'{"a":1}',
                             headers={"Content-Type": "application/json"})
        SigV4Auth(Botocore("AKID", "secret", "token"), "execute-api", "eu-west-1").add_auth(request)
        now = datetime.strptime(request.context["timestamp"], "%Y%m%dT%H%M%SZ")
        ours = sign(sdk.Credentials("AKID", "secret", "token"), "eu-west-1", "POST", "host.example", "/a%20b/c",
                    "x=1&y=%C3%BC", {"Content-Type": "application/json"}, b'{"a":1}', now)
        self.assertEqual(ours["Authorization"], request.headers["Authorization"])


if __name__ == "__main__":
    unittest.main()
