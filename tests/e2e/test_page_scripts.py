"""What the small scripts add to a page: drafts, automatic saving, the second click, local hours."""

import json

import pytest

FORM = """<!doctype html><html lang="fr"><meta charset="utf-8"><title>Essai</title>
<body data-person="{person}"><main><h1>Essai</h1>{message}
<form method="post" action="/essai/"
  data-draft="essai" data-draft-saved="Gardé à {{time}}" data-draft-found="Trouvé de {{time}}"
  data-draft-restore="Reprendre" data-draft-drop="Effacer"
  data-autosave-url="/essai/auto/" data-autosave-saved="Enregistré à {{time}}"
  data-autosave-failed="Non enregistré" data-autosave-conflict="Un collègue a enregistré."
  data-autosave-compare="Comparer">
  <input type="hidden" name="version" value="3">
  <label>Texte <textarea name="text"></textarea></label>
  <label><input type="checkbox" name="public" value="1"> Public</label>
  <button>Envoyer</button></form>
<form method="post" action="/fin/" data-forget-drafts><button>Partir</button></form>
<p><time datetime="2026-11-27T10:00:00Z" data-local="{{time}} chez vous">10 h 00 UTC</time></p>
{scripts}</main></body></html>"""
SCRIPTS = "".join(
    f'<script type="module" src="/static/portal/js/{name}.js"></script>'
    for name in ("once", "local-time", "device", "drafts", "autosave")
)


@pytest.fixture
def stage(transactional_db, open_browser):
    """A page with a form; `stage.show()` opens it, `stage.posts` counts what was sent."""

    class Stage:
        def __init__(self):
            self.page = open_browser()
            self.posts = []
            self.answer = {"status": 200, "body": json.dumps({"version": 4})}
            self.page.route("**/essai/", self._page)
            self.page.route("**/essai/auto/", self._autosave)
            self.page.route("**/fin/", lambda route: route.fulfill(body="<title>Fin</title>"))
            self.page.clock.install()

        def show(self, person=1, message=""):
            self.html = FORM.format(person=person, message=message, scripts=SCRIPTS)
            self.html = self.html.replace("{{", "{").replace("}}", "}")
            self.page.goto("/essai/")

        def _page(self, route):
            if route.request.method == "POST":
                self.posts.append("form")
                route.fulfill(status=204)
            else:
                route.fulfill(body=self.html, content_type="text/html")

        def _autosave(self, route):
            self.posts.append("auto")
            route.fulfill(content_type="application/json", **self.answer)

        def type(self, text):
            self.page.fill("textarea", text)
            self.page.clock.run_for(1_000)

        def wait(self, seconds):
            self.page.clock.run_for(seconds * 1_000)

        def kept(self):
            return self.page.evaluate("Object.keys(localStorage)")

    return Stage()


def test_a_text_not_sent_is_offered_again_to_the_same_person(stage):
    stage.show()
    stage.page.check("input[name=public]")
    stage.type("Une réserve de formateurs")
    assert "Gardé à" in stage.page.inner_text("form >> nth=0")
    stage.show()
    assert stage.page.input_value("textarea") == ""
    stage.page.get_by_role("button", name="Reprendre").click()
    assert stage.page.input_value("textarea") == "Une réserve de formateurs"
    assert stage.page.is_checked("input[name=public]")


def test_a_text_recorded_by_the_server_is_forgotten(stage):
    stage.show()
    stage.type("Envoyé")
    stage.show(message='<div data-draft-sent="essai">Fait.</div>')
    assert stage.kept() == []
    assert stage.page.get_by_role("button", name="Reprendre").count() == 0


def test_another_person_on_the_same_device_finds_nothing(stage):
    stage.show(person=1)
    stage.type("Instructions de la capitale")
    stage.show(person=2)
    assert stage.kept() == []


def test_signing_out_erases_what_the_device_kept(stage):
    stage.show()
    stage.type("Instructions de la capitale")
    assert stage.kept() == ["draft:1:essai"]
    with stage.page.expect_navigation():
        stage.page.get_by_role("button", name="Partir").click()
    assert stage.kept() == []


def test_a_second_click_sends_nothing(stage):
    stage.show()
    stage.page.get_by_role("button", name="Envoyer").dblclick()
    stage.page.wait_for_timeout(200)
    assert stage.posts == ["form"]


def test_a_changed_form_saves_itself_and_takes_the_new_version(stage):
    stage.show()
    stage.wait(25)
    assert stage.posts == []
    stage.type("Un")
    stage.wait(25)
    stage.page.get_by_text("Enregistré à").wait_for()
    assert stage.posts == ["auto"]
    assert stage.page.input_value("input[name=version]") == "4"


def test_a_colleague_who_saved_first_stops_the_saving_and_is_told(stage, faults):
    faults.allow(409)
    stage.answer = {"status": 409, "body": json.dumps({"compare": "/fr/versions/"})}
    stage.show()
    stage.type("Deux")
    stage.wait(25)
    link = stage.page.get_by_role("link", name="Comparer")
    assert link.get_attribute("href") == "/fr/versions/"
    stage.type("Trois")
    stage.wait(60)
    assert stage.posts == ["auto"]
    assert stage.page.input_value("textarea") == "Trois"


def test_a_broken_link_is_told_and_tried_again(stage, faults):
    faults.allow(503)
    stage.answer = {"status": 503, "body": ""}
    stage.show()
    stage.type("Quatre")
    stage.wait(21)
    stage.page.get_by_text("Non enregistré").wait_for()
    stage.answer = {"status": 200, "body": "{}"}
    stage.wait(21)
    stage.page.get_by_text("Enregistré à").wait_for()


def test_a_reader_elsewhere_sees_the_local_hour_of_a_deadline(stage, chromium, live_server):
    stage.show()
    context = chromium.new_context(base_url=live_server.url, timezone_id="Asia/Ho_Chi_Minh")
    page = context.new_page()
    page.route("**/essai/", lambda r: r.fulfill(body=stage.html, content_type="text/html"))
    page.goto("/essai/")
    assert "17\u00a0h\u00a000" in page.locator(".local").inner_text()
    context.close()
