"""A mistake in what somebody gave us, told in one Dutch sentence."""


class Mistake(Exception):
    """Which file, what is wrong and what to do: shown as it stands, without a traceback."""
