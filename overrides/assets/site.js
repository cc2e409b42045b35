// Small comforts. Every page works without them.
"use strict";

// A page whose review is late says so on the day, without a new build.
const now = new Date();
const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
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

// Paper cannot be rolled or opened: what was typed is copied out in full, and what is folded is opened.
const unfolded = [];
const [COLUMN, ROWS] = [30, 14]; // letters in a line of a printed column, and lines that stay on the sheet
const isLong = (words) => words.split("\n").reduce((rows, line) => rows + Math.ceil((line.length || 1) / COLUMN), 0) > ROWS;
const fold = () => {
  for (const written of document.querySelectorAll(".sheet__written")) written.remove();
  for (const folded of unfolded.splice(0)) folded.open = false;
};
const unfold = () => {
  fold(); // some browsers say twice that they are going to print
  for (const notes of document.querySelectorAll(".sheet__notes")) {
    const written = Object.assign(document.createElement("div"), { className: "sheet__written", hidden: true });
    written.textContent = notes.value;
    written.classList.toggle("sheet__written--long", isLong(notes.value));
    notes.after(written);
  }
  unfolded.push(...document.querySelectorAll("details:not([open])"));
  for (const folded of unfolded) folded.open = true;
};
window.addEventListener("beforeprint", unfold);
window.addEventListener("afterprint", () => {
  fold();
  root.classList.remove("prints-page", "prints-sheet", "prints-large");
});

// The sheet forgets what was typed when the page is left.
window.addEventListener("pagehide", () => {
  for (const notes of document.querySelectorAll(".sheet__notes")) notes.value = "";
  for (const mark of document.querySelectorAll(".scale__mark input")) mark.checked = false;
});
