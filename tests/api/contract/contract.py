"""Calls every operation that /openapi.json of a running demo documents, and holds each answer against it.

    contract.py check BASE          valid and invalid calls; prints what is wrong, and ends with 1 if anything is
    contract.py callers BASE        calls without a credential, and with one that opens too little
    contract.py limits BASE RATE    calls until they are too many; RATE is default-rate of the server's settings
    contract.py record BASE FILE    makes each call of the plan once and writes it with its answer, as examples

Each answer's status, media type and body must be documented, what is wrong in a request must be refused, and no status
is 500 or more. The same program and the same seed make the same calls.
"""
import json
import sys

import variants
from document import operations
from plan import COMPANY, PLAN
from wire import Wire, encoded, target


SHOWN_AT = "https://support.example.com"


def remembered(value, kept):
    """`value` with what "$name" stands for."""
    if isinstance(value, str) and value.startswith("$"):
        return kept[value[1:]]
    if isinstance(value, dict):
        return {name: remembered(each, kept) for name, each in value.items()}
    if isinstance(value, list):
        return [remembered(each, kept) for each in value]
    return value


def sent(call, body):
    """The bytes of a call's body, and the fields that say what they are."""
    if "file" in call:
        return call["file"][1], {"Content-Type": call["file"][0]}
    return None if body is None else encoded(body), None


def at(value, path):
    for part in path.split("."):
        value = value[int(part) if part.isdigit() else part]
    return value


def shown(value, base, name=None):
    """`value` as an example: two elements of a list show what all are like, secrets and this machine's address nothing."""
    if isinstance(value, dict):
        return {member: shown(each, base, member) for member, each in value.items()}
    if isinstance(value, list):
        return [shown(each, base) for each in value[:2]]
    if isinstance(value, str):
        return value[:6] + "…" if name in ("secret", "token") and value else value.replace(base, SHOWN_AT)
    return value


class Run:
    def __init__(self, base):
        self.wire = Wire(base)
        _, _, _, described = self.wire.send("GET", "/openapi.json")
        self.operations = operations(json.loads(described))
        self.kept = {}
        self.faults = []
        self.called = set()

    def complain(self, operation, what, fault):
        self.faults.append(f"{operation.name}: {what}: {fault}")

    def judge(self, operation, what, answer, is_wrong=None, may_fail=()):
        status, content_type, _, body = answer
        fault = operation.fault_of(status, content_type, body)
        if status >= 500 and status not in may_fail:
            fault = f"{status} {body[:200]!r}"
        elif is_wrong and status < 400:
            fault = f"was taken, {status}"
        if fault:
            self.complain(operation, what, fault)
        return status

    def meant(self, call):
        """(operation, path, query, body) of a call of the plan."""
        return (self.operations[call["method"], call["pattern"]], remembered(call.get("path", {}), self.kept),
                remembered(call.get("query", {}), self.kept), remembered(call.get("body"), self.kept))

    def make(self, call):
        """Makes a call of the plan as it stands there, and gives its answer."""
        operation, path, query, body = self.meant(call)
        self.called.add(operation)
        url = target(call["pattern"], path, query)
        for _ in range(600):
            answer = self.wire.send(call["method"], url, *sent(call, body))
            if "until" not in call or json.loads(answer[3]).get(call["until"][0]) == call["until"][1]:
                break
        may_fail = call.get("mayFail", ())
        status = self.judge(operation, "as planned", answer, may_fail=may_fail)
        if not (200 <= status < 300 or status in may_fail):
            self.complain(operation, "as planned", f"{status} {answer[3][:300]!r}")
            return answer
        for name, where in call.get("keep", {}).items():
            self.kept[name] = at(json.loads(answer[3]), where)
        return answer

    def vary(self, call):
        """Makes it with parameters and bodies that are good in another way, or wrong in one place."""
        operation, path, query, body = self.meant(call)
        may_fail = call.get("mayFail", ())

        def send(what, is_wrong, **changed):
            url = target(operation.path, changed.get("path", path), changed.get("query", query))
            raw, headers = changed.get("raw"), changed.get("headers")
            if "file" in call and raw is None:
                raw, headers = call["file"][1], dict({"Content-Type": call["file"][0]}, **headers or {})
            answer = self.wire.send(operation.method, url, raw, headers)
            return self.judge(operation, what, answer, is_wrong, may_fail)

        for what, changed, is_wrong in variants.queries(operation.parameters, query):
            send(what, is_wrong, query=changed, raw=None if body is None else encoded(body))
        send("with a query that is no UTF-8", True, query={"x": b"\xff"})
        send("with an Accept that nothing fits", True, headers={"Accept": "video/mp4, */*;q=0"})
        for name in path:
            for value in variants.STRANGE_IDS:
                send(f"{name}={value[:16]!r}", operation.body is None and not call.get("anyName"), path=dict(path, **{name: value}),
                     raw=None if body is None else encoded(body))
        if operation.body is None:
            return
        for what, changed, is_wrong in variants.bodies(operation.body, body, operation.id):
            send(what, is_wrong, raw=encoded(changed))
        for what, raw, is_wrong in variants.RAW:
            send(what, is_wrong and (raw != b"" or operation.needs_body), raw=raw)
        for kind in ("text/xml", "application/json; charset=latin1", "multipart/form-data; boundary=x"):
            send(f"as {kind}", True, raw=encoded(body), headers={"Content-Type": kind})

    def missing(self):
        return [each.name for each in self.operations.values() if each not in self.called]


def check(base):
    run = Run(base)
    for call in PLAN:
        if call.get("varyFirst"):
            run.vary(call)
        run.make(call)
        if call.get("record", True) and not call.get("varyFirst"):
            run.vary(call)
    for name in run.missing():
        run.faults.append(f"{name}: is documented and stands in no plan")
    return told(run, len(run.called))


def told(run, count):
    print(f"{run.wire.calls} calls of {count} operations, {len(run.faults)} faults")
    for fault in run.faults:
        print(fault)
    return 1 if run.faults else 0


def callers(base):
    from callers import Doorkeeping  # needs botocore, which the others do without
    run = Run(base)
    doors = Doorkeeping(run, base, COMPANY)
    doors.strangers()
    doors.too_little()
    return told(run, len(run.operations))


def limits(base, rate):
    from callers import Doorkeeping
    run = Run(base)
    Doorkeeping(run, base, COMPANY).too_often(int(rate))
    return told(run, len(run.operations))


def record(base, file):
    run = Run(base)
    examples = {}
    for call in PLAN:
        operation, path, query, body = run.meant(call)
        answer = run.make(call)
        if not call.get("record", True):
            continue
        texts = {name: str(value) for name, value in path.items()}
        entry = {name: value for name, value in (("path", texts), ("query", query), ("request", body)) if value}
        status, content_type, _, text = answer
        value = json.loads(text) if content_type.startswith("application/json") and status < 300 else None
        if value is not None and ("answer" not in call or any(value.values())):
            if operation.id == "get_openapi_json":  # not itself within itself
                value = {name: value[name] for name in ("openapi", "info")}
            entry["responses"] = {str(status): shown(value, base)}
        elif "answer" in call:
            entry["responses"] = {"200": call["answer"]}
        elif content_type.startswith("text/plain"):
            entry["responses"] = {str(status): text.decode()[:400]}
        if operation.has_events():
            url = target(operation.path, path, query)
            streamed = run.wire.send(operation.method, url, encoded(body), {"Accept": "text/event-stream"})
            entry["events"] = streamed[3].decode()
        examples[operation.id] = entry
    with open(file, "w", encoding="utf-8") as out:
        json.dump(examples, out, indent=1, ensure_ascii=False, sort_keys=True)
        out.write("\n")
    for fault in run.faults:
        print(fault)
    return 1 if run.faults or run.missing() else 0


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "check":
        sys.exit(check(sys.argv[2]))
    if len(sys.argv) == 3 and sys.argv[1] == "callers":
        sys.exit(callers(sys.argv[2]))
    if len(sys.argv) == 4 and sys.argv[1] == "limits":
        sys.exit(limits(sys.argv[2], sys.argv[3]))
    if len(sys.argv) == 4 and sys.argv[1] == "record":
        sys.exit(record(sys.argv[2], sys.argv[3]))
    sys.exit(__doc__)
