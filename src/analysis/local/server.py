"""The only place that opens a connection: to a language model on this computer, and nowhere else.

No proxy, no redirect and no name but ``localhost`` is followed.
"""

import ipaddress
import json
import re
import socket
from http.client import HTTPConnection, HTTPException
from time import perf_counter
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from analysis.mistakes import Mistake

MOST = 4_000_000  # bytes of an answer
OK, REFUSED = 200, (401, 403, 404)
WHERE = "config/config.yaml, people, language_model"


class Server(NamedTuple):
    """An address on this computer, checked: `host` is a number, not a name."""

    host: str
    port: int
    path: str


def own_server(address: str, model: str) -> Server:
    """The server of that address; a Mistake when it, or the model, is not on this computer."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port or 80
    except ValueError:
        parts, host, port = urlsplit(""), "", 80
    own = own_host(host, port) if parts.scheme == "http" and "@" not in parts.netloc else ""
    if not own:
        raise Mistake(
            f"{WHERE}: het adres moet van deze computer zijn, zoals http://127.0.0.1:11434/v1; "
            "naar een ander adres gaat geen tekst."
        )
    if re.search("cloud", model, re.IGNORECASE):
        raise Mistake(
            f"{WHERE}: een model met 'cloud' in de naam draait niet op deze computer; kies een "
            "ander."
        )
    return Server(own, port, parts.path.rstrip("/"))


def own_host(host: str, port: int) -> str:
    """The number of this host if it can only be this computer, else nothing."""
    if host != "localhost":
        return host if is_own(host) else ""
    try:
        known = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError:
        return ""
    numbers = sorted(str(one[4][0]) for one in known)
    return numbers[0] if numbers and all(map(is_own, numbers)) else ""


def is_own(number: str) -> bool:
    """Whether it is 127.0.0.0/8 or ::1."""
    try:
        address = ipaddress.ip_address(number)
    except ValueError:
        return False
    return str(address) == "::1" or (address.version == 4 and address.is_loopback)


def said(server: Server, question: dict[str, Any], seconds: float) -> Any:
    """The JSON that came back on a question, within that many seconds.

    A ConnectionRefusedError when nothing listens there, another OSError or a ValueError when this
    question got no answer that can be read, a Mistake when the server refuses them all.
    """
    until = perf_counter() + seconds
    connection = HTTPConnection(server.host, server.port, timeout=seconds)
    try:
        connection.connect()
        body = json.dumps(question).encode()
        about = {"Content-Type": "application/json"}
        connection.request("POST", f"{server.path}/chat/completions", body, about)
        return json.loads(received(connection, until))
    except HTTPException as error:
        raise ConnectionError(type(error).__name__) from None
    finally:
        connection.close()


def received(connection: HTTPConnection, until: float) -> bytes:
    """The answer as far as it comes in time; what it waits for next is never past `until`."""
    line, whole = connection.sock, b""
    answer = connection.getresponse()
    if answer.status in REFUSED:
        raise Mistake(
            f"{WHERE}: het taalmodel weigert (melding {answer.status}); kijk of het adres klopt en "
            "of het model op deze computer staat en precies zo heet."
        )
    if answer.status != OK:
        raise ConnectionError(f"status {answer.status}")
    while part := answer.read1(65_536):
        whole += part
        left = until - perf_counter()
        if len(whole) > MOST or left <= 0:
            raise TimeoutError
        line.settimeout(left)
    return whole
