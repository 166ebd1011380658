"""The order of the tests: what takes longest goes first, so that the others run beside it."""

FIRST = ("test_run.py",)


def pytest_collection_modifyitems(items: list) -> None:
    items.sort(key=lambda item: item.path.name not in FIRST)
