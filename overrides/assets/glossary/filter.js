// The list from A to Z, shortened to the words that fit what is typed. Without this, the whole list.
"use strict";

(() => {
  const filter = document.querySelector("[data-filter]");
  if (!filter) return;
  const box = filter.querySelector("input"), left = filter.querySelector("[role=status]");
  const { one, many } = filter.dataset;
  const KEEP_AFTER = 200; // milliseconds: browsers forbid to note every key
  let wait = 0;
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const joined = (text) => text.replace(/['’\-\u2010\u2011]/g, ""); // “childs”, “coproduction”
  const apart = (text) => text.replace(/[’]/g, "'").replace(/[\-\u2010\u2011]/g, " ");
  // What a word is found by, as it stands and with its marks left out; its draft mark is no part of it.
  function searched(row) {
    const name = row.querySelector("dt").cloneNode(true);
    name.querySelector(".draft-mark")?.remove();
    const meaning = [...row.querySelectorAll("dd")].map((one) => one.textContent);
    const text = plain([name.textContent, ...meaning, row.dataset.words].join(" "));
    return `${apart(text)} ${joined(text)}`;
  }

  const letters = [...document.querySelectorAll("section.letter")].map((section) => ({
    section,
    link: document.querySelector(`.letters a[href="#${section.querySelector("h2").id}"]`)?.parentElement,
    words: [...section.querySelectorAll("[data-words]")].map((row) => ({
      row,
      text: searched(row),
    })),
  }));
  const all = letters.reduce((sum, { words }) => sum + words.length, 0);

  function apply() {
    const typed = apart(plain(box.value)).split(/\s+/).filter(Boolean);
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

  // What was typed stays with this place in the history, so that it is here again after Back.
  const keep = () => history.replaceState({ ...history.state, filter: box.value }, "");

  const said = (count) =>
    count ? `${count} of ${all} ${many} left` : `None of ${all} ${many} fits. Try fewer letters.`;

  box.addEventListener("input", () => {
    apply();
    clearTimeout(wait);
    wait = setTimeout(keep, KEEP_AFTER);
  });
  box.addEventListener("change", keep);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && box.value) {
      event.preventDefault();
      box.value = "";
      apply();
      keep();
    }
  });
  addEventListener("beforeprint", () => {
    for (const { section, words } of letters) {
      section.hidden = false;
      for (const { row } of words) row.hidden = false;
    }
  });
  addEventListener("afterprint", apply);
  box.value ||= history.state?.filter ?? "";
  addEventListener("pageshow", apply); // the browser may have given the words back by itself
  filter.hidden = false;
  apply();
})();
