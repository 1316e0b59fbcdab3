# syntax=docker/dockerfile:1
# Builds the shop: it's "small".
ARG VERSION=20-alpine
FROM node:${VERSION} AS build

LABEL org.opencontainers.image.title="it's \"quoted\" # no comment" \
      maintainer='Someone "else"'

ENV NODE_ENV=production \
    PATH="/app/bin:$PATH"

WORKDIR /app
COPY --chown=node:node package*.json ./
COPY ["a file", "/app/a file"]

# comment between
RUN --mount=type=cache,target=/root/.npm npm ci && \
    # a comment inside a command
    npm run build || echo it\'s broken # an argument, not a comment

RUN <<EOF
set -e
echo "it's a heredoc" # not a comment
EOF

RUN <<-'SCRIPT' cat > /init.sh
	#!/bin/sh
	echo $not_expanded
	SCRIPT

FROM nginx:1.25
COPY --from=build /app/dist /usr/share/nginx/html
EXPOSE 80/tcp 443
HEALTHCHECK --interval=30s CMD curl -f http://localhost/ || exit 1
USER nginx:1000
ENTRYPOINT ["/docker-entrypoint.sh"]
CMD ["nginx", "-g", "daemon off;"]
ONBUILD RUN echo "done"
