"""One connection to a server, which sends just what it is told to."""
import http.client
import json
from urllib.parse import quote, urlencode, urlsplit


class Wire:
    def __init__(self, base):
        self._address = urlsplit(base).netloc
        self._connection = http.client.HTTPConnection(self._address, timeout=60)
        self.calls = 0

    def send(self, method, path, body=None, headers=None):
        """(status, content type, headers, body)"""
        self.calls += 1
        headers = dict(headers or {})
        if body is not None:
            headers.setdefault("Content-Type", "application/json")
        for last in (False, True):
            try:
                self._connection.request(method, path, body=body, headers=headers)
                answer = self._connection.getresponse()
                return answer.status, answer.getheader("Content-Type") or "", answer.headers, answer.read()
            except (http.client.HTTPException, OSError):
                # A server may end a connection between two requests; what it does twice is its failure.
                self._connection.close()
                if last:
                    raise
        raise AssertionError("unreachable")


def target(pattern, path=None, query=None):
    for name, value in (path or {}).items():
        pattern = pattern.replace("{" + name + "}", quote(str(value), safe=""))
    return pattern + ("?" + urlencode(query) if query else "")


def encoded(value):
    return json.dumps(value, ensure_ascii=False).encode()
