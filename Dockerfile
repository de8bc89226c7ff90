FROM python:3.11-slim

# Further arguments for pip, such as the index that has torch's CPU build.
ARG PIP_ARGS=""

WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir ${PIP_ARGS} -r requirements.txt

COPY LICENSE README.md ./
COPY docs/story docs/story
COPY index index
COPY bot bot

# The model is built into the image, and the sample story with it.
ENV DATA_DIR=/data PYTHONUNBUFFERED=1
RUN python -m index add docs/story --story sample \
 && useradd --create-home --uid 10001 verbatim \
 && chown -R verbatim /data
USER verbatim
VOLUME /data
CMD ["python", "-m", "bot", "run"]
