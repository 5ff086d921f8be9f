import json
import re
from wsgiref.simple_server import WSGIRequestHandler, make_server

FLAGS = {}
TITLES = {400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed"}
REASONS = {200: "OK", 201: "Created", 204: "No Content", **TITLES}


class Stop(Exception):
    def __init__(self, status, **headers):
        self.status, self.headers = status, headers


def value_of(environ):
    try:
        value = json.loads(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)))
    except ValueError:
        raise Stop(400)
    match value:
        case {"enabled": bool(enabled), **rest} if not rest:
            return enabled
    raise Stop(400)


def flag(environ, method, name):
    if method not in ("GET", "PUT", "DELETE"):
        raise Stop(405, Allow="GET, PUT, DELETE")
    if method == "PUT":
        if not re.match(r"^[a-z][a-z0-9-]{0,39}\Z", name):
            raise Stop(400)
        enabled = value_of(environ)
        status = 200 if name in FLAGS else 201
        FLAGS[name] = enabled
        return status, {"name": name, "enabled": enabled}, {"Location": f"/flags/{name}"}
    if name not in FLAGS:
        raise Stop(404)
    if method == "GET":
        return 200, {"name": name, "enabled": FLAGS[name]}, {}
    del FLAGS[name]
    return 204, None, {}


def route(environ):
    method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
    if path in ("/healthz", "/flags"):
        if method != "GET":
            raise Stop(405, Allow="GET")
        items = [{"name": name, "enabled": FLAGS[name]} for name in sorted(FLAGS)]
        return 200, {"items": items} if path == "/flags" else {"ready": True}, {}
    if found := re.fullmatch(r"/flags/([^/]+)", path):
        return flag(environ, method, found[1])
    raise Stop(404)


def app(environ, start_response):
    kind = "application/json"
    try:
        status, body, headers = route(environ)
    except Stop as stop:
        status, headers, kind = stop.status, stop.headers, "application/problem+json"
        body = {"type": "about:blank", "title": TITLES[status], "status": status}
    data = b"" if body is None else json.dumps(body).encode()
    sent = [("Content-Type", kind), ("Content-Length", str(len(data)))] if body is not None else []
    start_response(f"{status} {REASONS[status]}", sent + list(headers.items()))
    return [data]


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


make_server("127.0.0.1", 8080, app, handler_class=Quiet).serve_forever()
