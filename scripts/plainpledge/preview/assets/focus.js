// Keeps the focus where it was while parts of the panel are made anew.

const FOCUSABLE = "button, summary, a, select, input";

/**
 * Make parts anew with `change`. What had the focus and is gone hands it to its like, or else to what
 * stands there for the same thing, or else to `otherwise`.
 */
export function keepFocus(root, otherwise, change) {
  const before = root.activeElement;
  const [thing, words] = [thingOf(before), before?.textContent];
  change();
  if (!before || (before.isConnected && !before.hidden)) return;
  const now = [...root.querySelectorAll(FOCUSABLE)].filter((one) => thingOf(one) === thing && !one.hidden);
  const like = now.find((one) => one.textContent === words) ?? (thing && now[0]) ?? otherwise;
  (like || otherwise).focus({ preventScroll: true });
}

/** Return what a part is about: a finding, held lines, or nothing that has a name. */
function thingOf(part) {
  return part?.closest("[data-key]")?.dataset.key ?? "";
}
