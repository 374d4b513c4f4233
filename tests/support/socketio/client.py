#!/usr/bin/env python3
"""Debian's python3-socketio against our server, over a network that it has broken: lines "cut" and "heal" on standard
output are orders to the proxy between. Ends with 0, or says what was otherwise than it should be.

    client.py URL polling|websocket|upgrade
"""
import queue
import sys
import time

import socketio

URL, WAY = sys.argv[1:]
TRANSPORTS = ["polling", "websocket"] if WAY == "upgrade" else [WAY]


def order(word):
    print(word, flush=True)


class Client:
    """One client whose events wait in a line."""

    def __init__(self, namespace="/", **options):
        self.namespace = namespace
        self.events = queue.Queue()
        self.sio = socketio.Client(reconnection_delay=0.05, reconnection_delay_max=0.1, randomization_factor=0)
        for name in ("auth", "message-back", "news", "connect", "disconnect", "connect_error"):
            self.sio.on(name, self._keep(name), namespace=namespace)
        self.sio.on("question", lambda text, data: (text + "!", data[::-1]), namespace=namespace)
        # It hands the offset of an event on as one argument more, so it asks for none.
        options.setdefault("wait_timeout", 10)
        self.sio.connect(URL + "?recovery=0", transports=TRANSPORTS, namespaces=[namespace], **options)

    def _keep(self, name):
        return lambda *values: self.events.put((name, values))

    def wait(self, name):
        """What came with the next event of this name; others before it are left out."""
        while True:
            got, values = self.events.get(timeout=15)
            if got == name:
                return values

    def call(self, event, *values):
        return self.sio.call(event, values, namespace=self.namespace, timeout=15)

    def emit(self, event, *values):
        self.sio.emit(event, values, namespace=self.namespace)


def same(got, wanted):
    assert got == wanted, f"{got!r} is not {wanted!r}"


def echoes(client):
    client.emit("message", 1, "häß€😀", {"3": [True]})
    same(client.wait("message-back"), (1, "häß€😀", {"3": [True]}))
    client.emit("message", b"\x01\x02\x03", {"deep": [b"\x04\x05"]})
    same(client.wait("message-back"), (b"\x01\x02\x03", {"deep": [b"\x04\x05"]}))
    large = bytes(300000)
    same(client.call("message-with-ack", "a", large), ("a", large))


def plain():
    client = Client(auth={"token": "123"})
    same(client.wait("auth"), ({"token": "123"},))
    same(client.sio.transport(), "polling" if WAY == "polling" else "websocket")
    echoes(client)
    same(client.call("question", "why", b"\x01\x02"), ("why!", b"\x02\x01"))
    client.emit("leave-me")
    client.wait("disconnect")
    client.sio.disconnect()

    custom = Client("/custom", auth={"c": 1})
    same(custom.wait("auth"), ({"c": 1},))
    echoes(custom)
    custom.sio.disconnect()
    custom.wait("disconnect")

    try:
        # It waits so long though it was refused, and starts over for ever if the server gives it up first.
        Client("/guarded", auth={"token": "bad"}, wait_timeout=2)
        raise AssertionError("a bad token was let in")
    except socketio.exceptions.ConnectionError:
        pass
    good = Client("/guarded", auth={"token": "good"})
    good.wait("connect")
    good.sio.disconnect()


def outage():
    client = Client()
    client.wait("auth")
    first = client.call("who", "room")[0]
    for _ in range(3):
        order("cut")
        client.wait("disconnect")
        order("heal")
        client.wait("auth")  # joined anew
        assert client.call("who", "room")[0] != first
        client.call("join", "room")
        client.emit("tell", "room", "news", "still here")
        same(client.wait("news"), ("still here",))
        echoes(client)
    client.sio.disconnect()


plain()
outage()
