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

# every format: samples with waivers, attestations, odd paths and nothing, then a real scan with and without passes
cargo test --locked --lib report::tests::samples -- --ignored
for folder in scan all; do
  mkdir -p "target/reports/$folder"
  flags=()
  [ "$folder" = all ] && flags=(--all)
  for format in $(ls target/report-samples/signed); do
    flags+=(--report "$format=target/reports/$folder/$format")
  done
  "$tickmark" scan fixtures/sample --host fixtures/sample/host --fail-on none -q "${flags[@]}"
done
folders=(target/reports/scan target/reports/all target/report-samples/*)
PATH=$judges/python/bin:$PATH python tests/validators/reports.py "${folders[@]}"
pages=()
for folder in "${folders[@]}"; do
  cp "$folder/html" "$folder/page.html"
  pages+=("$PWD/$folder/page.html")
done
java -jar "$judges/node_modules/vnu-jar/build/dist/vnu.jar" --errors-only "${pages[@]}"
NODE_PATH=$judges/node_modules node tests/validators/html.cjs "${pages[@]}"

# what puts Tickmark into other people's pipelines
bash tests/validators/kit.sh

# OPA on the forms that its rewriting is held against, and on every policy with every fixture
PYTHONPATH=$judges/opa python3 tests/rego/opa.py
cargo test --locked --test opa_inputs -- --ignored
PYTHONPATH=$judges/opa python3 tests/rego/policies.py target/opa-inputs.json
