"""What /openapi.json says, and whether an answer is as it says."""
import copy
import json

from jsonschema import Draft202012Validator


def pointed(document, reference):
    at = document
    for part in reference.removeprefix("#/").split("/"):
        at = at[part.replace("~1", "/").replace("~0", "~")]
    return at


def inlined(document, node):
    """`node` without references; there are no circles in a document of ours."""
    if isinstance(node, dict):
        if "$ref" in node:
            return inlined(document, pointed(document, node["$ref"]))
        return {name: inlined(document, each) for name, each in node.items()}
    if isinstance(node, list):
        return [inlined(document, each) for each in node]
    return node


def closed(schema):
    """`schema`, which then allows no member that it does not name: an answer is to be described whole."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    out = {name: closed(each) for name, each in schema.items()}
    if "properties" in schema and "additionalProperties" not in schema:
        out["additionalProperties"] = False
    return out


class Operation:
    def __init__(self, path, method, document, described):
        self.path = path
        self.method = method.upper()
        self.id = described["operationId"]
        self.name = f"{self.method} {path}"
        described = inlined(document, described)
        self.parameters = described.get("parameters", [])
        self.needs_body = described.get("requestBody", {}).get("required", False)
        content = described.get("requestBody", {}).get("content", {})
        self.body_types = list(content)
        self.body = content.get("application/json", {}).get("schema")
        self.responses = described["responses"]
        self.limits = described.get("x-rate-limits", [])
        self.scheme = next(iter((described.get("security") or [{}])[0]), None)

    def has_events(self):
        return "text/event-stream" in self.responses.get("200", {}).get("content", {})

    def signs_in(self):
        """Whether what it refuses with 401 is what its body says."""
        return self.scheme is None and "401" in self.responses

    def is_told_in_full(self, status):
        """Whether the body of an answer has a schema that says more than that it is an object."""
        return all(each.get("schema", {}).get("properties") for each in self.responses[str(status)]["content"].values())

    def fault_of_head(self, status, headers):
        """What is wrong with the fields of an answer that are described; none if they are all there."""
        for name, described in self.responses.get(str(status), {}).get("headers", {}).items():
            if name == "Idempotency-Replayed":
                continue  # of a repeat
            value = headers.get(name)
            if value is None:
                return f"{status} comes without {name}"
            if described["schema"].get("type") == "integer" and not value.isdigit():
                return f"{status} has {name}: {value}"
        return None

    def fault_of(self, status, content_type, body):
        """What is wrong with an answer, in words; none if it is as it is described."""
        response = self.responses.get(str(status))
        if response is None:
            return f"the status {status} is not documented"
        kind = content_type.split(";")[0].strip().lower()
        if kind not in response.get("content", {}):
            return f"{status} comes as {kind or 'nothing'}, which is not documented"
        if not kind.endswith("json"):
            return None
        try:
            value = json.loads(body)
        except ValueError as error:
            return f"{status} has a body that is no JSON: {error}"
        schema = closed(copy.deepcopy(response["content"][kind].get("schema", {})))
        for error in Draft202012Validator(schema).iter_errors(value):
            where = "/".join(str(part) for part in error.absolute_path)
            return f"{status} does not fit its schema at /{where}: {error.message[:300]}"
        return None


def operations(document):
    return {(method.upper(), path): Operation(path, method, document, described)
            for path, item in document["paths"].items() for method, described in item.items()}
