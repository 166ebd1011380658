"""Put on the path of a run: every Python in it dies at the first attempt to reach a network.

Snakemake's libraries bind a socket to ``::1`` when they load, to see whether there is IPv6; that
reaches nobody.
"""

import os
import sys

REACHES_OUT = {"socket.bind", "socket.connect", "socket.sendmsg", "socket.sendto"}
ASKS_A_NAME = {"socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"}


def refuse(event: str, arguments: tuple) -> None:
    if event in REACHES_OUT:
        address = arguments[-1]
        refused = isinstance(address, tuple) and (event, address[0]) != ("socket.bind", "::1")
    else:
        refused = event in ASKS_A_NAME
    if refused:
        print(f"a socket was opened: {event}", file=sys.stderr, flush=True)
        os._exit(1)


sys.addaudithook(refuse)
