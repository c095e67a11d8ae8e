"""Runs the scan step of the composite action as a runner would, without a runner: environment in, outputs out.

Usage: action.py BINARY PROJECT
"""

import os
import pathlib
import subprocess
import sys
import tempfile

from ruamel.yaml import YAML

binary, project = (pathlib.Path(argument).resolve() for argument in sys.argv[1:])
action = YAML(typ="safe").load(pathlib.Path("action.yml").read_text())
steps = action["runs"]["steps"]
source = next(step for step in steps if step.get("id") == "source")
scan = next(step for step in steps if step.get("id") == "scan")
defaults = {name: one["default"] for name, one in action["inputs"].items()}


def run(step, **inputs):
    """The exit code, the outputs and the standard output of a step, with these inputs beside the defaults."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "tickmark/bin").mkdir(parents=True)
        (folder / "tickmark/bin/tickmark").symlink_to(binary)
        environment = {"PATH": os.environ["PATH"], "RUNNER_TEMP": str(folder), "RUNNER_OS": "Linux", "RUNNER_ARCH": "X64"}
        environment |= {"GITHUB_OUTPUT": str(folder / "output"), "GITHUB_STEP_SUMMARY": str(folder / "summary")}
        environment |= {"GITHUB_ACTION_PATH": os.getcwd()}
        for name, value in step.get("env", {}).items():
            value = value.replace("${{ steps.source.outputs.root }}", str(folder / "tickmark"))
            for key, default in defaults.items():
                value = value.replace("${{ inputs.%s }}" % key, inputs.get(key, default))
            assert "${{" not in value, f"{name} is {value}"
            environment[name] = value
        command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]]
        done = subprocess.run(command, env=environment, cwd=project, capture_output=True, text=True)
        output = (folder / "output").read_text() if (folder / "output").exists() else ""
        summary = (folder / "summary").read_text() if (folder / "summary").exists() else ""
        return done, dict(line.split("=", 1) for line in output.splitlines()), summary


done, outputs, _ = run(source)
assert done.returncode == 0 and outputs["rust"] and outputs["key"].startswith("tickmark-Linux-X64-"), (done, outputs)
assert run(source)[1] | {"root": ""} == outputs | {"root": ""}, "the key of the cache is not stable"

done, outputs, summary = run(scan)
assert done.returncode == 1 and outputs["exit-code"] == "1", (done, outputs)
assert outputs["sarif-file"] and outputs["json-file"] and "Tickmark" in summary, (outputs, summary[:200])
assert done.stdout.startswith("::"), done.stdout[:200]
done, outputs, _ = run(scan, **{"fail-on": "none", "hosts": "host\n", "arguments": "--exclude\nexport/**\n"})
assert done.returncode == 0 and outputs["exit-code"] == "0", (done, outputs)
# what looks like a script is a value
done, outputs, _ = run(scan, paths='$(touch pwned); "; touch pwned; #')
assert done.returncode == 2 and not (project / "pwned").exists(), (done, outputs)
done, outputs, _ = run(scan, **{"fail-on": "sometimes"})
assert done.returncode == 2 and "sarif-file" not in outputs, (done, outputs)
print("the scan step of the action: ok")
