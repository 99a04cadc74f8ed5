# The linter alone, from the committed bundle. Run it with the repository as /src, which it only reads:
#   docker run --rm -v "$PWD:/src:ro" timeout-lint --lb-idle 60
FROM node:24-slim
COPY dist /opt/timeout-lint
# A container is thrown away: there is nothing to keep compiled code for.
ENV NODE_DISABLE_COMPILE_CACHE=1
WORKDIR /src
USER node
ENTRYPOINT ["node", "/opt/timeout-lint/timeout-lint.cjs"]
