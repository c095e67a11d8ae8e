#!/usr/bin/env bash
# Lets the judges look at reports of a real scan and at every policy.
set -euo pipefail
cd "$(dirname "$0")/../.."
judges=$PWD/target/judges
export PYTHONPATH=$judges/oscal
multitool=$judges/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
tickmark=${CARGO_TARGET_DIR:-target}/release/tickmark

# of an earlier run, nothing is looked at again
rm -rf target/reports target/report-samples target/sarif-samples
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

# an evidence bundle of the sample: stock tools, then NIST's schema and trestle on the OSCAL documents in it
rm -rf target/bundle target/bundle-key target/bundle-key.pub target/bundle-oscal
ssh-keygen -q -t ed25519 -N '' -f target/bundle-key
status=0
"$tickmark" evidence create fixtures/sample --host fixtures/sample/host --include-inputs --sign-key target/bundle-key \
  -o target/bundle || status=$?
[ "$status" -le 1 ] || { echo "evidence create ended with $status"; exit 1; }
(
  cd target/bundle
  echo "ci@example.org namespaces=\"tickmark-evidence@tickmark.dev\" $(cat ../bundle-key.pub)" > ../bundle-signers
  sha256sum --check --strict --quiet SHA256SUMS
  ssh-keygen -Y verify -f ../bundle-signers -I ci@example.org -n tickmark-evidence@tickmark.dev -s SHA256SUMS.sig < SHA256SUMS
)
"$tickmark" evidence verify target/bundle --allowed-signers target/bundle-signers --identity ci@example.org --replay
# minisign takes our signature and we take its, with a key that is locked and with one that is not
for lock in "" -W; do
  rm -rf target/bundle-minisign target/minisign.{key,pub}
  printf 'open sesame\nopen sesame\n' | minisign -G -f $lock -p target/minisign.pub -s target/minisign.key > /dev/null
  status=0
  TICKMARK_SIGN_PASSPHRASE="open sesame" "$tickmark" evidence create fixtures/sample --sign-key target/minisign.key -q \
    -o target/bundle-minisign || status=$?
  [ "$status" -le 1 ] || { echo "evidence create ended with $status"; exit 1; }
  minisign -V -q -p target/minisign.pub -m target/bundle-minisign/SHA256SUMS
  rm target/bundle-minisign/SHA256SUMS.minisig
  echo "open sesame" | minisign -S -s target/minisign.key -m target/bundle-minisign/SHA256SUMS > /dev/null
  "$tickmark" evidence verify target/bundle-minisign --minisign-key target/minisign.pub
done
mkdir -p target/bundle-oscal
cp target/bundle/oscal/assessment-results.json target/bundle-oscal/oscal
for document in assessment-plan:oscal-plan poam:oscal-poam profile:oscal-profile catalog:oscal-catalog \
  component-definition:oscal-component; do
  cp "target/bundle/oscal/${document%:*}.json" "target/bundle-oscal/${document#*:}"
done
PATH=$judges/python/bin:$PATH python tests/validators/reports.py --only oscal target/bundle-oscal
cp target/bundle/reports/results.sarif target/reports/bundle.sarif
python3 tests/validators/sarif.py "$multitool" target/reports/bundle.sarif
# what puts Tickmark into other people's pipelines
bash tests/validators/kit.sh

# OPA on the forms that its rewriting is held against, and on every policy with every fixture
PYTHONPATH=$judges/opa python3 tests/rego/opa.py
cargo test --locked --test opa_inputs -- --ignored
PYTHONPATH=$judges/opa python3 tests/rego/policies.py target/opa-inputs.json

# the history on a real PostgreSQL, and promtool on what a history gives
bash tests/validators/postgres.sh cargo test --locked --test history
history=target/reports/history.db
rm -f "$history"*
for day in 2026-01-01 2026-02-01; do
  "$tickmark" scan fixtures/sample --host fixtures/sample/host --fail-on none -q --as-of "$day" --history="$history" \
    --series sample > /dev/null
done
for format in prometheus openmetrics; do
  "$tickmark" metrics -f "$format" --history="$history" --series sample --as-of 2026-02-02 -o "target/reports/history.$format"
  promtool check metrics < "target/reports/history.$format"
done
