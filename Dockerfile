# The linter alone, from the committed bundle. Run it with the repository as /src, which it only reads:
#   docker run --rm -v "$PWD:/src:ro" timeout-lint --lb-idle 60
FROM node:24-slim
COPY dist /opt/timeout-lint
WORKDIR /src
USER node
ENTRYPOINT ["node", "/opt/timeout-lint/timeout-lint.cjs"]
