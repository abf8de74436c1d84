// Keeps what is typed in a form on this device until it is sent.
// <form data-draft="thread-12" data-draft-saved="Draft saved on this device at {time}"
//       data-draft-found="…" data-draft-restore="Restore it" data-draft-drop="Discard it">
// A page that has just saved the text says so with <meta name="draft-done" content="thread-12">.
const PREFIX = "draft:";
const WAIT = 800; // milliseconds without a key before the text is written
const person = document.body.dataset.person || "0";
const hour = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });

function storage(act, key, value) {
  try {
    return value === undefined ? localStorage[act](key) : localStorage[act](key, value);
  } catch {
    return null; // private window or full storage: the form works as without this script
  }
}

function typed(form) {
  const values = {};
  for (const field of form.elements) {
    if (!field.name || field.name.startsWith("csrf") || ["hidden", "file", "password", "submit", "button"].includes(field.type)) continue;
    if (["checkbox", "radio"].includes(field.type)) {
      if (field.checked !== field.defaultChecked) values[`${field.name}=${field.value}`] = field.checked;
    } else if (field.value !== (field.tagName === "SELECT" ? field.dataset.first : field.defaultValue)) {
      values[field.name] = field.value;
    }
  }
  return values;
}

function restore(form, values) {
  for (const field of form.elements) {
    const choice = values[`${field.name}=${field.value}`];
    if (["checkbox", "radio"].includes(field.type)) {
      if (choice !== undefined) field.checked = choice;
    } else if (field.name in values) field.value = values[field.name];
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

function offer(form, key, kept) {
  const box = document.createElement("div");
  box.className = "alert";
  box.setAttribute("role", "status");
  const words = document.createElement("p");
  words.textContent = form.dataset.draftFound.replace("{time}", hour.format(new Date(kept.at)));
  const acts = document.createElement("p");
  acts.className = "acts";
  for (const [label, act] of [
    [form.dataset.draftRestore, () => restore(form, kept.values)],
    [form.dataset.draftDrop, () => storage("removeItem", key)],
  ]) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button quiet small";
    button.textContent = label;
    button.addEventListener("click", () => {
      act();
      box.remove();
      form.querySelector("textarea, input:not([type=hidden])")?.focus();
    });
    acts.append(button);
  }
  box.append(words, acts);
  form.prepend(box);
}

function watch(form) {
  const key = `${PREFIX}${person}:${form.dataset.draft}`;
  const status = document.createElement("p");
  status.className = "saved";
  status.setAttribute("role", "status");
  form.append(status);
  for (const list of form.querySelectorAll("select")) list.dataset.first = list.value;

  const kept = JSON.parse(storage("getItem", key) || "null");
  if (kept && Object.entries(kept.values).some(([name, value]) => typeof value === "boolean" || form.elements[name]?.value !== value)) offer(form, key, kept);

  let timer;
  const save = () => {
    const values = typed(form);
    if (!Object.keys(values).length) return;
    storage("setItem", key, JSON.stringify({ at: Date.now(), values }));
    status.textContent = form.dataset.draftSaved.replace("{time}", hour.format(new Date()));
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, WAIT);
  });
  window.addEventListener("pagehide", () => {
    if (timer) save();
  });
}

for (const done of document.querySelectorAll('meta[name="draft-done"]')) storage("removeItem", `${PREFIX}${person}:${done.content}`);
for (const form of document.querySelectorAll("form[data-draft]")) watch(form);
