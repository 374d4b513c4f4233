"""Runs the sample of the guide's section SDK as it stands there: run_guide.py PORT. Its host is this machine's PORT, its keys the environment's."""
import pathlib
import re
import socket
import sys

port = int(sys.argv[1])
look_up = socket.getaddrinfo
socket.getaddrinfo = lambda host, _port, *rest, **more: look_up(
    "127.0.0.1" if host == "your-alb-dns" else host, port if host == "your-alb-dns" else _port, *rest, **more)

guide = pathlib.Path(__file__).parent.with_name("seeds") / "platform-guide.md"
section = guide.read_text(encoding="utf-8").split("\n## SDK\n")[1].split("\n## ")[0]
[sample] = re.findall(r"^```python\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
ran = {}
exec(compile(sample, str(guide), "exec"), ran)

assert ran["conversation"]["conversation_id"].startswith("conv-"), ran["conversation"]
assert ran["conversation"]["response"] and isinstance(ran["conversation"]["suggested_actions"], list)
assert ran["response"]["conversation_id"] == ran["conversation"]["conversation_id"], ran["response"]
assert ran["response"]["response"]
assert ran["sentiment"]["sentiment"] == "negative" and 0 <= ran["sentiment"]["sentiment_score"] < 0.5, ran["sentiment"]
assert ran["knowledge_results"]["results"][0]["category"] == "returns", ran["knowledge_results"]
history = ran["client"].chatbot.get_conversation(ran["conversation"]["conversation_id"])
assert history["user_id"] == "user123" and len(history["messages"]) >= 3, history
print("the guide's sample ran")
