"""Bodies and parameters made from a schema and a good example: good ones, and ones that are wrong in one place."""
import copy
import random

LONG = 10_000


def kinds(schema):
    """The JSON types that a schema takes; none: any."""
    if "anyOf" in schema:
        return sorted({kind for each in schema["anyOf"] for kind in kinds(each)})
    kind = schema.get("type", [])
    return [kind] if isinstance(kind, str) else list(kind)


def main(schema):
    """The schema without its null."""
    for each in schema.get("anyOf", []):
        if kinds(each) != ["null"]:
            return each
    return schema


WRONG = {"string": [7, True, [], {}], "integer": ["1", 1.5, True, []], "number": ["1", True, {}],
         "boolean": ["yes", 1, []], "object": ["{}", [], 3], "array": [{}, "[]", 3], "null": [3]}


def wrong_values(schema):
    """(what is wrong, value) of a member that has this schema."""
    schema = main(schema)
    for kind in kinds(schema)[:1]:
        for value in WRONG[kind]:
            yield f"of another type, {value!r}", value
    if "enum" in schema:
        yield "not among the words", "no-such-word"
    if "minimum" in schema:
        yield "below its least", schema["minimum"] - 1
    if "maximum" in schema:
        yield "above its most", schema["maximum"] + 1
    if schema.get("minLength", 0) > 0:
        yield "empty", ""
    if "maxLength" in schema:
        yield "too long", "x" * (schema["maxLength"] + 1)
    if "maxItems" in schema and schema["maxItems"] < LONG:
        yield "too many", ["x"] * (schema["maxItems"] + 1)


def good_values(schema, example, chance):
    """Further values that the schema takes; whether the state allows them is another matter."""
    schema = main(schema)
    if "enum" in schema:
        yield from schema["enum"]
    elif kinds(schema) == ["string"] and isinstance(example, str):
        if schema.get("maxLength", 0) >= 200 and schema.get("format") is None:
            yield "é" * min(200, schema["maxLength"])
            words = ["order", "refund", "тест", "注文", "🙂", "ORD-9876", "\u202eabc", "<b>", "a\tb"]
            yield " ".join(chance.choice(words) for _ in range(chance.randint(1, 12)))
    elif kinds(schema) in (["integer"], ["number"]):
        for bound in ("minimum", "maximum"):
            if bound in schema:
                yield schema[bound]


def bodies(schema, example, seed):
    """(what, body, is it wrong) for a request; `example` is a good one."""
    chance = random.Random(seed)
    if main(schema).get("type") == "array":
        yield "a body that is no list", {"rows": []}, True
        yield "an empty list", [], False
        yield "rows that are none", [1, "x", None], False
        return
    for wrong in ([], "text", 7, None, True):
        yield f"a body that is {wrong!r}", wrong, True
    members = schema.get("properties", {})
    required = schema.get("required", [])
    for name in required:
        yield f"without {name}", {n: v for n, v in example.items() if n != name}, True
    if schema.get("additionalProperties") is False:
        yield "with a member that there is not", dict(example, nobodyKnows=1), True
    for name, member in members.items():
        for what, value in wrong_values(member):
            yield f"{name} {what}", dict(example, **{name: value}), True
        inner = main(member)
        if inner.get("type") == "object" and isinstance(example.get(name), dict):
            for deeper, each in inner.get("properties", {}).items():
                for what, value in wrong_values(each):
                    changed = copy.deepcopy(example)
                    changed[name][deeper] = value
                    yield f"{name}.{deeper} {what}", changed, True
    for name, member in members.items():
        if name not in required and name in example:
            yield f"without {name}, which may go", {n: v for n, v in example.items() if n != name}, False
        for value in good_values(member, example.get(name), chance):
            yield f"{name} {str(value)[:20]!r}", dict(example, **{name: value}), False
        yield f"{name} null", dict(example, **{name: None}), None
    # Several things at once, which may be right or wrong.
    for number in range(5):
        changed = copy.deepcopy(example)
        for name, member in chance.sample(sorted(members.items()), min(2, len(members))):
            values = [value for _, value in wrong_values(member)] + list(good_values(member, "x", chance)) + [None]
            changed[name] = chance.choice(values)
        yield f"two members changed, {number}", changed, None


RAW = [("broken JSON", b'{"a":', True), ("no JSON at all", b"hello", True), ("an empty body", b"", True),
       ("a member twice", b'{"a":1,"a":2}', True), ("bytes that are no UTF-8", b'{"a":"\xff\xfe"}', True),
       ("a lone surrogate", b'{"a":"\\ud800"}', True), ("too deep", b"[" * 2000 + b"]" * 2000, True),
       ("a number out of any range", b'{"a":1e999999}', None), ("a zero in a text", b'{"a":"\\u0000"}', None)]


def queries(parameters, example):
    """(what, query, is it wrong) for a call; `example` is a good query."""
    for parameter in parameters:
        if parameter["in"] != "query":
            continue
        name, schema = parameter["name"], parameter["schema"]
        if parameter.get("required"):
            yield f"without {name}", {n: v for n, v in example.items() if n != name}, True
        elif name in example:
            yield f"without {name}, which may go", {n: v for n, v in example.items() if n != name}, False
        if "integer" in kinds(schema):
            for value in ("abc", "1.5", "-1", "99999999999999999999", ""):
                yield f"{name}={value}", dict(example, **{name: value}), None if value in ("", ) else True
        elif "enum" in schema:
            yield f"{name} not among the words", dict(example, **{name: "no-such-word"}), True
            for value in schema["enum"]:
                yield f"{name}={value}", dict(example, **{name: value}), False
        else:
            if schema.get("maxLength"):
                yield f"{name} too long", dict(example, **{name: "x" * (schema["maxLength"] + 1)}), True
            for value in ("", "2026-02-30", "%", "тест", "x" * 2000):
                yield f"{name}={value[:12]}", dict(example, **{name: value}), None


STRANGE_IDS = ["nobody-has-this", "a b/ü", "x" * 65, "0", "-1", "99999999999999999999", "%", "..", "\u202e"]
