// Chooses a block of the page with the keyboard: arrow keys move, Enter edits, Esc leaves.

import { blockOf } from "./places.js";

const CHOSEN = "plainpledge-chosen";

/** Start at the block nearest to the top of the window. Returns false where there is none. */
export function startChoosing(edit) {
  const marked = [...document.querySelectorAll("[data-block]")];
  const blocks = marked.map((one) => (one.firstChild || one.localName !== "span" ? one : one.parentElement));
  if (!blocks.length) return false;
  const first = blocks.findIndex((one) => one.getBoundingClientRect().bottom > innerHeight / 4);
  let at = Math.max(0, first);
  document.documentElement.classList.add("plainpledge-choosing");
  choose();

  function choose() {
    for (const one of document.querySelectorAll(`.${CHOSEN}`)) release(one);
    blocks[at].classList.add(CHOSEN);
    blocks[at].tabIndex = -1;
    blocks[at].focus({ preventScroll: true });
    blocks[at].scrollIntoView({ block: "nearest" });
  }

  function stop() {
    document.documentElement.classList.remove("plainpledge-choosing");
    document.removeEventListener("keydown", take, true);
    document.removeEventListener("pointerdown", stop, true);
    release(blocks[at]);
  }

  function take(event) {
    const keys = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Home: () => move(-blocks.length),
      End: () => move(blocks.length),
      Enter: () => {
        stop();
        edit(blockOf(blocks[at]));
      },
      Escape: stop,
      Tab: stop,
    };
    if (!keys[event.key]) return;
    if (event.key !== "Tab") event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  }

  function move(by) {
    at = Math.min(blocks.length - 1, Math.max(0, at + by));
    choose();
  }

  document.addEventListener("keydown", take, true);
  document.addEventListener("pointerdown", stop, true);
  return true;
}

function release(block) {
  block.classList.remove(CHOSEN);
  block.removeAttribute("tabindex");
  if (!block.classList.length) block.removeAttribute("class");
}
