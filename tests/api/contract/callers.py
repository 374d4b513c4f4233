"""Calls every operation as callers whom it does not let in. What each needs is read from the description alone."""
import base64
import hashlib
import hmac
import json
import time

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from wire import encoded, target

# A demo takes a caller of this machine who shows nothing for one of its own; one who comes by a proxy it does not.
FROM_AFAR = {"Forwarded": "for=192.0.2.1"}
# A door that takes credentials and serves none of the operations.
ANOTHER_DOOR = "callcenter"
PASSWORD = "four words make one"


def value_of(schema):
    """Something of the kind that a parameter has to be."""
    if "enum" in schema:
        return schema["enum"][0]
    return {"integer": schema.get("minimum", 1), "number": 1, "boolean": "true"}.get(schema.get("type"), "x")


def call_of(operation):
    """(target, body, headers): well-formed, whatever else is to be said of it."""
    places = {where: {each["name"]: value_of(each["schema"]) for each in operation.parameters
                      if each["in"] == where and each.get("required")} for where in ("path", "query")}
    url = target(operation.path, places["path"], places["query"])
    if not operation.body_types:
        return url, None, {}
    kind = "application/json" if "application/json" in operation.body_types else operation.body_types[0]
    return url, encoded({}) if kind == "application/json" else b"x", {"Content-Type": kind}


def token_of(secret, claims):
    def part(raw):
        return base64.urlsafe_b64encode(raw).rstrip(b"=")
    text = part(encoded({"alg": "HS256", "typ": "JWT"})) + b"." + part(encoded(claims))
    return (text + b"." + part(hmac.new(secret.encode(), text, hashlib.sha256).digest())).decode()


def signed(base, method, url, body, headers, key, secret):
    request = AWSRequest(method=method, url=base + url, data=body, headers=headers)
    SigV4Auth(Credentials(key, secret), "execute-api", "us-east-1").add_auth(request)
    return dict(request.headers.items())


class Callers:
    """Credentials of every scheme of the description, made at the desk of a demo."""

    def __init__(self, wire, base, company):
        self.wire, self.base, self.company = wire, base, company
        self.tokens = {}

    def made(self, path, body):
        status, _, _, answer = self.wire.send("POST", path, encoded(body))
        if status not in (200, 201):
            raise AssertionError(f"{path}: {status} {answer[:300]!r}")
        return json.loads(answer)

    def of_another_door(self, scheme):
        """Gives a function (method, url, body, headers) -> headers with a good credential that opens another door."""
        if scheme == "metricsKey":  # every metrics key opens this door; an API key does not
            key = self.made("/desk/credentials", {"kind": "api_key", "name": "api_key"})["secret"]
            return lambda *call: {"Authorization": "Bearer " + key}
        kind = {"jwt": "jwt", "apiKey": "api_key", "signatureV4": "access_key", "siteKey": "site_key"}[scheme]
        made = self.made("/desk/credentials", dict({"kind": kind, "name": kind, "scopes": [ANOTHER_DOOR]},
                                                   **({"algorithm": "HS256"} if kind == "jwt" else {})))
        secret, public = made["secret"], made["credential"]["publicId"]
        if scheme == "jwt":
            claims = {"companyId": self.company, "sub": "contract", "exp": int(time.time()) + 3600}
            return lambda *call: {"Authorization": "Bearer " + token_of(secret, claims)}
        if scheme == "apiKey":
            return lambda *call: {"X-API-Key": secret}
        if scheme == "siteKey":
            return lambda *call: {"X-Site-Key": secret or public}
        return lambda method, url, body, headers: signed(self.base, method, url, body, headers, public, secret)

    def of_role(self, role):
        """The same with a console user's token."""
        if role not in self.tokens:
            email = f"contract-{role}@acme.example"
            self.made("/desk/users", {"email": email, "name": role, "role": role, "password": PASSWORD,
                                      "companies": [self.company]})
            self.tokens[role] = self.made("/desk/sign-in", {"email": email, "password": PASSWORD})["token"]
        return lambda *call: {"Authorization": "Bearer " + self.tokens[role]}


class Doorkeeping:
    def __init__(self, run, base, company):
        self.run = run
        self.callers = Callers(run.wire, base, company)
        self.guarded = [each for each in run.operations.values() if each.scheme]

    def send(self, operation, show):
        """The answer to a call with what `show` makes of it as its credential."""
        url, body, headers = call_of(operation)
        shown = show(operation.method, url, body, headers)
        return self.run.wire.send(operation.method, url, body, dict(headers, **shown))

    def refused(self, operation, what, wanted, answer):
        """Whether `answer` is the refusal that it should be, and documented to the last field of its head."""
        status, content_type, headers, body = answer
        fault = operation.fault_of(status, content_type, body) or operation.fault_of_head(status, headers)
        if status != wanted:
            fault = f"{status} and not {wanted}: {body[:200]!r}"
        elif not fault and not operation.is_told_in_full(status):
            fault = f"of {wanted} it is not said what its body has"
        if fault:
            self.run.complain(operation, what, fault)

    def strangers(self):
        shown = {"no credential": {}, "a Bearer token of nobody's": {"Authorization": "Bearer nobody"},
                 "an API key of nobody's": {"X-API-Key": "nobody"}, "a site key of nobody's": {"X-Site-Key": "nobody"}}
        for operation in self.run.operations.values():
            for what, headers in shown.items():
                answer = self.send(operation, lambda *call: dict(FROM_AFAR, **headers))
                if operation.scheme:
                    self.refused(operation, what, 401, answer)
                elif answer[0] == 401 and not operation.signs_in():
                    self.run.complain(operation, what, "401, where no credential is said to be needed")

    def too_little(self):
        """With a credential of another door, and as a console user of a lesser role than the one that a refusal names."""
        barred = {}
        for operation in self.guarded:
            if operation.scheme == "deskToken":
                continue
            if operation.scheme not in barred:
                barred[operation.scheme] = self.callers.of_another_door(operation.scheme)
            wanted = 401 if operation.scheme == "metricsKey" else 403
            self.refused(operation, "of another door", wanted, self.send(operation, barred[operation.scheme]))
        roles = self.run.operations["POST", "/desk/users"].body["properties"]["role"]["enum"]
        asked = {self.ranked(operation, roles) for operation in self.guarded if operation.scheme == "deskToken"}
        for role in set(roles) - asked:
            self.run.faults.append(f"{role} is the least role of nothing")

    def ranked(self, operation, roles):
        """The role that it needs: every lesser one is refused, and that one is let in."""
        for role in roles:
            answer = self.send(operation, self.callers.of_role(role))
            if answer[0] != 403:
                self.run.judge(operation, "as " + role, answer)
                return role
            self.refused(operation, "as " + role, 403, answer)
        self.run.complain(operation, "as " + roles[-1], "403, and there is no higher role")
        return None

    def too_often(self, default_rate):
        """Each operation until it is one call too many, with the demo's own caller."""
        for operation in self.run.operations.values():
            limits = operation.limits or [{"count": default_rate}]
            url, body, headers = call_of(operation)
            for _ in range(2 * max(each["count"] for each in limits) + 2):
                answer = self.run.wire.send(operation.method, url, body, headers)
                if answer[0] == 429:
                    break
                if answer[0] < 300:
                    fault = operation.fault_of_head(answer[0], answer[2])
                    if fault:
                        self.run.complain(operation, "below its limit", fault)
            self.refused(operation, "one call too many", 429, answer)
            self.hold_against_clock(operation, answer[2])

    def hold_against_clock(self, operation, headers):
        if int(headers.get("X-RateLimit-Remaining", -1)) != 0:
            self.run.complain(operation, "one call too many", "there are calls left")
        if int(headers.get("Retry-After", 0)) < 1:
            self.run.complain(operation, "one call too many", "Retry-After is no time to wait")
        if int(headers.get("X-RateLimit-Reset", 0)) < int(time.time()) - 1:
            self.run.complain(operation, "one call too many", "X-RateLimit-Reset is over")
