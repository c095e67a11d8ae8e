#!/usr/bin/env bash
# Types the README's first command as a new user would; the sample has findings, so the gate fails with 1.
set -euo pipefail
cd "$(dirname "$0")/.."
command=$(grep -m1 '^\$ cargo run --release' README.md | sed 's/^\$ //; s/ *#.*//')
status=0
bash -c "$command" > target/readme.out || status=$?
tail -n 12 target/readme.out
[ "$status" = 1 ] || { echo "expected exit code 1, got $status"; exit 1; }
