"""The rules of the house, as far as a test can hold somebody to them."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

REPO = Path(__file__).parents[1]
PACKAGE = REPO / "src" / "analysis"
MODULES = sorted(PACKAGE.rglob("*.py"))
RULE_FILES = sorted((REPO / "workflow" / "rules").glob("*.smk"))
WORKFLOW = [REPO / "Snakefile", *RULE_FILES]
BIN = Path(sys.executable).parent

# Rooms that fill a contract which more than one room fills.
SHARED_CONTRACTS = dict.fromkeys(
    ("codings_rules", "codings_learned", "codings_local", "codings_people", "codings_settled"),
    "Codings",
) | dict.fromkeys(("lessons_anchors", "lessons_people"), "Lessons")
# A page of declarations may be longer than a page of code.
ONE_LINE_A_COLUMN = {"contracts"}
# The rooms at the edge: they see files, others only tables.
EDGE = {"codebook", "codings_people", "decisions", "privacy_form", "privacy_page", "reading_form"}
EDGE |= {
    "answers_local",
    "approvals",
    "changes_sheet",
    "codebook_changes",
    "codings_learned",
    "content",
    "corrections",
    "design_card",
    "design_card_form",
    "discussion_form",
    "exchanged",
    "flat_tables",
    "lessons_anchors",
    "moved",
    "own_words",
    "qdc",
    "qdc_differences",
    "qdpx",
    "quote_forms",
    "intrusion",
    "intrusion_form",
    "readings",
    "received",
    "recoding_form",
    "report",
    "report_pdf",
    "report_word",
    "scores",
    "todo",
    "unplaced",
    "word_reference",
    "words_forms",
}


def short(path: Path) -> str:
    return path.relative_to(REPO).as_posix()


def rules() -> dict[str, str]:
    """The text of every rule, by its name."""
    found = {}
    for file in RULE_FILES:
        parts = re.split(r"(?m)^(?:rule|checkpoint) (\w+):\n", file.read_text(encoding="utf-8"))
        found |= dict(zip(parts[1::2], parts[2::2], strict=True))
    return found


RULES = rules()


def part(rule: str, directive: str) -> str:
    """What stands under a directive of a rule, empty if it has none."""
    found = re.search(rf"(?m)^    {directive}:\n((?:        .*\n|\n)+)", RULES[rule] + "\n")
    return found.group(1) if found else ""


@pytest.mark.parametrize("module", MODULES, ids=short)
def test_modules_and_functions_are_short(module):
    text = module.read_text(encoding="utf-8")
    functions = [
        f"{node.name}: {node.end_lineno - node.lineno + 1}"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno + 1 > 25
    ]
    assert functions == []
    assert len(text.splitlines()) <= 150 or module.stem in ONE_LINE_A_COLUMN


@pytest.mark.parametrize("file", WORKFLOW, ids=short)
def test_workflow_files_are_short(file):
    most = {"Snakefile": 40, "common.smk": 60}.get(file.name, 150)
    assert len(file.read_text(encoding="utf-8").splitlines()) <= most


@pytest.mark.parametrize("file", RULE_FILES, ids=short)
def test_rule_files_open_with_what_they_take_and_give(file):
    opening = ast.get_docstring(ast.parse(re.split(r"(?m)^\w+ ?\w*:\n", file.read_text())[0]))
    if file.name != "common.smk":
        assert re.search(r"(?m)^Takes ", opening)
        assert re.search(r"(?m)^Gives ", opening)


@pytest.mark.parametrize("file", WORKFLOW, ids=short)
def test_rules_can_be_reasoned_with_one_by_one(file):
    text = file.read_text(encoding="utf-8")
    assert re.findall(r"(?m)^ +(?:run|script|notebook|wrapper):", text) == []
    assert re.findall(r"\blambda\b|\brules\.\w+|\bconfig\.get\b", text) == []


@pytest.mark.parametrize("rule", RULES)
def test_rules_say_where_they_log_and_what_code_they_stand_on(rule):
    for directive in ("log", "benchmark", "conda"):
        assert part(rule, directive), directive
    assert re.search(r"code=fingerprint\(\s*\"", part(rule, "params"))


@pytest.mark.parametrize("rule", RULES)
def test_shell_lines_hold_nothing_that_only_one_shell_knows(rule):
    line = ast.literal_eval(f"({part(rule, 'shell').strip()})")
    assert line.startswith("python -m analysis.")
    outside = re.sub(r"\{[^{}]*\}", "", line)
    assert set(outside) & set("|&;<>()$`\\'\"*?#~%^!\n") == set()
    paths = re.findall(r"\{(?:input|output|log)\b[^{}]*\}", line)
    assert [path for path in paths if not path.endswith(":q}")] == []


def rooms(rule: str) -> list[str]:
    """The rooms that a rule visits: one by its own name, or several through the door."""
    line = ast.literal_eval(f"({part(rule, 'shell').strip()})")
    words = line.removeprefix("python -m analysis.").split(" -- ")
    return [word.removeprefix("door ").split()[0] for word in words]


VISITS = [(rule, room) for rule in RULES for room in rooms(rule)]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_the_name_of_its_room_or_visits_several(rule):
    assert rooms(rule) == [rule] or len(rooms(rule)) > 1
    (code,) = re.findall(r"code=fingerprint\(([^)]*)\)", part(rule, "params"))
    assert re.findall(r'"(\w+)"', code) == rooms(rule)


@pytest.mark.parametrize(("rule", "room"), VISITS)
def test_one_name_in_four_places(rule, room):
    (output,) = re.findall(rf"(?m)^ +{room}=(.*)", part(rule, "output"))
    tree = ast.parse((PACKAGE / f"{room}.py").read_text(encoding="utf-8"))
    (function,) = [node for node in tree.body if getattr(node, "name", None) == room]
    if output.endswith('.parquet",'):
        contract = SHARED_CONTRACTS.get(room, room.title().replace("_", ""))
        assert output.endswith(f'/{room}.parquet",')
        assert ast.unparse(function.returns) == f"DataFrame[{contract}]"
    else:
        assert not ast.unparse(function.returns).startswith("DataFrame")


ROOMS = [path for path in MODULES if "\n    open_door(" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("room", [path for path in ROOMS if path.stem not in EDGE], ids=short)
def test_rooms_know_tables_only(room):
    tree = ast.parse(room.read_text(encoding="utf-8"))
    names = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    for node in ast.walk(tree):
        names |= {alias.name for alias in node.names} if isinstance(node, ast.Import) else set()
    imported = {name.split(".")[0] for name in names}
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert imported & {"os", "pathlib", "shutil", "subprocess", "time"} == set()
    assert [name for name in called if re.search(r"(^|\.)(open|now|today)$", name)] == []


@pytest.mark.parametrize(
    "words",
    [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["snakefmt", "--check", "Snakefile", "workflow"],
        ["snakemake", "--lint"],
    ],
    ids=" ".join,
)
def test_linters_have_nothing_to_say(words):
    done = subprocess.run(
        [BIN / words[0], *words[1:]], cwd=REPO, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
