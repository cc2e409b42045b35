// Shows the searches that found nothing in this browser, ready to copy as `search_words`.
"use strict";

(() => {
  const { failed } = globalThis.plainpledge;
  const area = document.querySelector("[data-searches]");
  if (!area) return;
  const list = area.querySelector("textarea");
  const button = area.querySelector("[data-searches-clear]");

  function show() {
    const entries = failed.read().sort((a, b) => b.count - a.count);
    area.querySelector("[data-searches-summary]").textContent = entries.length === 0
      ? "Nothing is kept in this browser."
      : `${entries.length} different searches found nothing.`;
    const words = entries.map(({ query }) => query.replace(/["\\\n]/g, " "));
    list.value = entries.map(({ query, count }) => `${count} × ${query}`).concat("", `search_words: [${words.map((word) => `"${word}"`).join(", ")}]`).join("\n");
    button.disabled = entries.length === 0;
  }

  button.addEventListener("click", () => {
    failed.clear();
    show();
  });
  area.hidden = false;
  show();
})();
