// Django's admin writes "Date:" and "Time:" beside the two fields of an instant without tying them to it.
for (const field of document.querySelectorAll(".datetime input:not([aria-label])")) {
  const own = field.previousSibling?.textContent.trim() || field.previousElementSibling?.textContent.trim() || "";
  const row = field.closest("fieldset.flex-container, .form-row")?.querySelector("legend, label")?.textContent.trim() || "";
  field.setAttribute("aria-label", `${row} ${own}`.trim());
}
