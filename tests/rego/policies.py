#!/usr/bin/env python3
"""Asks the real OPA what every policy says of every fixture, and compares with what Tickmark said.

    PYTHONPATH=opa policies.py target/opa-inputs.json

The file comes from `cargo test --test opa_inputs -- --ignored`; tests/rego/opa.py says where OPA comes from.
Messages are compared as sets. Redacted messages cannot be compared and are left out.
"""

import json
import sys

from opa_bindings import OpaEngine, OpaError


def messages(question, libraries):
    with OpaEngine() as engine:
        for number, library in enumerate(libraries):
            engine.add_policy(f"library{number}.rego", library)
        engine.add_policy("policy.rego", question["policy"])
        engine.add_data({"params": question["parameters"]})
        result = engine.eval_query(f"deny := data.{question['package']}.deny", question["input"])
        return {finding["msg"] for finding in result[0]["deny"]}


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        content = json.load(file)
    different = 0
    for question in content["asked"]:
        said = set(question["messages"])
        if any("[redacted]" in message for message in said):
            continue
        try:
            found = messages(question, content["libraries"])
        except OpaError as error:
            found = {f"error: {error}"}
        if found != said:
            different += 1
            print(f"{question['fixture']} {question['package']}\n  OPA: {sorted(found)}\n  we:  {sorted(said)}")
    print(f"{len(content['asked'])} questions, {different} answered differently")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
