import stat
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from portal import filetypes, uploads
from portal.uploads import PrivateStorage, UploadRefused, attachment_response, inspect, safe_name

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def archive(*names, **contents):
    """A zip of empty entries ``names`` and of ``contents`` (name → bytes), in this order."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in {**contents.get("files", {}), **dict.fromkeys(names, b"")}.items():
            # Always the same hour, or the bytes (and the names of the tests) change with the clock.
            entry = zipfile.ZipInfo(name, date_time=(2019, 9, 6, 10, 0, 0))
            file.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def ooxml(main, *more):
    return archive("[Content_Types].xml", "_rels/.rels", main, *more)


def odf(kind, *more, manifest=b"<manifest/>"):
    files = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}".encode(),
        "META-INF/manifest.xml": manifest,
    }
    return archive("content.xml", *more, files=files)


DOCX = ooxml("word/document.xml")


def encrypted_zip():
    """The archive of a document whose entries say that they are encrypted."""
    content = bytearray(DOCX)
    place = content.find(b"PK\x01\x02")
    while place >= 0:
        content[place + 8] |= 1
        place = content.find(b"PK\x01\x02", place + 1)
    return bytes(content)


def upload(name, content):
    return SimpleUploadedFile(name, content)


def refusal(name, content):
    with pytest.raises(UploadRefused) as caught:
        inspect(upload(name, content))
    return caught.value


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("note.pdf", PDF, "application/pdf"),
        ("NOTE.PDF", PDF, "application/pdf"),
        ("carte.png", PNG, "image/png"),
        ("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(9), "image/jpeg"),
        ("photo.jpeg", b"\xff\xd8\xff\xe1" + bytes(9), "image/jpeg"),
        ("photo.webp", b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp"),
        ("note.docx", DOCX, filetypes._OOXML + "wordprocessingml.document"),
        ("table.xlsx", ooxml("xl/workbook.xml"), filetypes._OOXML + "spreadsheetml.sheet"),
        (
            "exposé.pptx",
            ooxml("ppt/presentation.xml"),
            filetypes._OOXML + "presentationml.presentation",
        ),
        ("note.odt", odf("text"), "application/vnd.oasis.opendocument.text"),
        ("table.ods", odf("spreadsheet"), "application/vnd.oasis.opendocument.spreadsheet"),
        ("vue.odp", odf("presentation"), "application/vnd.oasis.opendocument.presentation"),
        ("note.txt", "L’été\r\n\tà Dakar".encode(), "text/plain"),
        ("note.txt", "\ufeffavec marque".encode(), "text/plain"),
        ("pays.csv", b"MZ;Mozambique\n", "text/csv"),
        ("math.txt", b"a < b\n", "text/plain"),
    ],
)
def test_what_is_received(name, content, media_type):
    file = upload(name, content)
    checked = inspect(file)
    assert checked.media_type == media_type
    assert checked.size == len(content)
    assert checked.name == name
    assert checked.extension == name.rsplit(".", 1)[1].lower()
    assert len(checked.sha256) == 64
    assert file.read() == content


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("vide.pdf", b"", "empty"),
        ("a.pdf", b"MZ\x90\0\x03\0\0\0", "dangerous"),
        ("a.txt", b"\x7fELF\x02\x01\x01\0", "dangerous"),
        ("a.txt", b"#!/bin/sh\nrm x", "dangerous"),
        ("a.exe", b"MZ\x90\0", "dangerous"),
        ("a.html", b"<!DOCTYPE html><p>x", "dangerous"),
        ("a.txt", b"\n <HTML><script>", "dangerous"),
        ("a.txt", b"\xef\xbb\xbf<html>", "dangerous"),
        ("a.txt", b"<!-- x --><script>alert(1)</script>", "dangerous"),
        ("a.svg", b'<svg xmlns="x" onload="alert(1)"/>', "dangerous"),
        ("a.png", b"<?xml version='1.0'?><svg/>", "dangerous"),
        ("a.docm", ooxml("word/document.xml", "word/vbaProject.bin"), "macros"),
        ("a.docx", ooxml("word/document.xml", "word/vbaProject.bin"), "macros"),
        ("a.docx", ooxml("word/document.xml", "word/VBAPROJECT.BIN"), "macros"),
        ("a.xlsx", ooxml("xl/workbook.xml", "xl/macrosheets/sheet1.xml"), "macros"),
        ("a.docx", ooxml("word/document.xml", "word/activeX/activeX1.bin"), "macros"),
        ("a.odt", odf("text", "Basic/Standard/Module1.xml"), "macros"),
        ("a.odt", odf("text", "Scripts/python/x.py"), "macros"),
        ("a.docm", DOCX, "extension"),
        ("a.docx", encrypted_zip(), "encrypted"),
        ("a.docx", OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("a.odt", odf("text", manifest=b"<manifest:encryption-data/>"), "encrypted"),
        ("a.pdf", PDF.replace(b"/Root", b"/Encrypt 9 0 R/Root"), "encrypted"),
        ("a.pdf", PDF.replace(b"/Root", b"/Encrypt <</V 4>>/Root"), "encrypted"),
        ("a.doc", OLE + bytes(600), "old office"),
        ("a.zip", archive("readme.txt"), "unknown"),
        ("a.docx", archive("META-INF/MANIFEST.MF", "A.class"), "unknown"),
        ("a.docx", ooxml("visio/document.xml"), "unknown"),
        ("a.odt", odf("database"), "unknown"),
        ("a.docx", ooxml("word/document.xml", "../../etc/x"), "dangerous"),
        ("a.docx", DOCX[:60], "damaged"),
        ("a.txt", "été".encode("latin-1"), "not utf-8"),
        ("a.txt", "été".encode("utf-16"), "not utf-8"),
        ("a.txt", b"a\x00b", "unknown"),
        ("a.txt", b"a\x1b[2Jb", "unknown"),
        ("a.bin", bytes(range(256)), "unknown"),
        ("a.pdf", PNG, "extension"),
        ("a.txt", PDF, "extension"),
        ("a.php", b"bonjour", "extension"),
        ("sans-extension", PDF, "extension"),
        ("note.pdf.exe", PDF, "extension"),
    ],
)
def test_what_is_refused(name, content, code):
    assert refusal(name, content).code == code


def test_bombs_are_seen_without_unpacking():
    by_ratio = {"word/document.xml": bytes(filetypes.UNPACKED_HARMLESS + 1)}
    content = archive("[Content_Types].xml", files=by_ratio)
    assert len(content) < 20_000
    assert refusal("a.docx", content).code == "bomb"


def test_too_much_in_all_is_a_bomb(monkeypatch):
    monkeypatch.setattr(filetypes, "UNPACKED_BYTES", 10)
    content = archive("[Content_Types].xml", files={"word/document.xml": b"x" * 11})
    assert refusal("a.docx", content).code == "bomb"


def test_too_many_entries_are_a_bomb(monkeypatch):
    monkeypatch.setattr(filetypes, "ENTRIES", 3)
    assert refusal("a.docx", ooxml("word/document.xml", "word/a.xml")).code == "bomb"
    assert inspect(upload("a.docx", DOCX))


def test_a_small_document_may_be_repetitive():
    files = {"word/document.xml": b"<w:p/>" * 100_000}
    assert inspect(upload("a.docx", archive("[Content_Types].xml", files=files)))


def test_the_largest_size_is_a_setting(settings):
    settings.PORTAL_UPLOAD_MAX_BYTES = len(PDF)
    assert inspect(upload("a.pdf", PDF)).size == len(PDF)
    assert refusal("a.pdf", PDF + b"\n").code == "too large"


def test_an_announced_size_is_not_believed(settings):
    settings.PORTAL_UPLOAD_MAX_BYTES = 100
    file = upload("a.txt", b"x" * 101)
    file.size = 5
    with pytest.raises(UploadRefused):
        inspect(file)


@pytest.mark.parametrize(("language", "words"), [("fr", "mot de passe"), ("en", "a password")])
def test_a_refusal_is_a_sentence_in_both_languages(language, words):
    with translation.override(language):
        refused = refusal("a.docx", encrypted_zip())
        assert words in str(refused)
        assert str(refused).endswith(".")
        assert refused.messages == [str(refused)]
        assert "docx, jpeg" in str(refusal("a.zip", archive("x")))
        every = [str(sentence) for sentence in uploads._SENTENCES.values()]
    assert set(uploads._SENTENCES) == set(filetypes.Fault)
    assert all(sentence.endswith((".", "%(kinds)s.")) for sentence in every)


def outcome(name, content):
    """The media type, or the sentence of the refusal; anything else raised fails the test."""
    try:
        return inspect(upload(name, content)).media_type
    except UploadRefused as refused:
        return str(refused)


@given(st.data())
def test_damaged_files_are_answered_never_a_crash(data):
    content = bytearray(data.draw(st.sampled_from([DOCX, odf("text"), PDF, encrypted_zip()])))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    answer = outcome("a.docx", bytes(content))
    assert answer.endswith((".", "wordprocessingml.document"))


@given(st.binary(min_size=1, max_size=300))
def test_what_passes_as_text_is_text(content):
    if outcome("a.txt", content) == "text/plain":
        controls = set(content.decode("utf-8")) - set("\t\r\n\ufeff")
        assert all(ord(letter) >= 32 and not 127 <= ord(letter) < 160 for letter in controls)
        assert not content.startswith((b"#!", b"%PDF-", b"PK\x03\x04"))


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Documents\\note.pdf", "note.pdf"),
        ("a\r\nSet-Cookie: b.pdf", "a Set-Cookie_ b.pdf"),
        ("fdp.\u202excod.exe", "fdp.xcod.exe"),
        ("E\u0301tat  des lieux.pdf", "État des lieux.pdf"),
        ('a"b<c>.pdf', "a_b_c_.pdf"),
        ("..", "document"),
        ("", "document"),
        ("x" * 300 + ".docx", "x" * 115 + ".docx"),
    ],
)
def test_safe_names(name, safe):
    assert safe_name(name) == safe


@given(st.text(max_size=200))
def test_a_safe_name_is_safe_and_stays_so(name):
    safe = safe_name(name)
    assert 0 < len(safe) <= uploads.NAME_LENGTH
    assert not set(safe) & set('/\\\0\r\n\t"<>')
    assert safe_name(safe) == safe


def test_a_download_is_an_attachment_and_nothing_else():
    response = attachment_response(
        BytesIO(b"x"), name="Étude\r\nd’impact.csv", media_type="text/csv"
    )
    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''%C3%89tude%20d%E2%80%99impact.csv"
    )
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["Cache-Control"] == "private, no-store"
    assert b"".join(response) == b"x"


def test_private_files_have_random_names_and_no_address(settings, tmp_path):
    settings.PORTAL_PRIVATE_ROOT = tmp_path / "private"
    storage = PrivateStorage()
    name = storage.generate_filename("meetings/Note secrète.pdf")
    saved = storage.save(name, ContentFile(b"x"))
    assert saved.startswith("meetings/")
    assert "secr" not in saved
    assert name != storage.generate_filename("meetings/Note secrète.pdf")
    path = Path(storage.path(saved))
    assert path.is_relative_to(tmp_path / "private")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    with storage.open(saved) as file:
        assert file.read() == b"x"
    with pytest.raises(ValueError, match="not accessible"):
        storage.url(saved)


def test_migrations_do_not_hold_the_folder():
    assert PrivateStorage().deconstruct() == ("portal.uploads.PrivateStorage", (), {})


def test_private_files_lie_outside_of_what_the_server_shows(settings):
    private = Path(PrivateStorage().location)
    folders = [settings.STATIC_ROOT, settings.MEDIA_ROOT, *settings.STATICFILES_DIRS]
    for shown in filter(None, folders):
        assert not private.is_relative_to(Path(shown).absolute())


def test_a_file_field_offers_the_kinds_received():
    assert {".pdf", ".docx", ".csv"} <= set(uploads.accepted_extensions())
