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

document.addEventListener("submit", (event) => {
  if (event.target.hasAttribute("data-forget-drafts")) forget(() => true);
});
