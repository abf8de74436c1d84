// Shows Markdown as it will be read: <textarea data-preview-url="…" data-preview-label="Preview">.
// The server renders it, so that the preview and the page cannot differ.
function preview(area) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet small";
  button.textContent = area.dataset.previewLabel;
  const box = document.createElement("div");
  box.className = "preview prose";
  box.setAttribute("role", "status");
  box.hidden = true;
  button.addEventListener("click", async () => {
    const body = new FormData();
    body.set("text", area.value);
    body.set("csrfmiddlewaretoken", area.form.elements.csrfmiddlewaretoken?.value ?? "");
    button.setAttribute("aria-disabled", "true");
    try {
      const answer = await fetch(area.dataset.previewUrl, { method: "POST", body });
      if (!answer.ok) throw new Error(answer.status);
      box.innerHTML = await answer.text(); // cleaned by the server, as on the page itself
    } catch {
      box.textContent = area.dataset.previewFailed;
    } finally {
      box.hidden = false;
      button.removeAttribute("aria-disabled");
    }
  });
  area.after(button, box);
}

for (const area of document.querySelectorAll("textarea[data-preview-url]")) preview(area);
