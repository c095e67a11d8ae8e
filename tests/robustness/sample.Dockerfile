# syntax=docker/dockerfile:1
# escape=\
ARG VERSION=1.2
FROM --platform=$BUILDPLATFORM golang:${VERSION} AS build
ENV A=1 B="x y" \
    C='é'
LABEL old style label
COPY --from=build --chown=1:1 ["a b", "/c"]
RUN --mount=type=secret,id=x \
    # a comment
    apt-get update && \
    curl -k "https://x?a=1&b=2" | sh; echo 'done'
RUN <<EOF1 cat <<-"EOF2"
one && two
EOF1
	three
	EOF2
FROM scratch
HEALTHCHECK --interval=5s CMD ["curl", "-f", "http://é"]
ONBUILD ADD https://x /y
EXPOSE 22/tcp 80
USER 0:0
CMD ["x"]
