#!/usr/bin/env python3
"""Who may include whom: reads every #include of the tree against the table of docs/house.md.

includes.py ROOT prints a line for each dependency that the table does not have, and for each that it has and nobody
needs, and exits with 1 if there is one.
"""
import pathlib
import re
import sys

ROOMS = [
    ("core/base/", "base"),
    ("core/domain/", "domain"),
    ("core/mind/nlu/", "nlu"),
    ("core/mind/policy/", "policy"),
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
# Who only reads from the store does so through its Readers.
READING = {"dialects", "delivery", "server"}
WRITING = re.compile(r"core/store/(?:Columns|Cursor|Database|Rows|Statement)\.h")
# The embedded responder is behind the headers of ai itself.
LOCAL = "core/mind/ai/local/"


def plan_of(text):
    """The table under "Who may include whom": room -> the rooms that it may include besides itself."""
    section = text.split("## Who may include whom", 1)[1].split("\n## ", 1)[0]
    plan = {"base": set(), "domain": {"base"}, "resources": set()}
    for line in section.splitlines():
        cells = line.split("|")
        rooms = re.findall(r"`(\w+)`", cells[1]) if len(cells) == 4 else []
        for room in rooms:
            plan[room] = {"base", "domain"} | set(re.findall(r"`(\w+)`", cells[2]))
    plan["net"].discard("domain")
    return plan


def room_of(path):
    for prefix, room in ROOMS:
        if path.startswith(prefix):
            return room
    return None


def faults(root, plan, used=None):
    """What the tree includes and @p plan does not allow; puts the (room, room) that it does into @p used."""
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
                if room in READING and WRITING.match(match[1]):
                    found.append(f"{name}:{number}: {room} reads through store/Readers.h: {line.strip()}")
                if room != "ai" and match[1].startswith(LOCAL):
                    found.append(f"{name}:{number}: {room} may not see into the embedded responder: {line.strip()}")
                target = room_of(match[1])
                if target is None or target == room:
                    continue  # generated files (moc) and the room itself
                if target not in plan[room]:
                    found.append(f"{name}:{number}: {room} may not include {target}: {line.strip()}")
                elif used is not None:
                    used.add((room, target))
    return found


if __name__ == "__main__":
    root = pathlib.Path(sys.argv[1])
    plan = plan_of((root / "docs/house.md").read_text(encoding="utf-8"))
    used = set()
    lines = faults(root, plan, used)
    for room, targets in plan.items():
        for target in sorted(targets - {"base", "domain"}):
            if (room, target) not in used:
                lines.append(f"docs/house.md: {room} includes nothing of {target}")
    print("\n".join(lines) or "every include follows the plan")
    sys.exit(1 if lines else 0)
