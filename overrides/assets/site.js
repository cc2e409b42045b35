// Small comforts. Every page works without them.
"use strict";

// A page whose review is late says so on the day, without a new build.
const today = new Date().toISOString().slice(0, 10);
for (const banner of document.querySelectorAll("[data-review-by]")) {
  banner.hidden = banner.dataset.reviewBy >= today;
}

for (const part of document.querySelectorAll("[data-needs-script]")) part.hidden = false;

// The whole page prints as it is, or in large type; the reflection sheet prints alone.
const root = document.documentElement;
for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => {
    root.classList.add(`prints-${button.dataset.print}`);
    window.print();
  });
}
window.addEventListener("afterprint", () => root.classList.remove("prints-page", "prints-sheet", "prints-large"));

// The sheet forgets what was typed when the page is left.
window.addEventListener("pagehide", () => {
  for (const notes of document.querySelectorAll(".sheet__notes")) notes.value = "";
  for (const mark of document.querySelectorAll(".scale__mark input")) mark.checked = false;
});
