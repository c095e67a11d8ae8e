#!/usr/bin/env python3
"""Asks the real OPA about every form in forms.json, and compares or (--write) records its answers.

The engine inside Tickmark is not OPA; tests/evaluate/forms.rs compares it with the answers recorded here.
OPA comes as a shared library from PyPI, on machines that are allowed to fetch it:

    pip download --no-deps --only-binary=:all: --python-version 3.14 -d whl opa-golib-python-bindings==0.4.4
    unzip -d opa whl/*.whl
    PYTHONPATH=opa tests/rego/opa.py
"""

import json
import pathlib
import sys

from opa_bindings import OpaEngine, OpaError

FORMS = pathlib.Path(__file__).parent / "forms.json"
HEAD = "package t\n\nimport rego.v1\n\n"


def answer(form):
    """What `deny` is in OPA, sorted; the error's first line when OPA refuses the form."""
    try:
        with OpaEngine() as engine:
            engine.add_policy("t.rego", HEAD + form["rego"])
            result = engine.eval_query("deny := data.t.deny", form["input"])
            return sorted(result[0]["deny"])
    except OpaError as error:
        return {"error": str(error).splitlines()[0]}


def main():
    forms = json.loads(FORMS.read_text())
    different = 0
    for form in forms:
        found = answer(form)
        if "--write" in sys.argv:
            form["deny"] = found
        elif found != form.get("deny"):
            different += 1
            print(f"{form['name']}: OPA says {found}, recorded is {form.get('deny')}")
    if "--write" in sys.argv:
        lines = ",\n".join(json.dumps(form, ensure_ascii=False) for form in forms)
        FORMS.write_text(f"[\n{lines}\n]\n")
    print(f"{len(forms)} forms, {different} different")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
