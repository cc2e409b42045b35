// The meaning of a word, beside it: by mouse, by keyboard and by finger. Without this, it is a link.
"use strict";

(() => {
  const OPEN_AFTER = 150; // milliseconds, so that a pointer on its way opens nothing
  const CLOSE_AFTER = 350; // time enough to move from the word to its meaning
  const GAP = 6, EDGE = 12; // pixels from the word, and from the edge of the window
  const list = document.querySelector("[data-meanings]");
  const entries = new Map();
  for (const entry of list?.querySelectorAll("[data-for]") ?? []) entries.set(entry.dataset.for, entry);
  if (!entries.size) return;

  const box = document.createElement("div");
  box.id = "term-meaning";
  box.className = "term-meaning";
  box.setAttribute("role", "tooltip");
  box.hidden = true;
  list.parentElement.append(box);

  let word = null; // the link whose meaning is shown
  let left = null; // the link whose meaning was closed with Escape while it was pointed at
  let quiet = null; // the link with the focus, once Escape was pressed
  let wait = 0;
  let isTouch = false;

  const linkAt = (target) => {
    const link = target instanceof Element ? target.closest("a.term") : null;
    return link && entries.has(link.getAttribute("href")) ? link : null;
  };
  const isPointedAt = () => word && (word.matches(":hover") || box.matches(":hover"));

  // The link whose meaning belongs to the focus: shown again when the pointer has left another word.
  function focused() {
    const link = linkAt(document.activeElement);
    return link && link !== quiet && (link === word || link.matches(":focus-visible")) ? link : null;
  }

  function show(link, x) {
    clearTimeout(wait);
    if (link === word) return;
    hide();
    word = link;
    const entry = entries.get(link.getAttribute("href"));
    const name = document.createElement("strong");
    name.append(...[...entry.querySelector("dt").cloneNode(true).childNodes]);
    const meaning = document.createElement("span");
    meaning.append(...[...entry.querySelector("dd").cloneNode(true).childNodes]);
    const more = document.createElement("span");
    more.className = "term-meaning__more";
    more.textContent = "Tap the word again to open its page.";
    box.toggleAttribute("aria-live", false);
    if (isTouch) box.setAttribute("aria-live", "polite");
    box.hidden = false;
    box.replaceChildren(name, " ", meaning, ...(isTouch ? [" ", more] : []));
    link.setAttribute("aria-describedby", box.id);
    place(x);
    if (isTouch || x === undefined) reveal();
  }

  // Where the window is too low for it, the page moves up, but never so far that the word is lost.
  function reveal() {
    const below = box.getBoundingClientRect().bottom + EDGE - innerHeight;
    const above = word.getBoundingClientRect().top - EDGE;
    if (below > 0 && above > 0) scrollBy({ top: Math.min(below, above), behavior: "instant" });
  }

  function hide() {
    clearTimeout(wait);
    word?.removeAttribute("aria-describedby");
    word = null;
    box.hidden = true;
    box.replaceChildren();
  }

  // Below all lines of the word, or above them where there is more room: it never covers the word.
  function place(x) {
    const lines = [...word.getClientRects()];
    const { left: from } = lines.find((one) => x >= one.left && x <= one.right) ?? lines.at(-1);
    const whole = word.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    box.style.left = box.style.top = "0px";
    const { offsetWidth, offsetHeight } = box;
    const start = box.getBoundingClientRect();
    const below = innerHeight - whole.bottom - GAP;
    const isAbove = below < offsetHeight && whole.top - GAP > Math.max(below, offsetHeight);
    const top = isAbove ? whole.top - GAP - offsetHeight : whole.bottom + GAP;
    const leftmost = Math.max(EDGE, Math.min(from, width - EDGE - offsetWidth));
    box.style.left = `${leftmost - start.left}px`;
    box.style.top = `${top - start.top}px`;
    box.classList.toggle("term-meaning--above", isAbove);
  }

  const closeSoon = () => {
    clearTimeout(wait);
    wait = setTimeout(() => {
      if (isPointedAt()) return;
      const link = focused();
      if (link) show(link);
      else hide();
    }, CLOSE_AFTER);
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = linkAt(event.target);
    if (link !== left) left = null;
    if (link && link !== left && link !== word) {
      clearTimeout(wait);
      wait = setTimeout(() => link.matches(":hover") && show(link, event.clientX), OPEN_AFTER);
    } else if (link || box.contains(event.target)) {
      clearTimeout(wait);
    } else {
      closeSoon();
    }
  });
  document.documentElement.addEventListener("pointerleave", closeSoon);
  document.addEventListener("focusin", (event) => {
    quiet = null;
    const link = linkAt(event.target);
    if (link && link.matches(":focus-visible")) show(link);
    else if (word && !isPointedAt()) hide(); // covers no focus
  });
  document.addEventListener("focusout", closeSoon);
  document.addEventListener("keydown", (event) => {
    isTouch = false;
    if (event.key === "Escape" && word) {
      left = word;
      quiet = document.activeElement;
      hide();
    }
  });

  const hideIfOutside = ({ target }) => {
    if (word && !box.contains(target) && linkAt(target) !== word) hide();
  };

  // A finger cannot hover: the first tap shows the meaning, the second follows the link.
  document.addEventListener("pointerdown", (event) => {
    isTouch = event.pointerType === "touch";
    if (!isTouch) hideIfOutside(event);
  });
  document.addEventListener("pointerup", (event) => {
    if (event.pointerType === "touch") hideIfOutside(event); // a tap: scrolling ends otherwise
  });
  document.addEventListener("click", (event) => {
    const link = linkAt(event.target);
    if (!link || !isTouch || event.detail === 0 || link === word) return;
    event.preventDefault();
    show(link, event.clientX);
  });

  addEventListener("resize", () => word && place());
  addEventListener("beforeprint", hide);
  addEventListener("pagehide", hide);
})();
