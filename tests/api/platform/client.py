"""Sends one request that botocore signs: BASE ACCESS_KEY SECRET METHOD PATH [BODY]. Prints the status and the body, a line each."""
import sys

import requests
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

base, access_key, secret, method, path = sys.argv[1:6]
body = sys.argv[6].encode() if len(sys.argv) > 6 else None
request = AWSRequest(method=method, url=base + path, data=body,
                     headers={"Content-Type": "application/json"} if body is not None else {})
SigV4Auth(Credentials(access_key, secret), "execute-api", "us-east-1").add_auth(request)
sent = request.prepare()
answer = requests.request(sent.method, sent.url, data=sent.body, headers=dict(sent.headers.items()), timeout=60)
print(answer.status_code)
print(answer.text)
