// Saves a shared draft by itself: <form data-autosave-url="…" data-autosave-saved="Saved at {time}"
//   data-autosave-failed="…" data-autosave-conflict="…" data-autosave-compare="Compare both versions">.
// The server answers 200 {"version": 4}, 400 when the text cannot be kept yet, or
// 409 {"compare": "/fr/…"} when a colleague saved meanwhile: then nothing more is sent by itself.
const EVERY = 20_000; // milliseconds
const language = document.documentElement.lang;
const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });
const hour = (moment) => clock.format(moment).replace(":", language === "fr" ? "\u00a0h\u00a0" : ":");

function autosave(form) {
  const words = form.dataset;
  const status = document.createElement("p");
  status.className = "saved";
  status.setAttribute("role", "status");
  form.append(status);
  let changed = false;
  let stopped = false;

  const say = (state, text) => {
    status.dataset.state = state;
    status.textContent = text;
  };

  async function save() {
    if (!changed || stopped || document.hidden) return;
    changed = false;
    try {
      const answer = await fetch(words.autosaveUrl, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
      if (answer.status === 409) {
        stopped = true;
        const { compare } = await answer.json();
        say("conflict", `${words.autosaveConflict} `);
        if (compare) {
          const link = document.createElement("a");
          link.href = compare;
          link.textContent = words.autosaveCompare;
          status.append(link);
        }
        return;
      }
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      const { version } = await answer.json();
      if (version !== undefined && form.elements.version) form.elements.version.value = version;
      say("saved", words.autosaveSaved.replace("{time}", hour(new Date())));
    } catch {
      changed = true; // tried again at the next turn
      say("failed", words.autosaveFailed);
    }
  }

  form.addEventListener("input", () => {
    changed = true;
  });
  form.addEventListener("submit", () => {
    stopped = true;
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) stopped = false;
  });
  setInterval(save, EVERY);
}

for (const form of document.querySelectorAll("form[data-autosave-url]")) autosave(form);
