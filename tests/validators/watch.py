"""Lets OCSF's schema judge the events of a watch over a file that breaks a rule and keeps it again.

Usage: watch.py BINARY
"""

import pathlib
import signal
import subprocess
import sys
import tempfile
import time

import reports

binary = pathlib.Path(sys.argv[1]).resolve()
with tempfile.TemporaryDirectory() as name:
    project, events = pathlib.Path(name) / "project", pathlib.Path(name) / "ocsf"
    project.mkdir()
    bucket = 'resource "aws_s3_bucket" "b" { bucket = "b" }\nresource "aws_s3_bucket_acl" "b" {\n  bucket = "b"\n  acl = "%s"\n}\n'
    file = project / "main.tf"
    file.write_text(bucket % "private")
    watch = subprocess.Popen([binary, "watch", "--events", "ocsf", "--to", events], cwd=project)
    time.sleep(3)
    for acl in ["public-read", "private"]:
        file.write_text(bucket % acl)
        time.sleep(3)
    watch.send_signal(signal.SIGTERM)
    assert watch.wait(30) == 1
    told = events.read_text().splitlines()
    complaints = list(reports.ocsf(pathlib.Path(name)))
    print(f"watch: ocsf: {len(told)} events, {len(complaints)} complaints")
    print("\n".join(complaints[:10]))
    sys.exit(len(told) < 2 or bool(complaints))
