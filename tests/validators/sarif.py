#!/usr/bin/env python3
"""Checks SARIF files with Microsoft's multitool, and for what it misses.

    sarif.py MULTITOOL FILE...

MULTITOOL is the `Sarif.Multitool` of the npm package @microsoft/sarif-multitool-linux (5.7.0); nothing is
installed here. The multitool ends with 0 whatever it finds, so its own log is read: any error or warning
fails. Notes are counted and shown. Ends with 0 when every file is clean, 1 otherwise.
"""

import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile

CONFIG = pathlib.Path(__file__).with_name("sarif.xml")


def multitool(program, file):
    """The multitool's findings: (level, rule, message arguments)."""
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder) / "out.sarif"
        # Without this rule kind GitHub's rules do not run.
        flags = ["--rule-kind", "Sarif;Ghas", "--level", "Error;Warning;Note"]
        command = [program, "validate", str(file), "-c", str(CONFIG), *flags, "-o", str(log), "--log", "ForceOverwrite"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0 or not log.exists():
            return [("error", "multitool", done.stdout + done.stderr)]
        runs = json.loads(log.read_text(encoding="utf-8-sig"))["runs"]
    found = []
    for run in runs:
        for invocation in run.get("invocations", []):
            if not invocation["executionSuccessful"]:
                found.append(("error", "multitool", "did not run to its end"))
        for result in run["results"]:
            found.append((result.get("level", "warning"), result["ruleId"], result["message"].get("arguments")))
    return found


def missed(log):
    """What the multitool does not catch."""
    for run in log["runs"]:
        taxonomies = run.get("taxonomies", [])
        bases = run.get("originalUriBaseIds", {})
        for number, result in enumerate(run["results"]):
            if not result.get("partialFingerprints", {}).get("primaryLocationLineHash"):
                yield f"result {number} has no primaryLocationLineHash"
            if result["kind"] != "fail" and result["level"] != "none":
                yield f"result {number} is {result['kind']} with level {result['level']}"
            for taxon in result.get("taxa", []):
                yield from dangling(taxonomies, taxon, f"result {number}")
        for rule in run["tool"]["driver"]["rules"]:
            severity = rule["properties"]["security-severity"]
            if not isinstance(severity, str) or not re.fullmatch(r"10\.0|[0-9]\.[0-9]", severity):
                yield f"rule {rule['id']} has the security-severity {severity!r}"
            for relationship in rule.get("relationships", []):
                yield from dangling(taxonomies, relationship["target"], f"rule {rule['id']}")
        for location in under(run, "artifactLocation"):
            if location.get("uriBaseId", None) not in bases:
                yield f"{location['uri']} has no base"


def dangling(taxonomies, taxon, owner):
    try:
        taxonomy = taxonomies[taxon["toolComponent"]["index"]]
        if taxonomy["taxa"][taxon["index"]]["id"] != taxon["id"]:
            yield f"{owner}: taxon {taxon['id']} has another's index"
    except IndexError:
        yield f"{owner}: taxon {taxon['id']} has an index out of range"


def under(value, key):
    """Every value under a key, anywhere."""
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    if isinstance(value, dict) and key in value:
        yield value[key]
    for child in children:
        yield from under(child, key)


def main(arguments):
    if len(arguments) < 2:
        print(__doc__)
        return 2
    program, *files = arguments
    failed = False
    for file in files:
        found = multitool(program, pathlib.Path(file))
        levels = collections.Counter(level for level, _, _ in found)
        own = list(missed(json.loads(pathlib.Path(file).read_text(encoding="utf-8"))))
        print(f"{file}: {levels['error']} errors, {levels['warning']} warnings, {levels['note']} notes, {len(own)} own")
        for level, rule, message in found:
            if level != "note":
                print(f"  {level} {rule} {message}")
        for message in own:
            print(f"  {message}")
        failed = failed or bool(own) or levels["error"] + levels["warning"] > 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
