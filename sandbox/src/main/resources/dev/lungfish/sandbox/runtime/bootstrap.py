"""The Python runtime: takes events from the Lambda Runtime API and gives them to the handler."""

import os

COPY = os.environ.pop("LUNGFISH_COPY", None)  # which of several that stand for one
if COPY in (None, "1"):
    os.write(1, b"\x01lungfish: the runtime runs\n")  # the platform's RuntimeMark

import importlib
import json
import logging
import socket
import sys
import time
import traceback

PREFIX = "/2018-06-01/runtime/"
TASK_ROOT = os.environ.get("LAMBDA_TASK_ROOT") or os.getcwd()


class RuntimeApi:
    """An HTTP/1.1 client of one connection, for what the Runtime API needs and no more."""

    def __init__(self, address):
        host, port = address.rsplit(":", 1)
        self.address = (host, int(port))
        self.host = address
        self.connection = None
        self.reader = None

    def next(self):
        return self._call("GET", "invocation/next", b"", {})

    def respond(self, request_id, body):
        self._call("POST", f"invocation/{request_id}/response", body, {})

    def fail(self, request_id, error):
        self._fail(f"invocation/{request_id}/error", error)

    def fail_init(self, error):
        self._fail("init/error", error)

    def _fail(self, route, error):
        body = json.dumps(error).encode()
        kind = error["errorType"].encode("ascii", "replace").decode()
        self._call("POST", route, body, {"Lambda-Runtime-Function-Error-Type": kind})

    def _call(self, method, route, body, headers):
        if self.connection is None:
            self.connection = socket.create_connection(self.address)
            self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.reader = self.connection.makefile("rb", 65536)
        head = [f"{method} {PREFIX}{route} HTTP/1.1", f"Host: {self.host}"]
        if method == "POST":
            head += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
        head += [f"{name}: {value}" for name, value in headers.items()]
        self.connection.sendall(("\r\n".join(head) + "\r\n\r\n").encode("latin-1") + body)
        return self._answer()

    def _answer(self):
        status = self.reader.readline()
        if not status:
            raise ConnectionError("the Runtime API closed the connection")
        headers = {}
        while line := self.reader.readline().strip():
            name, _, value = line.decode("latin-1").partition(":")
            headers[name.strip().lower()] = value.strip()
        if headers.get("transfer-encoding", "").lower() == "chunked":
            body = self._chunks()
        else:
            body = self.reader.read(int(headers.get("content-length", 0)))
        if headers.get("connection", "").lower() == "close":
            self.connection.close()
            self.connection = None
        return headers, body

    def _chunks(self):
        parts = []
        while size := int(self.reader.readline().split(b";")[0], 16):
            parts.append(self.reader.read(size))
            self.reader.readline()
        while self.reader.readline().strip():
            pass
        return b"".join(parts)


class Fields:
    """An object of a dictionary's entries; the names given are there in any case."""

    def __init__(self, names, values):
        for name in names:
            setattr(self, name, (values or {}).get(name))


class Context:
    """What a handler learns about its invocation."""

    def __init__(self, headers):
        environment = os.environ
        self.aws_request_id = headers.get("lambda-runtime-aws-request-id")
        self.invoked_function_arn = headers.get("lambda-runtime-invoked-function-arn")
        self.tenant_id = headers.get("lambda-runtime-aws-tenant-id")
        self.function_name = environment.get("AWS_LAMBDA_FUNCTION_NAME")
        self.function_version = environment.get("AWS_LAMBDA_FUNCTION_VERSION")
        self.memory_limit_in_mb = environment.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")
        self.log_group_name = environment.get("AWS_LAMBDA_LOG_GROUP_NAME")
        self.log_stream_name = environment.get("AWS_LAMBDA_LOG_STREAM_NAME")
        self.client_context = self._client(headers.get("lambda-runtime-client-context"))
        identity = json.loads(headers.get("lambda-runtime-cognito-identity") or "{}")
        self.identity = Fields((), None)
        self.identity.cognito_identity_id = identity.get("cognitoIdentityId")
        self.identity.cognito_identity_pool_id = identity.get("cognitoIdentityPoolId")
        self._deadline_millis = int(headers.get("lambda-runtime-deadline-ms") or 0)

    def get_remaining_time_in_millis(self):
        return max(0, self._deadline_millis - int(time.time() * 1000))

    def log(self, message):
        print(message)

    @staticmethod
    def _client(text):
        if not text:
            return None
        given = json.loads(text)
        context = Fields(("custom", "env"), given)
        names = ("installation_id", "app_title", "app_version_name", "app_version_code", "app_package_name")
        context.client = Fields(names, given["client"]) if "client" in given else None
        return context


class RequestIdFilter(logging.Filter):
    """Gives every log record the id of the invocation that it belongs to."""

    request_id = ""

    def filter(self, record):
        record.aws_request_id = self.request_id
        return True


class InitError(Exception):
    """The handler cannot be had."""

    def __init__(self, kind, message):
        super().__init__(message)
        self.kind = kind


def set_up_logging():
    handler = logging.StreamHandler(sys.stdout)
    formatter = logging.Formatter(
        "[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s",
        "%Y-%m-%dT%H:%M:%S",
    )
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    request_ids = RequestIdFilter()
    handler.addFilter(request_ids)
    logging.getLogger().addHandler(handler)
    return request_ids


def load_handler(name):
    module_name, dot, function = name.rpartition(".")
    if not dot or not module_name or not function:
        raise InitError(
            "Runtime.MalformedHandlerName",
            f"Bad handler '{name}': not enough values to unpack (expected 2, got 1)",
        )
    try:
        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as error:
        raise InitError(
            "Runtime.ImportModuleError", f"Unable to import module '{module_name}': {error}"
        ) from error
    except SyntaxError as error:
        raise InitError(
            "Runtime.UserCodeSyntaxError", f"Syntax error in module '{module_name}': {error}"
        ) from error
    if not hasattr(module, function):
        raise InitError(
            "Runtime.HandlerNotFound", f"Handler '{function}' missing on module '{module_name}'"
        )
    return getattr(module, function)


def describe(error, request_id=None, own_frames=1):
    """The error as AWS describes it, without the frames of this file."""
    frames = [] if isinstance(error, InitError) else traceback.extract_tb(error.__traceback__)[own_frames:]
    described = {
        "errorMessage": str(error),
        "errorType": error.kind if isinstance(error, InitError) else type(error).__name__,
        "requestId": request_id or "",
        "stackTrace": traceback.format_list(frames),
    }
    text = f"[ERROR] {described['errorType']}: {described['errorMessage']}\n"
    if frames:
        text += "Traceback (most recent call last):\n" + "".join(described["stackTrace"])
    sys.stdout.write(text)
    sys.stdout.flush()
    return described


class MarshalError(Exception):
    """The answer is no JSON."""


def encode(answer):
    try:
        return json.dumps(answer, ensure_ascii=False, default=number).encode("utf-8")
    except (TypeError, ValueError) as error:
        marshal = MarshalError(f"Unable to marshal response: {error}")
        raise marshal from error


def number(value):
    """Decimals answer as numbers; nothing else that JSON lacks can be answered."""
    if type(value).__name__ == "Decimal":
        return float(value)
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


def serve(api, handler, request_ids):
    while True:
        headers, body = api.next()
        context = Context(headers)
        request_id = context.aws_request_id
        request_ids.request_id = request_id
        os.environ["_X_AMZN_TRACE_ID"] = headers.get("lambda-runtime-trace-id", "")
        try:
            answer = encode(handler(json.loads(body or b"null"), context))
        except MarshalError as error:
            described = describe(error, request_id, 2)
            described["errorType"] = "Runtime.MarshalError"
            api.fail(request_id, described)
        except Exception as error:  # whatever the handler raises is its answer
            api.fail(request_id, describe(error, request_id))
        else:
            api.respond(request_id, answer)


def main():
    sys.path[0] = TASK_ROOT
    if COPY is not None:  # they share an output, which must take whole lines
        for stream in (sys.stdout, sys.stderr):
            stream.reconfigure(line_buffering=True, write_through=False)
    api = RuntimeApi(os.environ["AWS_LAMBDA_RUNTIME_API"])
    request_ids = set_up_logging()
    try:
        handler = load_handler(os.environ.get("_HANDLER", ""))
    except Exception as error:  # whatever the module raises ends the initialisation
        api.fail_init(describe(error))
        sys.exit(1)
    serve(api, handler, request_ids)


main()
