// “/” goes to the search box. Readers can switch that off: programs that take dictation type single keys too.
"use strict";

(() => {
  const KEY = "plainpledge-no-slash";
  const input = document.querySelector("form[data-search] input");
  if (!input) return;

  function isOff() {
    try {
      return localStorage.getItem(KEY) !== null;
    } catch {
      return false; // A browser that keeps nothing.
    }
  }

  function keep(off) {
    try {
      if (off) localStorage.setItem(KEY, "");
      else localStorage.removeItem(KEY);
    } catch {
      // It holds until the page is left.
    }
    tell(off);
  }

  function tell(off) {
    input.toggleAttribute("data-no-slash", off);
    if (off) input.removeAttribute("aria-keyshortcuts");
    else input.setAttribute("aria-keyshortcuts", "/");
  }

  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.isContentEditable || event.target.closest?.("input, textarea, select");
    const isOther = event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey;
    if (event.key !== "/" || isTyping || isOther || input.hasAttribute("data-no-slash")) return;
    event.preventDefault();
    input.focus();
    input.select();
  });

  tell(isOff());
  window.addEventListener("storage", () => tell(isOff()));
  for (const choice of document.querySelectorAll("[data-slash-choice]")) {
    choice.checked = !isOff();
    choice.addEventListener("change", () => keep(!choice.checked));
  }
})();
