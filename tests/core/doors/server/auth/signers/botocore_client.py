"""Sends requests that botocore signed: BASE ACCESS_KEY SECRET. Prints a line of JSON for each, in order."""
import hashlib
import hmac
import json
import sys

import requests
from botocore.auth import SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

base, access_key, secret = sys.argv[1:4]


def tell(name, answer):
    print(json.dumps({"name": name, "status": answer.status_code, "body": answer.json(),
                      "type": answer.headers.get("x-amzn-ErrorType", "")}))


def send(name, method, path, *, params=None, data=None, headers=None, secret_key=secret, token=None, late=None,
         region="us-east-1", service="execute-api", auth=SigV4Auth):
    request = AWSRequest(method=method, url=base + path, params=params, data=data, headers=headers or {})
    auth(Credentials(access_key, secret_key, token), service, region).add_auth(request)
    sent = request.prepare()
    answer = requests.request(sent.method, sent.url, data=late if late is not None else sent.body,
                              headers=dict(sent.headers.items()))
    tell(name, answer)


class ChunkedAuth(SigV4Auth):
    """The head says that each chunk of the body has a signature of its own."""

    def payload(self, request):
        return "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"


def send_chunked(name, parts, change=lambda body: body):
    whole = b"".join(parts)
    request = AWSRequest(method="POST", url=base + "/echo/orders", headers={
        "Content-Type": "application/json", "Content-Encoding": "aws-chunked",
        "X-Amz-Content-SHA256": "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
        "X-Amz-Decoded-Content-Length": str(len(whole))})
    auth = ChunkedAuth(Credentials(access_key, secret), "execute-api", "us-east-1")
    auth.add_auth(request)
    key = b"AWS4" + secret.encode()
    scope = auth.credential_scope(request)
    for each in scope.split("/"):
        key = hmac.new(key, each.encode(), hashlib.sha256).digest()
    last = request.headers["Authorization"].rsplit("Signature=", 1)[1]
    body = b""
    for part in [*parts, b""]:
        text = "\n".join(["AWS4-HMAC-SHA256-PAYLOAD", request.context["timestamp"], scope, last,
                          hashlib.sha256(b"").hexdigest(), hashlib.sha256(part).hexdigest()])
        last = hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
        body += b"%x;chunk-signature=%s\r\n%s\r\n" % (len(part), last.encode(), part)
    tell(name, requests.post(request.url, data=change(body), headers=dict(request.headers.items())))


json_type = {"Content-Type": "application/json"}
send("get", "GET", "/echo/orders")
send("parameters", "GET", "/echo/orders", params={"b": "return a damaged product", "a": "50% & more ÿ", "c": ""})
send("a URL with its own parameters", "GET", "/echo/orders?start=2025-02-01T00:00:00Z&query=return+it&a=~")
send("a path that needs encoding", "GET", "/echo/sess%3A1%20%C3%BF")
send("a body", "POST", "/echo/orders", data='{"text":"grüß dich"}'.encode(), headers=json_type)
send("a body and parameters", "POST", "/echo/orders", params={"x": "1"}, data=b"{}", headers=json_type)
send("a session token", "POST", "/echo/orders", data=b"{}", headers=json_type, token="FwoGZXIvYXdzEA//token==")
send("presigned", "GET", "/echo/orders", auth=SigV4QueryAuth)
send("presigned with parameters", "GET", "/echo/orders", params={"query": "a b"}, auth=SigV4QueryAuth)
send("presigned with a session token", "GET", "/echo/orders", token="FwoGZXIvYXdzEA//token==", auth=SigV4QueryAuth)
send("another region", "GET", "/echo/orders", region="eu-central-1")
send("another secret", "GET", "/echo/orders", secret_key=secret[:-1] + "#")
send("another service", "GET", "/echo/orders", service="lex")
send("a body that was changed", "POST", "/echo/orders", data=b'{"a":1}', late=b'{"a":2}', headers=json_type)
tell("unsigned", requests.get(base + "/echo/orders"))
send_chunked("a body in chunks", [b'{"text":', b'"hello"}'])
send_chunked("chunks of which one was changed", [b'{"text":', b'"hello"}'], lambda body: body.replace(b"hello", b"hullo"))
