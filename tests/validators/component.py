"""Writes a GitLab component as the two documents that GitLab makes of it: its header, and its jobs with the default inputs.

Usage: component.py COMPONENT FOLDER
"""

import pathlib
import re
import sys

from ruamel.yaml import YAML

text = pathlib.Path(sys.argv[1]).read_text()
folder = pathlib.Path(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)
header, jobs = text.split("\n---\n")
inputs = YAML(typ="safe").load(header)["spec"]["inputs"]
used = set(re.findall(r"\$\[\[ inputs\.(\w+) \]\]", jobs))
assert used == set(inputs), f"declared and used inputs differ: {used ^ set(inputs)}"
assert all("description" in one for one in inputs.values()), "an input has no description"


def value(match):
    """The default of an input, as GitLab writes it."""
    default = inputs[match[1]]["default"]
    return str(default).lower() if isinstance(default, bool) else str(default)


(folder / "header.yml").write_text(header + "\n")
(folder / "jobs.yml").write_text(re.sub(r"\$\[\[ inputs\.(\w+) \]\]", value, jobs))
