#!/usr/bin/env bash
# Lets the judges look at reports of a real scan and at every policy.
set -euo pipefail
cd "$(dirname "$0")/../.."
judges=$PWD/target/judges
multitool=$judges/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
tickmark=${CARGO_TARGET_DIR:-target}/release/tickmark

mkdir -p target/reports
"$tickmark" scan fixtures/sample --host fixtures/sample/host --fail-on none -q --report sarif=target/reports/sample.sarif
"$tickmark" scan fixtures/sample --host fixtures/sample/host --fail-on none -q --all --report sarif=target/reports/all.sarif
# the samples of the unit tests hold what a small scan does not: archives, odd paths, every kind of result
cargo test --locked --lib report::sarif -- --ignored
python3 tests/validators/sarif.py "$multitool" target/reports/*.sarif target/sarif-samples/*.sarif

# OPA on the forms that its rewriting is held against, and on every policy with every fixture
PYTHONPATH=$judges/opa python3 tests/rego/opa.py
cargo test --locked --test opa_inputs -- --ignored
PYTHONPATH=$judges/opa python3 tests/rego/policies.py target/opa-inputs.json
