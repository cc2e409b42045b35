// Edits one block of the page, in Markdown, where it stands. Only what was changed is written.

import { act } from "./ask.js";
import { button, labelled, make } from "./elements.js";
import { element } from "./places.js";

const drafts = new Map(); // words that were not saved, by what stood there before
let open = null;

/** True while a window of the panel is open. */
export function isWriting() {
  return open !== null;
}

/** True when words were typed into it that are not saved. */
export function isUnsaved() {
  return open !== null && open.isTyped;
}

/** Open a window over a block. */
export function openEditor(root, state, block, view) {
  const about = state.report.blocks[block];
  const text = make("textarea", { value: drafts.get(about.source) ?? about.source, spellcheck: true, rows: 3 });
  const base = { version: state.version, path: state.report.path, block };
  const more = [
    about.is_item && about.hold === null && button("Add an item after it…", () => ask("item", "New item", "text")),
    about.hold === null
      ? button("Hold back…", () => ask("hold", "Why must it wait?", "reason"))
      : button("Release", () => change({ action: "release", hold: about.hold })),
  ];
  const dialog = openWindow(root, view, `Edit this ${about.role}`, element(block), [
    labelled("Markdown", text),
    drafts.has(about.source) && make("p", {}, "These are your words from before. They are not saved yet."),
    make("p", { className: "help" }, "Ctrl and Enter saves. Esc leaves it as it was."),
  ]);
  dialog.save = () => change({ action: "edit", text: text.value });
  dialog.actions.append(...more.filter(Boolean));
  text.addEventListener("input", () => drafts.set(about.source, text.value));
  text.focus();
  text.setSelectionRange(text.value.length, text.value.length);

  async function change(action) {
    const { done, refused } = await dialog.run({ ...base, ...action });
    if (done) drafts.delete(about.source);
    else if (refused && state.version !== base.version) showBoth(refused);
  }

  /** The file has changed: show what stands there now beside what was typed. */
  function showBoth(refused) {
    const now = state.report.blocks[block];
    const isKnown = now && now.role === about.role && now.source !== null;
    if (isKnown) base.version = state.version;
    dialog.complain(
      refused,
      isKnown && make("p", {}, "In the file now: ", make("q", { className: "theirs" }, now.source)),
      !isKnown && make("p", {}, "The block is no longer there. Copy your words from here."),
    );
  }

  function ask(action, words, name) {
    const field = make("input", { type: "text", autocomplete: "off" });
    dialog.body.replaceChildren(labelled(words, field));
    dialog.actions.replaceChildren();
    dialog.save = () => change({ action, [name]: field.value });
    field.addEventListener("keydown", (event) => event.key === "Enter" && dialog.save());
    field.focus();
  }
}

/** Ask for a few words, such as a reason, in a window of their own. */
export function openQuestion(root, view, title, fields, place, act) {
  const dialog = openWindow(root, view, title, place, Object.values(fields));
  dialog.save = () => {
    const inputs = Object.entries(fields).map(([name, field]) => [name, field.querySelector("input, textarea").value]);
    return dialog.run(act(Object.fromEntries(inputs)));
  };
  for (const input of dialog.body.querySelectorAll("input")) {
    input.addEventListener("keydown", (event) => event.key === "Enter" && dialog.save());
  }
  dialog.body.querySelector("input, textarea").focus();
}

function openWindow(root, view, title, place, children) {
  const before = root.activeElement ?? document.activeElement;
  const trouble = make("div", { className: "trouble", role: "alert" });
  const heading = make("h2", { id: "window-title" }, title);
  const dialog = make("dialog", { className: "window", "aria-labelledby": "window-title" });
  dialog.body = make("div", {}, children.filter(Boolean));
  dialog.actions = make("div", { className: "more" });
  const save = button("Save", () => dialog.save(), { className: "main" });
  const leave = button("Cancel", () => dialog.close());
  dialog.append(heading, dialog.body, trouble, make("div", { className: "row" }, save, leave), dialog.actions);
  dialog.complain = (...parts) => trouble.replaceChildren(...parts.filter(Boolean));
  dialog.run = async (action) => {
    if (save.disabled) return {}; // the keys are still held down
    save.disabled = true;
    const answer = await act(action);
    save.disabled = false;
    if (answer.done) {
      dialog.close();
      view.say("Saved.", answer.done);
    } else {
      dialog.complain(answer.refused);
    }
    return answer;
  };
  dialog.addEventListener("input", () => { dialog.isTyped = true; });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) dialog.save();
  });
  dialog.addEventListener("close", () => {
    open = null;
    dialog.remove();
    (before?.isConnected ? before : view.title).focus?.({ preventScroll: true });
  });
  root.append(dialog);
  dialog.showModal();
  put(dialog, place);
  open = dialog;
  return dialog;
}

/** Put a window over the block that it edits, where there is room. */
function put(dialog, place) {
  if (!place || innerWidth < 640) return;
  const block = place.getBoundingClientRect();
  const size = dialog.getBoundingClientRect();
  dialog.style.margin = "0";
  dialog.style.left = `${Math.max(16, Math.min(block.left - 20, innerWidth - size.width - 16))}px`;
  dialog.style.top = `${Math.max(16, Math.min(block.top - 56, innerHeight - size.height - 16))}px`;
}
