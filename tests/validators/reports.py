#!/usr/bin/env python3
"""Lets the judges that others wrote look at reports.

    reports.py [--only JUDGE] FOLDER...

Each folder holds one report of each format, named as the format is on the command line. Wants the packages and
programs that install.sh fetches. Ends with 0 when every report is accepted, 1 otherwise.
"""

import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
SCHEMAS = HERE.parent / "schemas"
OSCAL = {
    "oscal": "assessment-results",
    "oscal-plan": "assessment-plan",
    "oscal-component": "component-definition",
    "oscal-catalog": "catalog",
    "oscal-profile": "profile",
    "oscal-poam": "plan-of-action-and-milestones",
}


def run(*command, cwd=None):
    """What a program complains about; nothing when it ends with 0."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)
    return [] if done.returncode == 0 else [(done.stdout + done.stderr).strip()[-1500:]]


def load(file):
    return json.loads(file.read_text(encoding="utf-8"))


def lines(file):
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def junit(folder):
    from junitparser import JUnitXml

    file = folder / "junit"
    yield from run("xmllint", "--noout", "--nonet", "--schema", str(HERE / "junit-10.xsd"), str(file))
    parsed = JUnitXml.fromfile(str(file))
    suites = list(parsed)
    for count in ("tests", "failures", "errors"):
        if sum(getattr(suite, count) for suite in suites) != int(getattr(parsed, count) or 0):
            yield f"the sum of {count} is not that of the suites"
    for suite in suites:
        cases = list(suite)
        kinds = [type(result).__name__ for case in cases for result in case.result]
        seen = [len(cases), kinds.count("Failure"), kinds.count("Error"), kinds.count("Skipped")]
        if seen != [suite.tests, suite.failures, suite.errors, suite.skipped]:
            yield f"{suite.name}: counts {seen} do not match"


def oscal(folder):
    """NIST's schema, then compliance-trestle, which imports each document and validates the whole workspace, then
    oscal-validate with NIST's constraints, which follows every reference from one document into the other."""
    import jsonschema_rs

    schema = jsonschema_rs.validator_for(load(SCHEMAS / "oscal_complete_schema-1.2.1.json"))
    for name in OSCAL:
        for error in list(schema.iter_errors(load(folder / name)))[:5]:
            yield f"{name}: {error.message[:200]} at {error.instance_path}"
    with tempfile.TemporaryDirectory() as workspace:
        yield from run("trestle", "init", "--local", cwd=workspace)
        for name in OSCAL:
            copy = pathlib.Path(workspace).parent / f"{pathlib.Path(workspace).name}-{name}.json"
            copy.write_bytes((folder / name).read_bytes())
            yield from run("trestle", "import", "-f", str(copy), "-o", name, cwd=workspace)
            copy.unlink()
        yield from run("trestle", "validate", "-a", cwd=workspace)
    yield from constraints(folder)


# what oscal-validate says of itself, of imports that it found, and of its schema being that of OSCAL 1.2.3
REMARKS = {
    "CONSTRAINT_NOT_EVALUATED",
    "PATTERN_NOT_CHECKED",
    "IMPORT_RESOLVED",
    "OSCAL_VERSION_DIFFERS",
    "VERSION_SKEW_SUSPECTED",
}
EXCUSED = {
    # the plan must name a system security plan; the organisation keeps its own, so that ours leads nowhere
    "oscal-back-matter-resource-base64-rlink-cardinality": "/assessment-plan/back-matter/resources/0",
    # written for parts named `objective`; to the letter, no attestation could be anything else
    "oscal-assesment-part-objective-cardinality": "/attestations/",
}


def constraints(folder):
    from oscal_validate import validate_file

    with tempfile.TemporaryDirectory() as name:
        together = pathlib.Path(name)
        files = {"oscal-poam": "poam.json"} | {own: f"{model}.json" for own, model in OSCAL.items() if own != "oscal-poam"}
        for own, file in files.items():
            document = load(folder / own)
            if own == "oscal-plan":
                document["assessment-plan"]["import-ssp"]["href"] = "ssp.json"
            (together / file).write_text(json.dumps(document), encoding="utf-8")
        # of the organisation's own plan, only that it rests on the same profile: else no control could be followed
        ssp = {"uuid": "5f4dcf1c-6c62-4ac2-9d4b-0d4f52a2e0a1", "import-profile": {"href": "profile.json"}}
        (together / "ssp.json").write_text(json.dumps({"system-security-plan": ssp}), encoding="utf-8")
        for file in files.values():
            for finding in validate_file(together / file, [together]):
                excused = any(name in finding.message and at in finding.location for name, at in EXCUSED.items())
                if finding.code not in REMARKS and not excused:
                    yield f"{file}: {finding.code} at {finding.location}: {finding.message[:200]}"


def ocsf(folder):
    import jsonschema_rs
    from ocsf_json_schema import OcsfJsonSchemaEmbedded, get_ocsf_schema

    events = lines(folder / "ocsf")
    schema = OcsfJsonSchemaEmbedded(get_ocsf_schema(version="1.5.0"))
    validator = jsonschema_rs.validator_for(schema.get_class_schema(class_name="compliance_finding", profiles=[]))
    for event in events:
        yield from (f"{error.message[:200]} at {error.instance_path}" for error in validator.iter_errors(event))
        if event["time"] < 1_000_000_000_000 or event["type_uid"] != event["class_uid"] * 100 + event["activity_id"]:
            yield "seconds for milliseconds, or the type of another class"


def asff(folder):
    import botocore.session
    from botocore.validate import ParamValidator

    operation = botocore.session.get_session().get_service_model("securityhub").operation_model("BatchImportFindings")
    findings = load(folder / "asff")
    for start in range(0, len(findings), 100):
        report = ParamValidator().validate({"Findings": findings[start : start + 100]}, operation.input_shape)
        if report.has_errors():
            yield report.generate_report()[:1500]
    for finding in findings:
        if len(finding["Title"]) > 256 or len(finding["Description"]) > 1024:
            yield f"{finding['Id']}: too long a text"


def xccdf(folder):
    yield from run("oscap", "xccdf", "validate", str(folder / "xccdf"))
    if "<TestResult" in (folder / "xccdf").read_text(encoding="utf-8"):
        yield from run("oscap", "xccdf", "generate", "report", str(folder / "xccdf"))


def cyclonedx(folder):
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    error = JsonStrictValidator(SchemaVersion.V1_6).validate_str((folder / "cyclonedx").read_text(encoding="utf-8"))
    if error:
        yield str(error)[:1500]


def in_toto(folder):
    from google.protobuf import json_format
    from in_toto_attestation.predicates.test_result.v0 import test_result_pb2
    from in_toto_attestation.v1 import statement_pb2
    from in_toto_attestation.v1.statement import Statement

    statement = load(folder / "in-toto")
    Statement.copy_from_pb(json_format.ParseDict(statement, statement_pb2.Statement())).validate()
    json_format.ParseDict(statement["predicate"], test_result_pb2.TestResult())
    yield from ()


def tables(folder):
    """Python's own reader: every record as wide as the header, no cell that a spreadsheet would run."""
    for name in ("csv", "csv-controls"):
        with open(folder / name, newline="", encoding="utf-8") as file:
            header, *records = csv.reader(file, strict=True)
        for number, record in enumerate(records, 2):
            if len(record) != len(header):
                yield f"{name}: record {number} has {len(record)} cells, the header {len(header)}"
            if any(cell[:1] in "=+-@\t\r" for cell in record if cell):
                yield f"{name}: record {number} has a formula"


def streams(folder):
    ndjson = lines(folder / "ndjson")
    if ndjson[-1].get("lines_before") != len(ndjson) - 1:
        yield "ndjson: the last line counts wrongly"
    for event in lines(folder / "ecs"):
        if not event["@timestamp"].endswith("Z") or event["event"]["outcome"] not in ("success", "failure", "unknown"):
            yield "ecs: a time without zone or a word that is not allowed"
    header = re.compile(r"CEF:0\|(?:[^|\\\n]|\\[|\\])*(?:\|(?:[^|\\\n]|\\[|\\])*){4}\|(?:10|[0-9])\|")
    for line in (folder / "cef").read_text(encoding="utf-8").splitlines():
        if not header.match(line):
            yield f"cef: {line[:80]}"


def hosts(folder):
    """GitHub's and GitLab's limits and shapes."""
    import jsonschema_rs

    comment, summary = ((folder / name).read_bytes() for name in ("markdown", "github-summary"))
    if len(comment) >= 65_536 or len(summary) >= 1 << 20:
        yield "a comment or a summary is longer than GitHub accepts"
    for line in (folder / "github").read_text(encoding="utf-8").splitlines():
        if not re.match(r"::(error|warning|notice) (\w+=[^,:]*,?)+::.", line):
            yield f"github: {line[:80]}"
    issues = load(folder / "gitlab-codequality")
    if len({issue["fingerprint"] for issue in issues}) != len(issues):
        yield "gitlab-codequality: a fingerprint is used twice"
    for issue in issues:
        if issue["location"]["path"].startswith("./") or issue["location"]["lines"]["begin"] < 1:
            yield f"gitlab-codequality: {issue['location']}"
    sast = jsonschema_rs.validator_for(load(HERE / "gitlab-sast.json"))
    for error in sast.iter_errors(load(folder / "gitlab-sast")):
        yield f"gitlab-sast: {error.message[:200]} at {error.instance_path}"


def metrics(folder):
    from prometheus_client.openmetrics.parser import text_string_to_metric_families as openmetrics
    from prometheus_client.parser import text_string_to_metric_families as prometheus

    for name, parse in (("prometheus", prometheus), ("openmetrics", openmetrics)):
        text = (folder / name).read_text(encoding="utf-8")
        done = subprocess.run(["promtool", "check", "metrics"], input=text, capture_output=True, text=True, check=False)
        if done.returncode or done.stderr:
            yield f"{name}: {done.stderr.strip()[-500:]}"
        families = [family.name for family in parse(text)]
        if len(set(families)) != len(families) or "tickmark_build_info" not in families:
            yield f"{name}: {families}"


def main(folders):
    judges = (junit, oscal, ocsf, asff, xccdf, cyclonedx, in_toto, tables, streams, hosts, metrics)
    if folders[:1] == ["--only"]:
        judges = [judge for judge in judges if judge.__name__ in folders[1:2]]
        folders = folders[2:]
    if not folders or not judges:
        print(__doc__)
        return 2
    failed = False
    for folder in map(pathlib.Path, folders):
        for judge in judges:
            complaints = list(judge(folder))
            print(f"{folder}: {judge.__name__}: {'accepted' if not complaints else f'{len(complaints)} complaints'}")
            for complaint in complaints[:10]:
                print(f"  {complaint}")
            failed = failed or bool(complaints)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
