#!/usr/bin/env bash
# Runs a command with a throwaway PostgreSQL server: TICKMARK_TEST_POSTGRES is its URL over a socket,
# TICKMARK_TEST_POSTGRES_TLS the same over TLS on the loopback, TICKMARK_TEST_POSTGRES_CA the authority that vouches
# for its certificate, which names localhost.
set -euo pipefail
bin=$(find /usr/lib/postgresql -maxdepth 2 -name bin | sort -V | tail -1)
folder=$(mktemp -d /tmp/tickmark-postgres.XXXXXX)
# the server refuses to run as root
as=()
if [ "$(id -u)" = 0 ]; then
  chown postgres "$folder"
  as=(runuser -u postgres --)
fi
stop() {
  "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate stop > /dev/null 2>&1 || true
  rm -rf "$folder"
}
trap stop EXIT

quiet() { "$@" > /dev/null 2>&1; }
quiet openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj "/CN=test authority" \
  -keyout "$folder/ca.key" -out "$folder/ca.pem"
quiet openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=localhost" \
  -keyout "$folder/server.key" -out "$folder/server.csr"
quiet openssl x509 -req -in "$folder/server.csr" -CA "$folder/ca.pem" -CAkey "$folder/ca.key" -CAcreateserial -days 2 \
  -extfile <(printf 'subjectAltName=DNS:localhost\nbasicConstraints=critical,CA:FALSE\n') -out "$folder/server.pem"
[ "$(id -u)" = 0 ] && chown postgres "$folder"/*
chmod 600 "$folder/server.key"

port=$((20000 + $$ % 20000))
"${as[@]}" "$bin/initdb" -D "$folder/data" -U tickmark --auth=trust --no-sync -E UTF8 > /dev/null
printf 'local all all trust\nhostssl all all 127.0.0.1/32 trust\nhostssl all all ::1/128 trust\n' \
  | "${as[@]}" tee "$folder/data/pg_hba.conf" > /dev/null
"${as[@]}" "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" -o "-p $port -k $folder -h localhost -c fsync=off \
  -c ssl=on -c ssl_cert_file=$folder/server.pem -c ssl_key_file=$folder/server.key" start > /dev/null
chmod 755 "$folder"

export TICKMARK_TEST_POSTGRES="postgres://tickmark@/postgres?host=$folder&port=$port"
export TICKMARK_TEST_POSTGRES_TLS="postgres://tickmark@localhost:$port/postgres"
export TICKMARK_TEST_POSTGRES_CA="$folder/ca.pem"
"$@"
