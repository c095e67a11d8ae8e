# Tickmark alone: one static binary, the certificate authorities for a TLS receiver, nothing else.
#
#   docker build -t tickmark .
#   docker run --rm -v "$PWD:/work:ro" tickmark scan
FROM rust:1.95-slim-bookworm@sha256:d7482085ff5b415f84dba5647ae71606650bdef00db7aeb69f4b3d170c3e4082 AS build
WORKDIR /src
COPY . .
# what reads the first binary's counts is a part of the toolchain that the image leaves out
RUN rustup component add llvm-tools && .ci/release

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build /src/target/x86_64-unknown-linux-gnu/dist/tickmark /tickmark
# nobody: there is no user to become, and reading needs none
USER 65534:65534
WORKDIR /work
# for `watch`, the one command that stays
HEALTHCHECK --interval=1m --timeout=5s CMD ["/tickmark", "--version"]
ENTRYPOINT ["/tickmark"]
