"""Where a contribution stands on the page of its thread."""

DIGITS = 8
LEVELS = 3


def place_below(number: int, parent: str = "") -> str:
    """The place of contribution `number`, below the place of the one it answers.

    A place is one to three numbers of eight digits, so that places sort as the page reads: each
    contribution, then its answers in the order of their arrival. Below the third level answers
    follow each other without further indentation.
    """
    branch = parent[: DIGITS * (LEVELS - 1)]
    return f"{branch}{number:0{DIGITS}d}"
