#!/usr/bin/env python3
"""Debian's python3-socketio in a chat. Lines on standard output are orders to the test: "cut" and "heal" the network,
"claim ID" and "reply ID TEXT" as a person at the desk. Ends with 0, or says what was otherwise than it should be.

    client.py URL polling|websocket
"""
import queue
import sys
import time

import socketio

URL, TRANSPORT = sys.argv[1:3]
EVENTS = ("chat-joined", "message-received", "message-sent", "message-chunk", "typing", "escalation-needed",
          "tier-changed", "agent-joined", "agent-left", "queue-updated", "chat-ended", "chat-rated", "chat-error",
          "connect", "disconnect")


def order(*words):
    print(*words, flush=True)


class Client:
    def __init__(self, **options):
        self.events = queue.Queue()
        self.sio = socketio.Client(reconnection_delay=0.05, reconnection_delay_max=0.1, randomization_factor=0)
        for name in EVENTS:
            self.sio.on(name, lambda *values, name=name: self.events.put((name, values[0] if values else None)))
        # It hands the offset of an event on as one argument more, so it asks for none.
        self.sio.connect(URL + "?recovery=0", transports=[TRANSPORT], wait_timeout=30, **options)

    def wait(self, name, fits=lambda body: True):
        """The next event of this name that fits; others before it are left out."""
        end = time.monotonic() + 60
        while True:
            got, body = self.events.get(timeout=max(0.1, end - time.monotonic()))
            if got == name and fits(body):
                return body

    def ask(self, event, body):
        return self.sio.call(event, body, timeout=60)


def same(got, wanted):
    assert got == wanted, f"{got!r} is not {wanted!r}"


def talk():
    client = Client()
    chat = client.ask("join-chat", {"userId": "user123"})
    same(client.wait("chat-joined"), chat)
    answer = client.ask("send-message", {"message": "Hello, I need help with my order"})
    same(client.wait("message-received")["message"], answer["message"])
    urgent = client.ask("send-message", {"message": "This is urgent!"})
    assert urgent["escalated"], urgent
    same(client.wait("escalation-needed")["escalation"], urgent["escalation"])
    order("claim", chat["sessionId"])
    agent = client.wait("agent-joined")["agent"]
    order("reply", chat["sessionId"], "I am here.")
    reply = client.wait("message-received", lambda body: body["message"])
    same((reply["response"], reply["message"]["role"]), ("I am here.", "human_agent"))
    same(reply["message"]["agentName"], agent["name"])
    same(client.ask("end-chat", {"solved": True})["status"], "RESOLVED")
    client.wait("chat-ended")
    client.sio.disconnect()


def haste():
    """Nobody needs to wait for the join."""
    client = Client()
    client.sio.emit("join-chat", {})
    client.sio.emit("send-message", {"message": "Hello"})
    rated = client.ask("rate-chat", {"rating": 4})
    same(client.wait("chat-joined")["sessionId"], rated["sessionId"])
    answer = client.wait("message-received")
    same((answer["sessionId"], answer["message"]["role"]), (rated["sessionId"], "ai_rep"))
    client.sio.disconnect()


def outage():
    """It is not recovered: it joins again with what it has, and gets what it missed."""
    client = Client()
    chat = client.ask("join-chat", {})
    client.ask("send-message", {"message": "I want to talk to a person"})
    order("claim", chat["sessionId"])
    client.wait("agent-joined")
    newest, wanted, got = None, [], []
    for round_ in range(3):
        order("cut")
        client.wait("disconnect")
        wanted.append(f"missed {round_}")
        order("reply", chat["sessionId"], wanted[-1])
        order("heal")
        client.wait("connect")
        joined = client.ask("join-chat", {"sessionId": chat["sessionId"], "after": newest})
        while True:  # the reply may still be on its way
            for message in joined["messages"]:
                newest = message["messageId"]
                if message["role"] == "human_agent":
                    got.append(message["content"])
            if len(got) == len(wanted):
                break
            joined = {"messages": [client.wait("message-received", lambda body: body["message"])["message"]]}
        same(got, wanted)
    client.sio.disconnect()


talk()
haste()
outage()
