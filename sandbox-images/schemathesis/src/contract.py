"""What a contract documents, by operation."""

import yaml

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Reads statuses as numbers and leaves dates as text, as JSON has them."""


Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def documented(path, exclude=()):
    """The statuses of each operation on paths that are not excluded, such as {"GET /flags": ["200", "4XX", "default"]}."""
    with open(path, encoding="utf-8") as file:
        contract = yaml.load(file, Loader)
    return {
        f"{method.upper()} {template}": [str(status) for status in item[method].get("responses") or {}]
        for template, item in (contract.get("paths") or {}).items()
        for method in METHODS
        if template not in exclude and isinstance(item, dict) and isinstance(item.get(method), dict)
    }
