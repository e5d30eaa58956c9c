# One image for every service and every one-shot job; docker-compose.yml says which one a container runs.
# Builds with any builder: no syntax line, no mounts.
FROM node:24-bookworm-slim AS base
WORKDIR /app

# The manifests alone, so that the packages are installed again only when a manifest changes.
FROM base AS manifests
COPY . .
RUN find . -type f ! -name package.json ! -path ./package-lock.json ! -path ./.npmrc -delete && find . -type d -empty -delete

FROM base AS packages
# A proxy or mirror is the builder's affair: docker-compose.yml passes these on where its environment has them.
ARG NPM_CONFIG_REGISTRY
COPY --from=manifests /app ./
# No install script runs: none is needed, and the npm package `node` would bring a second Node.
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force
# Weights of the font that nothing draws with: 75 of its 95 MB.
RUN find node_modules/@expo-google-fonts -name '*.ttf*' ! -name '*_400Regular.ttf' ! -name '*_700Bold.ttf' -delete
# Links to workspaces that are not in the image.
RUN rm node_modules/@counterless/testing

FROM base AS build
ARG NPM_CONFIG_REGISTRY
COPY --from=manifests /app ./
RUN npm ci --ignore-scripts
COPY . .
RUN node tools/build.mjs
# What runs, and nothing else: compiled apps and libraries, of the tools only the two jobs.
RUN set -e; rm -r libs/testing; \
    for project in apps/* libs/*; do \
      mkdir -p "/image/$project"; cp -R "$project/package.json" "$project/dist" "/image/$project/"; \
    done; \
    mkdir -p /image/tools/dist/deploy /image/tools/dist/platform; \
    cp package.json LICENSE /image/; cp tools/package.json /image/tools/; \
    (cd tools/dist && cp deploy/migrate.js* deploy/write-secrets.js* deploy/secret-*.js* /image/tools/dist/deploy/ \
      && cp platform/databases.js* platform/secrets.js* /image/tools/dist/platform/)

FROM base
# The cache of compiled code would be written to a file system that ends with the container.
ENV NODE_ENV=production NODE_OPTIONS="--enable-source-maps --max-semi-space-size=64" NODE_DISABLE_COMPILE_CACHE=1
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /image ./
# New named volumes take their owner from here, so that neither the jobs nor NATS need to be root.
RUN for reader in vault postgres nats migrate gateway identity permits documents delivery tax; do mkdir -p "/secrets/$reader"; done; \
    mkdir -p /data/nats /data/files && chown -R 1000:1000 /secrets /data && chmod 700 /secrets/* /data/*
USER 1000:1000
# Nothing is the default: a container says what it runs.
CMD ["node", "-e", "console.error('Say which service, such as: node apps/gateway/dist/main.js'); process.exit(2)"]
