"""Nothing of a run reaches a network: no module asks for one.

That nothing does so either while it runs is seen in test_run, where one of two equal runs has no
network and its Python refuses every socket.
"""

import ast
from pathlib import Path

import pytest

REPO = Path(__file__).parents[1]
MODULES = [REPO / "analyse.py", *sorted((REPO / "src" / "analysis").rglob("*.py"))]
NETWORK = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib",
    "socket", "socketserver", "ssl", "telnetlib", "urllib", "urllib3", "webbrowser", "websocket",
    "xmlrpc", "zmq",
}  # fmt: skip
# Takes addresses apart and asks for none.
HARMLESS = {"urllib.parse"}
# Speaks with a language model on this computer, when the choices name one; not by default.
OWN_COMPUTER = {"src/analysis/local/server.py": {"http.client", "socket"}}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(REPO).as_posix())
def test_no_module_asks_for_a_network(module):
    tree = ast.parse(module.read_text(encoding="utf-8"))
    names = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    allowed = HARMLESS | OWN_COMPUTER.get(module.relative_to(REPO).as_posix(), set())
    assert [name for name in names - allowed if name.split(".")[0] in NETWORK] == []
