#!/usr/bin/env python3
"""The documents whose clients must find here what they know stand in tests/api/seeds as they were given, byte by byte.

seeds.py ROOT prints a line for each fault, and exits with 1 if there is one.
"""
import hashlib
import pathlib
import sys

DIGESTS = {  # SHA-256
    "call-center.md": "79d7f0fe3b39c616870a96be643d81ced8d9a42fc7deb83c8bc776feab3ad1c8",
    "chat-poc.md": "90fefa434222e3438b793ab2fe3e01c7c0bfb23e0a9e72a564cbd5a1f7cf1641",
    "cs-api.md": "062a5ad4e26a1953369fdb90e2244a525180a7de89aaa06e3397b910316e7d42",
    "platform-guide.md": "2c3223fec76574d97afd1e483dcb9bf510a0fbdcadfe6764f116b88c9e842f04",
    "support-api.md": "e16f246b3397f40f430f29ae392bb67fc8ab99e10f1b5b4113fd8c7081d09e34",
}


def faults(root):
    folder = root / "tests/api/seeds"
    for file in sorted(folder.iterdir()):
        if file.name not in DIGESTS:
            yield f"{file.relative_to(root)}: is none of the documents"
    for name, digest in DIGESTS.items():
        file = folder / name
        if not file.is_file():
            yield f"tests/api/seeds/{name}: is missing"
        elif hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            yield f"tests/api/seeds/{name}: is not as it was given"


def main(root):
    found = list(faults(root))
    print("\n".join(found) or "the documents are as they were given")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
