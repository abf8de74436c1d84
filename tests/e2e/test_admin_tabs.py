"""The languages of a bilingual column stand in tabs, with the admin's CSP in force."""


def test_the_tabs_of_the_admin_work_with_mouse_keyboard_and_main_switch(reader):
    officer = reader("secretariat-administrator")
    page = officer.page
    page.goto("/admin/priorities/announcement/add/")
    french, english = page.locator("#id_text_fr"), page.locator("#id_text_en")
    tabs = page.get_by_role("tab")
    assert tabs.count() == 2
    assert (french.is_visible(), english.is_visible()) == (True, False)
    tabs.nth(1).click()
    assert (french.is_visible(), english.is_visible()) == (False, True)
    page.keyboard.press("ArrowLeft")
    assert french.is_visible()
    assert page.locator("[role=tab][aria-selected=true]").inner_text().lower() == "fr"
    page.get_by_role("combobox", name="Langue").first.select_option(label="en")
    assert english.is_visible()
    officer.check()
