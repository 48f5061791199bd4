# The dashboard, the collector and the operators' commands: one image. docs/deploying.md says how to run it.
FROM python:3.11-slim-bookworm AS packages
WORKDIR /build
COPY requirements.txt .
RUN python -m venv /opt/venv \
 && /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check -r requirements.txt

FROM python:3.11-slim-bookworm
# Nobody signs in as this user, and it owns nothing but /app/var, where an embedded store would lie.
RUN useradd --uid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin impulso
WORKDIR /app
COPY --from=packages /opt/venv /opt/venv
COPY . .
# The file system is read-only when it runs, so what Python would compile then is compiled now.
RUN /opt/venv/bin/python -m compileall -q lib pages dashboard.py \
 && mkdir -p var && chown impulso var
ENV PATH=/opt/venv/bin:$PATH HOME=/tmp PYTHONUNBUFFERED=1
USER 10001
VOLUME /app/var
EXPOSE 8501
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]
CMD ["python", "scripts/serve.py", "0.0.0.0", "8501"]
