// A second click on the same button must not send the form twice. The server holds the same promise (once_key);
// this only spares the wait. Going back in the browser gives the button back.
const forms = new Set();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("data-many")) return;
  if (forms.has(form)) {
    event.preventDefault();
    return;
  }
  forms.add(form);
  // After this turn, so that the name and value of the button are still sent.
  setTimeout(() => {
    for (const button of form.elements) {
      if (button.type === "submit") button.setAttribute("aria-disabled", "true");
    }
  });
});

window.addEventListener("pageshow", () => {
  for (const form of forms) {
    for (const button of form.elements) button.removeAttribute("aria-disabled");
  }
  forms.clear();
});
