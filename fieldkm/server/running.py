"""The server as a process: its address, its workers, and a clean end."""

from __future__ import annotations

import errno
import logging
import os
import signal
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import ip_address
from multiprocessing import connection, parent_process
from types import FrameType

import uvicorn
from fastapi import FastAPI
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors.multiprocess import Multiprocess

from fieldkm.errors import BadInput, Refused, Unavailable, from_os_error
from fieldkm.server.api.application import create_app
from fieldkm.server.database import ServerDatabase
from fieldkm.server.logs import log_to_stderr
from fieldkm.server.settings import ServerSettings, make_folder

_KEPT_OPEN = 75  # seconds between two requests; a new TLS connection is dear on a slow line
_LAST_REQUESTS = 10  # seconds for those that are under way when the server is to end
_SILENT_WORKER = 60  # seconds after which a worker is taken for dead; a small machine is slow
_FIRST_ANSWER = 120  # seconds
_WAITING = 2048  # connections that no worker has taken yet


def run(settings: ServerSettings, ready: Callable[[str], None]) -> None:
    """Serve until the process is told to end; `ready` is called with the address once it answers.

    Raises `Refused` for an address that is taken, `BadInput` for one that is not this machine's or
    for a certificate that cannot be read, and what `ServerDatabase` raises.
    """
    make_folder(settings.data)
    ServerDatabase(settings.url).close()  # migrates; and says what is wrong while words are read
    _check_certificate(settings)
    _end_cleanly()
    with _listening(settings) as listening:
        port = listening.getsockname()[1]
        config = _config(replace(settings, port=port))
        url = _url(settings, port)
        threading.Thread(target=_tell, args=(settings, port, url, ready), daemon=True).start()
        if settings.workers > 1:
            _run_workers(config, listening)
        else:
            uvicorn.Server(config).run(sockets=[listening])


def worker_app(settings: ServerSettings) -> FastAPI:
    """Return the application of one worker, which ends when the process that started it is gone."""
    log_to_stderr()
    parent = parent_process()
    if parent:
        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()
    return create_app(settings)


def _run_workers(config: uvicorn.Config, listening: socket.socket) -> None:
    log_to_stderr()
    workers = Multiprocess(config, sockets=[listening])
    workers.run()
    if any(worker.exitcode == STARTUP_FAILURE for worker in workers.processes):
        raise Unavailable(
            "worker-failed",
            "A worker of the server could not begin.",
            "What it wrote to the log says why.",
        )


def _config(settings: ServerSettings) -> uvicorn.Config:
    return uvicorn.Config(
        partial(worker_app, settings),
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        log_config=None,  # each request has its line from us
        access_log=False,
        server_header=False,
        lifespan="on",
        ws="none",
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=list(settings.trusted_proxies),
        timeout_keep_alive=_KEPT_OPEN,
        timeout_graceful_shutdown=_LAST_REQUESTS,
        timeout_worker_healthcheck=_SILENT_WORKER,
        ssl_certfile=settings.tls_cert,
        ssl_keyfile=settings.tls_key,
    )


def _listening(settings: ServerSettings) -> socket.socket:
    """Return a bound socket, which all workers share."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # on Windows it would let two servers share a port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((settings.host, settings.port))
        listening.listen(_WAITING)
    except OSError as error:
        listening.close()
        raise _not_bound(error, settings) from error
    listening.set_inheritable(True)
    return listening


def _not_bound(error: OSError, settings: ServerSettings) -> Refused | BadInput:
    if error.errno == errno.EADDRINUSE:
        return Refused(
            "port-busy",
            "Something else answers at {host}, port {port} already.",
            "End it, or choose another port with --port.",
            host=settings.host,
            port=settings.port,
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return Refused(
            "port-not-allowed",
            "This user may not use port {port}.",
            "Choose a port from 1024 on with --port.",
            port=settings.port,
        )
    return BadInput(
        "no-such-address",
        "{host} is no address of this machine: {reason}",
        "127.0.0.1 is for this machine alone, 0.0.0.0 for all that can reach it.",
        host=settings.host,
        reason=error.strerror or str(error),
    )


def _check_certificate(settings: ServerSettings) -> None:
    if settings.tls_cert is None:
        return
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(settings.tls_cert, settings.tls_key)
    except ssl.SSLError as error:
        raise BadInput(
            "bad-certificate",
            "The certificate {file} cannot be used: {reason}",
            "Name the certificate and its private key, both as PEM: --tls-cert and --tls-key.",
            file=str(settings.tls_cert),
            reason=error.reason or "it does not fit its key",
        ) from error
    except OSError as error:
        raise from_os_error(error, str(error.filename or settings.tls_cert)) from error


def _url(settings: ServerSettings, port: int) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"{'https' if settings.tls_cert else 'http'}://{host}:{port}"


def _tell(settings: ServerSettings, port: int, url: str, ready: Callable[[str], None]) -> None:
    """Ask the server as a laptop would; the request waits until a worker takes it."""
    host = _reachable(settings.host)
    asked: HTTPConnection
    if settings.tls_cert:
        # It is our own socket; the certificate bears the name by which laptops know us.
        unverified = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        unverified.check_hostname = False
        unverified.verify_mode = ssl.CERT_NONE
        asked = HTTPSConnection(host, port, timeout=_FIRST_ANSWER, context=unverified)
    else:
        asked = HTTPConnection(host, port, timeout=_FIRST_ANSWER)
    try:
        asked.request("GET", "/v1/hello")
        if asked.getresponse().status == 200:
            ready(url)
    except (OSError, HTTPException) as error:
        logging.getLogger(__name__).warning("no answer at %s: %s", url, type(error).__name__)
    finally:
        asked.close()


def _reachable(host: str) -> str:
    """Return the address under which this machine reaches a server that listens at `host`."""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if not address.is_unspecified:
        return host
    return "::1" if address.version == 6 else "127.0.0.1"


def _end_cleanly() -> None:
    """uvicorn ends in order when it is told to, and then raises the signal once more: it must not
    look as if the process had failed.
    """

    def end(_number: int, _frame: FrameType | None) -> None:
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, end)


def _follow(sentinel: int) -> None:
    """End this worker when the process that started it was killed: it would go on for ever."""
    connection.wait([sentinel])
    os.kill(os.getpid(), signal.SIGTERM)
