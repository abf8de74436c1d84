"""Files that are there whole or not at all, whoever else writes them at the same moment."""

import os
import tempfile
from pathlib import Path


def write_once(path: Path, content: bytes) -> bool:
    """Write the file whole (readable by its owner only), or leave the one that is there.

    Tells whether it was written. Raises ``OSError`` if the disk refuses.
    """
    handle, half = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.link(half, path)  # atomic, and refuses a name that is taken
    except FileExistsError:
        return False
    finally:
        Path(half).unlink()
    return True
