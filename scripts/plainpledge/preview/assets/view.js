// What the panel shows.

import { act } from "./ask.js";
import { button, make } from "./elements.js";
import { keepFocus } from "./focus.js";
import { FieldForm } from "./form.js";
import { findingItem } from "./finding.js";
import { element } from "./places.js";

/** The panel. `on` has what its buttons do: select, step, toggle, filter, edit, choose. */
export class View {
  constructor(root, on) {
    this.root = root;
    this.on = on;
    this.form = new FieldForm(this);
    this.items = new Map();
    this.build();
  }

  build() {
    const { on } = this;
    this.opener = button("", on.toggle, { className: "opener", title: "F9" });
    this.title = make("h2", { id: "title", tabIndex: -1 });
    this.message = make("p", { className: "message", role: "status" });
    this.kinds = make("select", { "aria-label": "Show", onchange: () => on.filter(this.kinds.value) });
    this.list = make("ol", { className: "findings" });
    this.notes = make("ul", { className: "notes" });
    this.plain = make("div", { className: "plain" });
    this.holds = make("div");
    this.undo = button("Take back the last change", () => this.change({ action: "undo" }), { hidden: true });
    this.fields = make("details", {}, make("summary", {}, "Fields at the head of the file"), this.form.body);
    this.body = make(
      "section",
      { className: "panel", "aria-labelledby": "title" },
      make("header", {}, this.title, make("div", { className: "row" },
        button("Previous", () => on.step(-1), { title: "Shift and F8" }),
        button("Next", () => on.step(1), { title: "F8" }),
        button("Edit a block", on.choose, { title: "F2" }),
        button("Hide", on.toggle, { title: "F9" }))),
      this.message,
      make("div", { className: "scroll", tabIndex: 0, role: "region", "aria-label": "Findings and fields" },
        this.plain, this.kinds, this.list, this.undo, this.notes, this.holds,
        this.fields,
        make("p", {}, make("a", { href: "/.preview/" }, "All files"), " · Only you see this panel. It is not part of the built site."),
        make("p", { className: "keys" }, "F8 next, Shift and F8 previous, F2 edit, F9 hide or show. Or double-click words on the page.")),
    );
    this.root.append(this.opener, this.body);
  }

  setOpen(open, isAsked) {
    this.body.hidden = !open;
    this.opener.hidden = open;
    this.opener.setAttribute("aria-expanded", String(open));
    if (isAsked) (open ? this.title : this.opener).focus({ preventScroll: true });
  }

  show(state, findings) {
    keepFocus(this.root, this.title, () => this.showAll(state, findings));
  }

  showAll(state, findings) {
    this.state = state;
    const all = state.report?.findings ?? [];
    const count = state.report ? String(all.length) : "…";
    this.title.textContent = state.report || !state.version ? `To look at on this page: ${all.length}` : "Looking…";
    this.opener.textContent = `${count} to look at`;
    this.opener.className = `opener ${all[0] ? worst(all) : "calm"}`;
    this.undo.hidden = !state.report?.can_undo;
    this.showKinds(all, state.only);
    this.showList(findings, state);
    this.showPlainness(state.report?.plainness ?? []);
    const { agreed, fields, notes = [] } = state.report ?? {};
    this.notes.replaceChildren(...[agreed, ...notes].filter(Boolean).map((note) => make("li", {}, note)));
    this.fields.hidden = Boolean(agreed) || !fields?.length;
    this.showHolds(state.report?.holds ?? []);
    this.form.show(state);
  }

  showKinds(all, only) {
    const counts = new Map();
    for (const one of all) counts.set(one.rule, (counts.get(one.rule) ?? 0) + 1);
    const titles = new Map(all.map((one) => [one.rule, one.title]));
    const options = [...counts].map(([rule, count]) => make("option", { value: rule }, `${titles.get(rule)} (${count})`));
    this.kinds.replaceChildren(make("option", { value: "" }, `Everything (${all.length})`), ...options);
    this.kinds.value = counts.has(only) ? only : "";
    this.kinds.hidden = counts.size < 2 && !only;
  }

  showList(findings, state) {
    this.items = new Map();
    const items = findings.map((one) => {
      const item = findingItem(one, one === state.current, this);
      item.dataset.key = `${one.rule} ${one.words}`;
      this.items.set(one, item);
      return item;
    });
    const none = state.report ? "Nothing to look at. Well done." : "This page is made from other files. It has no words of its own to look at.";
    if (!findings.length && (state.report || !state.version)) items.push(make("li", { className: "none" }, none));
    this.list.replaceChildren(...items);
  }

  showPlainness(rows) {
    const open = this.plain.querySelector("details")?.open;
    const [whole, ...sections] = rows;
    this.plain.replaceChildren();
    if (!whole) return;
    const table = make("table", {}, make("tbody", {}, sections.map((row) => make("tr", {},
      make("th", { scope: "row" }, row.name), make("td", {}, score(row)), make("td", {}, target(row))))));
    this.plain.append(sections.length
      ? make("details", { open: Boolean(open) }, make("summary", {}, `Plainness ${score(whole)}`), table)
      : make("p", {}, `Plainness ${score(whole)}`));
  }

  showHolds(holds) {
    this.holds.replaceChildren(...holds.map((hold, number) => make("div", { className: "hold", "data-key": `hold ${hold.reason}` },
      make("p", {}, `Held back: ${hold.reason}`),
      make("div", { className: "row" },
        hold.block !== null && button("Show", () => element(hold.block)?.scrollIntoView({ block: "center" })),
        button("Release", () => this.change({ action: "release", hold: number }))))));
  }

  /** Ask for a change of this file at once. */
  async change(action) {
    const { report, version } = this.state;
    const { done, refused } = await act({ path: report.path, version, ...action });
    this.say(refused ?? "Saved.", done);
  }

  say(words, done) {
    const elsewhere = done?.path && done.path !== this.state.report?.path;
    this.message.replaceChildren(words, elsewhere ? ` Look at ${done.path} in a moment.` : "");
    if (this.body.hidden) this.opener.textContent = words;
  }

  openField(name) {
    this.fields.open = true;
    this.form.focus(name);
  }

  /** Say why the pages are older than the files. */
  tell(state) {
    this.say(state.trouble ? `The pages could not be made again: ${state.trouble}` : "");
  }

  reveal(finding, focus) {
    const item = this.items.get(finding);
    item?.scrollIntoView({ block: "nearest" });
    if (focus) item?.querySelector("button").focus({ preventScroll: true });
  }
}

function worst(all) {
  return ["error", "warning", "hint"].find((kind) => all.some((one) => one.severity === kind));
}

function score(row) {
  if (row.score === null) return `too short to judge (${row.words} words)`;
  const change = row.change ? `, ${row.change > 0 ? "easier" : "harder"} than before by ${Math.abs(row.change)}` : "";
  return `${row.score}, ${row.grade}${change}`;
}

function target(row) {
  return row.target ? `we aim for ${row.target}` : "";
}
