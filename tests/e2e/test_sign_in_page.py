"""What a visitor meets first: the sign-in page, in both languages and at both widths."""

import pytest


@pytest.mark.parametrize("width", ["wide", "phone"])
@pytest.mark.parametrize(("language", "word"), [("fr", "Se connecter"), ("en", "Sign in")])
def test_the_sign_in_page(open_browser, accessible, fits, width, language, word):
    page = open_browser(width=width)
    page.goto(f"/{language}/account/login/")
    assert page.locator("html").get_attribute("lang") == language
    assert word in page.locator("h1").inner_text()
    accessible(page)
    fits(page)


def test_a_wrong_password_is_told_beside_the_form(page, accessible):
    page.goto("/fr/account/login/")
    page.locator("input[name=login]").fill("x@example.org")
    page.locator("input[name=password]").fill("wrong-password-1")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()
    assert page.url.endswith("/fr/account/login/")
    assert page.locator("[role=alert], .errorlist, .invalid-feedback").count() >= 1
    assert page.locator("input[name=login]").input_value() == "x@example.org"
    accessible(page)
