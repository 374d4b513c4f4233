#!/usr/bin/env python3
"""What the embedded responder says: reads resources/responder/phrases.*.tsv.

phrases.py ROOT prints a line for each fault, and exits with 1 if there is one. The program itself refuses a phrase that
it does not know, and one that is not said in every tone.
"""
import pathlib
import re
import sys

PLACE = re.compile(r"%(\d)")


def faults(root):
    found = []
    for file in sorted((root / "resources/responder").glob("phrases.*.tsv")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if not line or line.startswith("#"):
                continue
            where = f"{file.relative_to(root).as_posix()}:{number}"
            cells = line.split("\t")
            if len(cells) not in (3, 4):
                found.append(f"{where}: has {len(cells)} columns instead of 3 or 4")
                continue
            text, shorter = cells[2], cells[3] if len(cells) == 4 else ""
            if shorter and len(shorter) >= len(text):
                found.append(f"{where}: the shorter text is not shorter")
            if not set(PLACE.findall(shorter)) <= set(PLACE.findall(text)):
                found.append(f"{where}: the shorter text has a place that the text has not")
            for each in (text, shorter):
                if each != each.strip() or "  " in each:
                    found.append(f"{where}: a blank too many")
                if re.search(r"\b(?:please click|dear customer|kindly)\b", each, re.IGNORECASE):
                    found.append(f"{where}: nobody says that: {each}")
                if re.search(r"n['’]t\b|['’](?:re|ll|ve|m|d)\b", each):
                    found.append(f"{where}: a short form: {each}")
    return found


if __name__ == "__main__":
    lines = faults(pathlib.Path(sys.argv[1]))
    print("\n".join(lines) or "every phrase is well formed")
    sys.exit(1 if lines else 0)
