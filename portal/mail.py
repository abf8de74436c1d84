"""Mails of the demonstration and of the tests: one file each, written once.

A worker may be killed after it sent a mail and before it noted so; it then sends again. The file
is named from the Message-ID, which the sender keeps from one try to the next, and appears only
when it is complete: the second try finds it there and writes nothing.
"""

import hashlib
import re
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend

from portal.files import write_once


class FileBackend(BaseEmailBackend):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.folder = Path(settings.MAIL_DIR)

    def send_messages(self, email_messages) -> int:
        """How many are on the disk afterwards, whoever wrote them."""
        return sum(self._deliver(message) for message in email_messages if message.recipients())

    def _deliver(self, message) -> bool:
        mime = message.message()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_once(self.folder / file_name(mime["Message-ID"]), mime.as_bytes(linesep="\r\n"))
        except OSError:
            if not self.fail_silently:
                raise
            return False
        return True


def file_name(message_id: str) -> str:
    """A safe name: readable, short, and different for different Message-IDs."""
    plain = re.sub(r"[^A-Za-z0-9.@-]+", "_", message_id).strip("._")[:80]
    digest = hashlib.sha256(message_id.encode()).hexdigest()[:12]
    return f"{plain}-{digest}.eml"
