// Adds the reader's own hour to each deadline that is written in UTC: <time data-local datetime="…Z">.
const language = document.documentElement.lang || "fr";
const format = new Intl.DateTimeFormat(language, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZoneName: "short" });
const isUtc = new Date().getTimezoneOffset() === 0;

for (const time of document.querySelectorAll("time[data-local]")) {
  const moment = new Date(time.dateTime);
  if (isUtc || Number.isNaN(moment.getTime())) continue;
  const here = document.createElement("span");
  here.className = "local";
  here.textContent = time.dataset.local.replace("{time}", format.format(moment).replace(/(\d):(\d)/, language === "fr" ? "$1\u00a0h\u00a0$2" : "$1:$2"));
  time.after(here);
}
