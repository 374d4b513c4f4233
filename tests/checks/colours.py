#!/usr/bin/env python3
"""No colour and no style sheet outside ui/theme.

colours.py ROOT prints a line for each, and exits with 1 if there is one.
"""
import pathlib
import re
import sys

RULES = [
    (re.compile(r"\bsetStyleSheet\b"), "style sheets are not used"),
    (re.compile(r'#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})"'), "a colour literal"),
    (re.compile(r"\bQColor\s*[({]\s*(?:0x|\d|u?\"#|QStringLiteral|QLatin1)"), "a colour literal"),
    (re.compile(r"\bQt::(?:white|black|red|green|blue|gray|darkGray|lightGray|yellow|cyan|magenta|dark\w+)\b"), "a named colour"),
]


def faults(root):
    found = []
    for folder in ("ui", "app"):
        for file in sorted((root / folder).rglob("*")):
            name = file.relative_to(root).as_posix()
            if file.suffix not in (".h", ".cpp") or name.startswith("ui/theme/"):
                continue
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                for pattern, what in RULES:
                    if pattern.search(line):
                        found.append(f"{name}:{number}: {what}: {line.strip()}")
    return found


if __name__ == "__main__":
    lines = faults(pathlib.Path(sys.argv[1]))
    print("\n".join(lines) or "colours stand in ui/theme alone")
    sys.exit(1 if lines else 0)
