"""What a page or an act asks of the database."""

import contextlib
import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

_TRANSACTION = re.compile(r"^(SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT)")


@contextlib.contextmanager
def recorded():
    """The statements asked inside the block, beginnings and ends of transactions left out."""
    statements: list[str] = []
    with CaptureQueriesContext(
        connection,
    ) as captured:
        yield statements
    statements += [row["sql"] for row in captured if not _TRANSACTION.match(row["sql"])]
