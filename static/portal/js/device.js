// Texts kept on this device belong to one person: another person who signs in, or a sign-out, erases them.
// An expired session leaves them, so that nothing typed is lost.
const PREFIX = "draft:";
const person = document.body.dataset.person;

function forget(mustGo) {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX) && mustGo(key)) localStorage.removeItem(key);
    }
  } catch {
    // Storage refused by the browser: nothing was kept either.
  }
}

if (person) forget((key) => !key.startsWith(`${PREFIX}${person}:`));

// A text that was recorded needs no draft: the message about it names the form (extra_tags of the view).
for (const message of document.querySelectorAll("[data-draft-sent]")) forget((key) => key === `${PREFIX}${person}:${message.dataset.draftSent}`);

document.addEventListener("submit", (event) => {
  if (event.target.hasAttribute("data-forget-drafts")) forget(() => true);
});
