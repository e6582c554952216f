# The pages and the proxy in front of the API. Build from the root of the repository:
# docker build -f docker/web.Dockerfile -t kerabat-web .
FROM node:24.21.0-trixie-slim AS build
WORKDIR /app
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml tsconfig.base.json ./
COPY apps/api/package.json apps/api/
COPY apps/web/package.json apps/web/
COPY packages/shared/package.json packages/shared/
RUN npx --yes pnpm@12.21.0 install --frozen-lockfile --filter "@kerabat/web..."
COPY packages/shared packages/shared
COPY apps/web apps/web
RUN npx --yes pnpm@12.21.0 --filter @kerabat/web run build

FROM nginxinc/nginx-unprivileged:1.30.5-alpine3.24
COPY docker/nginx.conf docker/security-headers.conf /etc/nginx/
COPY --from=build /app/apps/web/dist /usr/share/nginx/html
USER nginx
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=10s --retries=4 \
  CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/index.html"]
CMD ["nginx", "-g", "daemon off;"]
