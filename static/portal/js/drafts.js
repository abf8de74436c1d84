// Keeps what is typed in a form on this device until it is sent.
// <form data-draft="thread-12" data-draft-saved="Draft saved on this device at {time}"
//       data-draft-found="…" data-draft-restore="Restore it" data-draft-drop="Discard it">
// The view that has recorded the text says so in its message: extra_tags="thread-12" (see device.js).
const PREFIX = "draft:";
const WAIT = 800; // milliseconds without a key before the text is written
const person = document.body.dataset.person || "0";
const language = document.documentElement.lang;
const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });
const hour = (moment) => clock.format(moment).replace(":", language === "fr" ? "\u00a0h\u00a0" : ":");
let erased = false; // signing out: nothing is written any more

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
  words.textContent = form.dataset.draftFound.replace("{time}", hour(new Date(kept.at)));
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
    clearTimeout(timer);
    timer = 0;
    if (erased) return;
    const values = typed(form);
    if (!Object.keys(values).length) return;
    storage("setItem", key, JSON.stringify({ at: Date.now(), values }));
    status.textContent = form.dataset.draftSaved.replace("{time}", hour(new Date()));
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, WAIT);
  });
  window.addEventListener("pagehide", () => {
    if (timer) save();
  });
}

document.addEventListener("submit", (event) => {
  if (event.target.hasAttribute("data-forget-drafts")) erased = true;
});
for (const form of document.querySelectorAll("form[data-draft]")) watch(form);
