#!/usr/bin/env python3
"""What is not run for want of something is said, and not counted as passed.

skips.py ROOT BUILD CTEST prints a line for each fault, and exits with 1 if there is one.
"""
import json
import pathlib
import re
import shutil
import stat
import subprocess
import sys
import tempfile

SKIPPED = (
    "Totals: 2 passed, 0 failed, 1 skipped, 0 blacklisted, 3ms",
    "Totals: 17 passed, 0 failed, 10 skipped, 0 blacklisted, 900ms",
)
NOT_SKIPPED = (
    "Totals: 40 passed, 0 failed, 0 skipped, 0 blacklisted, 6877ms",
    "Totals: 3 passed, 1 failed, 1 skipped, 0 blacklisted, 10ms",
)


def of_ctest(build, ctest):
    """Every test that is a program of Qt's knows its skips."""
    listed = subprocess.run([ctest, "--show-only=json-v1"], cwd=build, capture_output=True, text=True, check=True)
    programs = 0
    for test in json.loads(listed.stdout)["tests"]:
        if not pathlib.Path((test.get("command") or ["?"])[0]).name.count("_tst_"):
            continue
        programs += 1
        found = {each["name"]: each["value"] for each in test.get("properties", [])}
        patterns = found.get("SKIP_REGULAR_EXPRESSION", [])
        patterns = [patterns] if isinstance(patterns, str) else patterns
        if not all(any(re.search(each, line) for each in patterns) for line in SKIPPED):
            yield f"{test['name']}: counts as passed when it is skipped"
        if any(re.search(each, line) for each in patterns for line in NOT_SKIPPED):
            yield f"{test['name']}: counts as skipped when it is not"
    if programs == 0:
        yield "no tests were found"


def of_deps(root):
    """packaging/deps says aloud what it does not fetch, on a machine that has every package but no Node.js."""
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        for name in ("bash", "dirname", "id"):
            (place / name).symlink_to(shutil.which(name))
        query = place / "dpkg-query"
        query.write_text("#!/bin/bash\nprintf 'install ok installed'\n")
        query.chmod(query.stat().st_mode | stat.S_IXUSR)
        done = subprocess.run(
            [shutil.which("bash"), str(root / "packaging/deps"), "tests"],
            env={"PATH": folder},
            capture_output=True,
            text=True,
        )
        if done.returncode != 0 or "not run" not in done.stderr or "Node.js" not in done.stderr:
            yield f"packaging/deps: does not say that it lacks Node.js ({done.returncode}: {done.stderr.strip()})"


def main(root, build, ctest):
    faults = [*of_ctest(build, ctest), *of_deps(root)]
    print("\n".join(faults) or "what is not run is said")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]))
