"""gunicorn's configuration: `gunicorn -c python:sco_portal.web_server sco_portal.wsgi`."""

from __future__ import annotations

from sco_portal.environment import current

_environment = current()

bind = f"{_environment.host}:{_environment.port}"
workers = _environment.web_workers
threads = _environment.web_threads
worker_class = "gthread"
preload_app = True  # the workers share the memory of code and dictionaries
timeout = 60
graceful_timeout = 8
keepalive = 5
max_requests = 10_000
max_requests_jitter = 1_000
errorlog = "-"
accesslog = None  # the proxy in front keeps one; here it would drown the other lines
loglevel = _environment.log_level.lower()
forwarded_allow_ips = "127.0.0.1"
control_socket_disable = True  # nobody uses it, and it would lie in the home folder
