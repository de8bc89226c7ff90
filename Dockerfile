# What the bot runs on, put together where there are tools for it.
FROM python:3.11-slim AS build

# Further arguments for pip, such as the index that has torch's CPU build.
ARG PIP_ARGS=""

WORKDIR /app
COPY requirements.txt .
# hadolint ignore=DL3013,SC2086
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --compile ${PIP_ARGS} -r requirements.txt

FROM python:3.11-slim

ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DATA_DIR=/data \
    HEALTH_PORT=9464 \
    LOG_FORMAT=json \
    ORT_DISABLE_TELEMETRY=1

RUN useradd --create-home --uid 10001 verbatim \
 && install --directory --owner=verbatim /data

WORKDIR /app
COPY --from=build /venv /venv
COPY LICENSE README.md ./
COPY docs/story docs/story
COPY index index
COPY bot bot
RUN python -m compileall -q index bot

# From here on nothing needs to be written but /data and /tmp. The models are built into the
# image (a first question builds the reader), and the sample story with them; a new volume
# starts with all of it.
USER 10001
RUN python -m index add docs/story --story sample \
 && python -m bot ask "What did Starmer say?" --story sample
VOLUME /data

HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["python", "-c", "import os, urllib.request as web; web.urlopen('http://127.0.0.1:' + os.environ['HEALTH_PORT'] + '/healthz', timeout=4)"]
CMD ["python", "-m", "bot", "run"]
