#!/usr/bin/env python3
"""Who may know whom: reads every #include of the tree against docs/house.md.

includes.py ROOT prints a line for each arrow that the plan does not have, and exits with 1 if there is one.
"""
import pathlib
import re
import sys

# Room -> the rooms that it may include. A room may always include itself.
FOUNDATION = {"base"}
DOMAIN = FOUNDATION | {"domain"}
POLICY = DOMAIN
STORE = DOMAIN
NET = FOUNDATION
KNOWLEDGE = DOMAIN | {"store", "nlu"}
AI = DOMAIN | {"nlu", "policy", "flows", "knowledge", "net"}
TURNS = AI | {"ai", "store"}
ENGINE = TURNS | {"turns"}
DESKAPI = DOMAIN
DIALECTS = ENGINE | {"engine", "deskapi"}
DELIVERY = DIALECTS | {"dialects", "net"}
SERVER = DIALECTS | {"dialects", "reports"}
CLIENT = DOMAIN | {"deskapi"}
UI = DOMAIN | {"deskapi", "client", "resources"}

MAY = {
    "base": set(),
    "domain": FOUNDATION,
    "nlu": DOMAIN,
    "policy": POLICY,
    "flows": DOMAIN,
    "store": STORE,
    "net": NET,
    "knowledge": KNOWLEDGE,
    "reports": DOMAIN | {"store"},
    "ai": AI,
    "turns": TURNS,
    "engine": ENGINE,
    "deskapi": DESKAPI,
    "dialects": DIALECTS,
    "delivery": DELIVERY,
    "server": SERVER,
    "client": CLIENT,
    "ui": UI,
    "resources": set(),
}

ROOMS = [
    ("core/base/", "base"),
    ("core/domain/", "domain"),
    ("core/mind/nlu/", "nlu"),
    ("core/mind/policy/", "policy"),
    ("core/mind/flows/", "flows"),
    ("core/mind/knowledge/", "knowledge"),
    ("core/mind/ai/", "ai"),
    ("core/mind/turns/", "turns"),
    ("core/store/", "store"),
    ("core/engine/", "engine"),
    ("core/net/", "net"),
    ("core/doors/server/", "server"),
    ("core/doors/dialects/", "dialects"),
    ("core/doors/deskapi/", "deskapi"),
    ("core/doors/client/", "client"),
    ("core/delivery/", "delivery"),
    ("core/reports/", "reports"),
    ("ui/", "ui"),
    ("resources/", "resources"),
    ("app/", "app"),
    ("tests/", "tests"),
]

INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"')
# Core links no Widgets; Gui belongs to reports and ui.
WIDGETS = re.compile(r"^\s*#\s*include\s*[<\"](?:QtWidgets|QtGui|QtCharts|QtSvg)/")


def room_of(path):
    for prefix, room in ROOMS:
        if path.startswith(prefix):
            return room
    return None


def faults(root):
    found = []
    for folder in ("core", "ui", "resources"):
        for file in sorted((root / folder).rglob("*")):
            if file.suffix not in (".h", ".cpp"):
                continue
            name = file.relative_to(root).as_posix()
            room = room_of(name)
            if room is None:
                found.append(f"{name}: stands in no room of the plan")
                continue
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                if room not in ("ui", "reports") and folder == "core" and WIDGETS.match(line):
                    found.append(f"{name}:{number}: core knows no windows: {line.strip()}")
                match = INCLUDE.match(line)
                if not match:
                    continue
                target = room_of(match[1])
                if target is None or target == room:
                    continue  # generated files (moc) and the room itself
                if target not in MAY[room]:
                    found.append(f"{name}:{number}: {room} may not know {target}: {line.strip()}")
    return found


if __name__ == "__main__":
    lines = faults(pathlib.Path(sys.argv[1]))
    print("\n".join(lines) or "every include follows the plan")
    sys.exit(1 if lines else 0)
