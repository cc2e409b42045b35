// The list from A to Z, shortened to the words that fit what is typed. Without this, the whole list.
"use strict";

(() => {
  const filter = document.querySelector("[data-filter]");
  if (!filter) return;
  const box = filter.querySelector("input"), left = filter.querySelector("[role=status]");
  const { one, many } = filter.dataset;
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("’", "'").toLowerCase();
  const letters = [...document.querySelectorAll("section.letter")].map((section) => ({
    section,
    link: document.querySelector(`.letters a[href="#${section.querySelector("h2").id}"]`)?.parentElement,
    words: [...section.querySelectorAll("[data-words]")].map((row) => ({
      row,
      text: plain(`${row.textContent} ${row.dataset.words}`),
    })),
  }));
  const all = letters.reduce((sum, { words }) => sum + words.length, 0);

  function apply() {
    const typed = plain(box.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { section, link, words } of letters) {
      let shown = 0;
      for (const { row, text } of words) {
        row.hidden = !typed.every((part) => text.includes(part));
        shown += !row.hidden;
      }
      section.hidden = !shown;
      if (link) link.hidden = !shown;
      count += shown;
    }
    left.textContent = typed.length ? said(count) : `${all} ${all === 1 ? one : many}`;
  }

  const said = (count) =>
    count ? `${count} of ${all} ${many} left` : `None of ${all} ${many} fits. Try fewer letters.`;

  box.addEventListener("input", apply);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && box.value) {
      event.preventDefault();
      box.value = "";
      apply();
    }
  });
  addEventListener("beforeprint", () => {
    for (const { section, words } of letters) {
      section.hidden = false;
      for (const { row } of words) row.hidden = false;
    }
  });
  addEventListener("afterprint", apply);
  filter.hidden = false;
  apply();
})();
