#!/usr/bin/env bash
# The files that put Tickmark into other people's pipelines, each against its schema and the linter of its field.
set -euo pipefail
cd "$(dirname "$0")/../.."
judges=$PWD/target/judges/python/bin
tickmark=$PWD/${CARGO_TARGET_DIR:-target}/release/tickmark

"$judges/pre-commit" validate-manifest .pre-commit-hooks.yaml
"$judges/check-jsonschema" --builtin-schema vendor.github-actions action.yml
"$judges/zizmor" --offline --no-progress --persona pedantic action.yml
"$judges/python" tests/validators/action.py "$tickmark" fixtures/sample

# a component is two documents; a pipeline gets the second, with its inputs filled in
"$judges/python" tests/validators/component.py templates/tickmark.yml target/component
"$judges/check-jsonschema" --builtin-schema vendor.gitlab-ci --data-transform gitlab-ci target/component/*.yml

"$judges/hadolint" Dockerfile
"$tickmark" scan Dockerfile --quiet

"$judges/python" tests/validators/watch.py "$tickmark"

# what `init` writes for each of them
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -r fixtures/sample "$folder/project"
mkdir "$folder/project/.git"
(
  cd "$folder/project"
  for system in github gitlab pre-commit; do "$tickmark" init --ci "$system"; done
  "$judges/check-jsonschema" --builtin-schema vendor.github-workflows .github/workflows/tickmark.yml
  "$judges/check-jsonschema" --builtin-schema vendor.gitlab-ci --data-transform gitlab-ci .gitlab-ci.yml
  "$judges/pre-commit" validate-config .pre-commit-config.yaml
  "$tickmark" scan --fail-on none --quiet
)
"$tickmark" schema config > "$folder/config.schema.json"
"$judges/check-jsonschema" --check-metaschema "$folder/config.schema.json"
