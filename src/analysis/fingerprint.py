"""What a room's code means, as a short hash: the part of a rule's input that Snakemake cannot see.

Covers the module, every module of the package it imports, the data files in ``words/`` that
these name, and the versions of the libraries they use.
Comments, docstrings and layout do not count.
"""

import ast
import hashlib
import sys
from functools import cache
from importlib import metadata
from pathlib import Path

PACKAGE = Path(__file__).parent
DISTRIBUTIONS = {
    "docx": "python-docx",
    "pypandoc": "pypandoc_binary",
    "sklearn": "scikit-learn",
    "yaml": "PyYAML",
}


def fingerprint(*modules: str) -> str:
    """Hash these modules (dotted names below ``analysis``) and all that they stand on."""
    for name in modules:
        if not source(name):
            raise FileNotFoundError(f"there is no module analysis.{name}")
    todo, meanings = list(modules), {}
    while todo:
        name = todo.pop()
        if name in meanings or not source(name):
            continue
        meanings[name], imported = meaning(name)
        todo.extend(imported)
    text = "\n".join(f"{name} {part}" for name, part in sorted(meanings.items()))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def source(name: str) -> Path | None:
    """The file of a module of this package, or None if there is no such module."""
    path = PACKAGE.joinpath(*name.split("."))
    candidates = (path.with_suffix(".py"), path / "__init__.py")
    return next((file for file in candidates if name and file.is_file()), None)


@cache
def meaning(name: str) -> tuple[str, tuple[str, ...]]:
    """A hash of one module with its data and libraries, and the package modules it imports."""
    tree = ast.parse(source(name).read_text(encoding="utf-8"))
    ours, theirs = imports(tree)
    parts = [ast.dump(without_docstrings(tree))]
    parts += [f"{library} {version(library)}" for library in sorted(theirs)]
    parts += [hashlib.sha256(file.read_bytes()).hexdigest() for file in data_files(tree)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest(), tuple(sorted(ours))


def imports(tree: ast.Module) -> tuple[set[str], set[str]]:
    """The modules of this package that a module imports, and the libraries it imports."""
    ours, theirs = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
        else:
            continue
        ours |= {name.removeprefix("analysis.") for name in names if name.startswith("analysis.")}
        theirs |= {name.split(".")[0] for name in names}
    return ours, theirs - {"analysis", ""} - set(sys.stdlib_module_names)


@cache
def version(library: str) -> str:
    for name in (DISTRIBUTIONS.get(library, library), library):
        try:
            return metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return "absent"


def data_files(tree: ast.Module) -> list[Path]:
    """The files of ``words/`` that a module names in a string."""
    strings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    names = sorted(
        name for name in strings if isinstance(name, str) and "." in name and "/" not in name
    )
    files = [PACKAGE / "words" / name for name in names if len(name) < 100]
    return [file for file in files if file.is_file()]


def without_docstrings(tree: ast.Module) -> ast.Module:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(
            node
        ):
            node.body = node.body[1:]
    return tree
