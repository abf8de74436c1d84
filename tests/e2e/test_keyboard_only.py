"""From the first page to a draft with the keys alone: no pointer, no focus lost or unseen."""

from priorities.discussions.models import Contribution
from priorities.proposals.models import Proposal

FOCUSED = """() => {
  const e = document.activeElement, s = getComputedStyle(e);
  return {name: e.name || "", text: (e.innerText || e.value || "").trim().replace(/\\s+/g, " "),
    seen: s.outlineStyle !== "none" || s.boxShadow !== "none" || e.id === "content",
    inside: e.getBoundingClientRect().bottom > 0};
}"""


class Keys:
    """A person who has a keyboard and nothing else."""

    def __init__(self, person):
        self.page = person.page

    def tab_to(self, *, text="", name="", most=80):
        """Press Tab until a thing with these words or this name has the focus, and is seen."""
        for _times in range(most):
            self.page.keyboard.press("Tab")
            focus = self.page.evaluate(FOCUSED)
            assert focus["seen"], f"the focus on {focus} is not visible"
            assert focus["inside"], f"the focus on {focus} is off the page"
            if (text and focus["text"] == text) or (name and focus["name"] == name):
                return
        raise AssertionError(f"{text or name} is not reached in {most} keys")

    def type(self, name, text):
        self.tab_to(name=name)
        self.page.keyboard.insert_text(text)

    def enter(self, text):
        self.tab_to(text=text)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")


def test_with_the_keys_alone(reader):
    person = reader()
    keys = Keys(person)
    person.go("account/login/")
    keys.tab_to(text="Aller au contenu", most=1)
    person.page.keyboard.press("Enter")
    keys.type("login", "focal-point.sn@demo.example")
    keys.type("password", "demonstration-2026")
    with person.page.expect_navigation():
        person.page.keyboard.press("Enter")

    keys.enter("Thèmes")
    keys.enter("Cybersécurité")
    keys.enter("Ouvrir un fil de discussion")
    keys.type("title", "Qui peut former ?")
    keys.enter("Ouvrir le fil de discussion")
    assert person.page.evaluate("document.activeElement.name") == "text"
    person.page.keyboard.insert_text("Nous cherchons des formateurs.")
    keys.enter("Ouvrir le fil de discussion")
    assert Contribution.objects.get().text == "Nous cherchons des formateurs."

    keys.enter("Propositions")
    keys.enter("Nouvelle proposition")
    keys.type("title_fr", "Réserve de formateurs")
    keys.type("text_fr", "Un.\n\nDeux.")
    keys.enter("Enregistrer le brouillon")
    assert Proposal.objects.get().title_fr == "Réserve de formateurs"
