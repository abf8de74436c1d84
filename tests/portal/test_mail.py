from concurrent.futures import ThreadPoolExecutor
from email import message_from_bytes
from email.policy import default

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection

from portal.files import write_once
from portal.mail import file_name


def _message(message_id="<n-12.3@portal.test>", subject="Votre visa est demandé"):
    message = EmailMultiAlternatives(
        subject,
        "Bonjour,\n.\nDakar’s",
        to=["dakar@example.org"],
        headers={"Message-ID": message_id},
    )
    message.attach_alternative("<p>Bonjour</p>", "text/html")
    return message


def test_one_readable_file(mail_dir):
    assert _message().send() == 1
    [path] = mail_dir.iterdir()
    mail = message_from_bytes(path.read_bytes(), policy=default)
    assert mail["Subject"] == "Votre visa est demandé"
    assert mail["To"] == "dakar@example.org"
    assert "Bonjour" in mail.get_body(("plain",)).get_content()


def test_the_second_try_writes_nothing(mail_dir):
    _message(subject="first").send()
    assert _message(subject="second").send() == 1
    [path] = mail_dir.iterdir()
    assert message_from_bytes(path.read_bytes())["Subject"] == "first"


def test_two_at_once_write_one_whole_file(tmp_path):
    contents = [bytes([65 + n]) * 200_000 for n in range(8)]
    with ThreadPoolExecutor(8) as pool:
        written = list(pool.map(lambda c: write_once(tmp_path / "m.eml", c), contents))
    assert sorted(written) == [False] * 7 + [True]
    assert [path.name for path in tmp_path.iterdir()] == ["m.eml"]
    assert (tmp_path / "m.eml").read_bytes() == contents[written.index(True)]


@pytest.mark.parametrize("message_id", ["<../../etc/passwd@x>", "</@y>", "<" + "a" * 400 + "@x>"])
def test_the_name_stays_in_the_folder(message_id):
    name = file_name(message_id)
    assert "/" not in name
    assert not name.startswith(".")
    assert len(name) < 120


def test_like_names_stay_apart():
    assert file_name("<a/b@x>") != file_name("<a?b@x>")


def test_without_recipient_nothing_is_sent(mail_dir):
    message = EmailMultiAlternatives("s", "b")
    assert get_connection().send_messages([message]) == 0
    assert not mail_dir.exists()


def test_a_full_disk_is_told_unless_silenced(mail_dir):
    mail_dir.write_text("a file where the folder should be")
    with pytest.raises(OSError, match=r"mail"):
        _message().send()
    assert _message().send(fail_silently=True) == 0
