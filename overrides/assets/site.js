// Small comforts. Every page works without them.
"use strict";

// A page whose review is late says so on the day, without a new build.
const today = new Date().toISOString().slice(0, 10);
for (const banner of document.querySelectorAll("[data-review-by]")) {
  banner.hidden = banner.dataset.reviewBy >= today;
}

// The reflection sheet prints alone, and forgets what was typed when the page is left.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    document.documentElement.classList.add("prints-sheet");
    window.print();
  });
}
window.addEventListener("afterprint", () => document.documentElement.classList.remove("prints-sheet"));
window.addEventListener("pagehide", () => {
  for (const notes of document.querySelectorAll(".sheet__notes")) notes.value = "";
  for (const mark of document.querySelectorAll(".scale__mark input")) mark.checked = false;
});
