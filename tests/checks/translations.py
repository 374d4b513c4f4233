#!/usr/bin/env python3
"""Every sentence of the console is there in every language that it ships with, with the same places to fill in.

translations.py ROOT [LUPDATE] prints a line for each fault, and exits with 1 if there is one. With Qt's lupdate it
reads the sources too, and finds the sentences that the files do not have yet.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

# How many plurals Qt knows of each; English has a file for its plurals alone.
FORMS = {"de": 2, "ar": 6, "en": 2}
WHOLE = ("de", "ar")

PLACE = re.compile(r"%L?(?:n|[1-9][0-9]?)")
MNEMONIC = re.compile(r"&(?=\w|%)")
# lupdate takes every hexadecimal digit that follows into the character; the compiler takes four.
GREEDY = re.compile(r'\btr\(\s*(?:"(?:[^"\\]|\\.)*"\s*)*"(?:[^"\\]|\\.)*\\u[0-9A-Fa-f]{5}')


def messages(file):
    """(context, source, comment) and the element of each message."""
    found = {}
    for context in xml.parse(file).getroot().findall("context"):
        for message in context.findall("message"):
            key = (context.findtext("name"), message.findtext("source") or "", message.findtext("comment") or "")
            found[key] = message
    return found


def edges(text):
    """The blanks a sentence begins and ends with."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def unlike(source, text, is_plural):
    """What a translation has otherwise than it must, or nothing."""
    if not text.strip():
        return "is empty"
    places, wanted = sorted(PLACE.findall(text)), sorted(PLACE.findall(source))
    if is_plural:  # a form may name its number in words: "a session", "two sessions"
        if not any(each.endswith("n") for each in places):
            wanted = [each for each in wanted if not each.endswith("n")]
    if places != wanted:
        return f"has {' '.join(places) or 'no place'} for {' '.join(wanted) or 'none'}"
    if len(MNEMONIC.findall(text)) != len(MNEMONIC.findall(source)):
        return "has another mnemonic"
    if edges(text) != edges(source):
        return "begins or ends with other blanks"
    if text.endswith("…") != source.endswith("…"):
        return "ends otherwise (…)"
    return None


def faults_of(file, language):
    found = []
    for (context, source, _), message in messages(file).items():
        where = f"{file.name}: {context}: “{source}”"
        translation = message.find("translation")
        is_plural = message.get("numerus") == "yes"
        if translation is None or translation.get("type"):
            found.append(f"{where} is {'missing' if translation is None else translation.get('type')}")
            continue
        texts = [each.text or "" for each in (translation.findall("numerusform") if is_plural else [translation])]
        if is_plural and len(texts) != FORMS[language]:
            found.append(f"{where} has {len(texts)} of {FORMS[language]} plurals")
        found += [f"{where}: “{text}” {what}" for text in texts if (what := unlike(source, text, is_plural))]
    return found


def said(root, lupdate):
    """What the sources say, as lupdate reads it."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "tierdesk_de.ts"
        subprocess.run(
            [lupdate, "-silent", "-I", root, "-locations", "none", root / "ui", root / "app", "-ts", file],
            check=True, timeout=60, stdout=subprocess.DEVNULL)
        return messages(file)


def faults(root, lupdate=None):
    found = []
    folder = root / "translations"
    for language in FORMS:
        file = folder / f"tierdesk_{language}.ts"
        found += faults_of(file, language) if file.exists() else [f"{file.name} is not there"]
    for source in sorted([*root.glob("ui/**/*.cpp"), *root.glob("app/**/*.cpp")]):
        if GREEDY.search(source.read_text(encoding="utf-8")):
            found.append(f"{source.relative_to(root)}: end the literal after \\uXXXX, where a digit or a to f follows")
    if not lupdate:
        return found
    sentences = said(root, lupdate)
    for language in FORMS:
        file = folder / f"tierdesk_{language}.ts"
        known = messages(file) if file.exists() else {}
        for key, message in sentences.items():
            if key not in known and (language in WHOLE or message.get("numerus") == "yes"):
                found.append(f"{file.name}: {key[0]}: “{key[1]}” is not in it: build tierdesk_lupdate")
    return found


if __name__ == "__main__":
    tool = sys.argv[2] if len(sys.argv) > 2 else shutil.which("lupdate")
    lines = faults(pathlib.Path(sys.argv[1]).resolve(), tool)
    print("\n".join(lines) or "every sentence is translated")
    sys.exit(1 if lines else 0)
