// The fields at the head of a file, as a form made from the list that the server sends.

import { act } from "./ask.js";
import { button, labelled, make } from "./elements.js";

/** Return the form. It keeps what is being typed when a newer report comes. */
export class FieldForm {
  constructor(view) {
    this.view = view;
    this.fields = new Map(); // by name: the input, and the value that it was given
    this.body = make("div", { className: "fields" });
  }

  show(state) {
    this.state = state;
    const listed = state.report?.fields ?? [];
    const names = listed.map((one) => one.name).join();
    if (names !== this.names) this.rebuild(listed);
    this.names = names;
    for (const one of listed) this.fill(this.fields.get(one.name), written(one.value));
  }

  rebuild(listed) {
    this.fields.clear();
    this.body.replaceChildren(...listed.map((one) => this.row(one)));
  }

  row(one) {
    const input = one.kind === "choice" ? choice(one) : make("input", { type: one.kind === "date" ? "date" : "text", autocomplete: "off" });
    const words = one.help.replace(/`(.*?)`/g, "“$1”");
    const help = `${words}${one.kind === "list" ? " Put commas between them." : ""}`;
    const trouble = make("p", { className: "trouble", role: "alert" });
    const save = button("Save", () => this.save(one, input, trouble), { hidden: true, "aria-label": `Save ${one.label}` });
    this.fields.set(one.name, { input, save, given: "" });
    input.addEventListener("input", () => { save.hidden = input.value === this.fields.get(one.name).given; });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.save(one, input, trouble);
    });
    const field = labelled(one.label + (one.needed ? " (needed)" : ""), input, help);
    field.append(save, trouble);
    return field;
  }

  /** Show a newer value, unless somebody has typed another one. */
  fill(field, value) {
    if (field.input.value !== field.given && field.input.value !== value) {
      field.given = value;
      return;
    }
    setValue(field.input, value);
    field.save.hidden = true;
    field.given = field.input.value; // as the browser shows it
  }

  async save(one, input, trouble) {
    const value = one.kind === "list" ? entries(input.value) : input.value;
    const { path } = this.state.report;
    const { done, refused } = await act({ action: "field", path, version: this.state.version, name: one.name, value });
    trouble.textContent = refused ?? "";
    if (done) this.view.say("Saved.");
  }

  /** True when something was typed that is not saved. */
  isUnsaved() {
    return [...this.fields.values()].some((one) => one.input.value !== one.given);
  }

  focus(name) {
    this.fields.get(name)?.input.focus();
  }
}

function written(value) {
  return Array.isArray(value) ? value.map(inQuotes).join(", ") : (value ?? "");
}

/** An entry with a comma of its own, or with a quotation mark first, stands in quotation marks. */
function inQuotes(entry) {
  return /,|^"/.test(entry) ? `"${entry.replaceAll('"', '""')}"` : entry;
}

const ENTRY = /\s*"((?:[^"]|"")*)"\s*(?=,|$)|[^,]+/g;

/** Return the entries of a list as it is typed. */
function entries(typed) {
  return [...typed.matchAll(ENTRY)].map(([whole, quoted]) => quoted?.replaceAll('""', '"') ?? whole);
}

/** What is no date could not be shown in a field for dates, nor a wrong word among the right ones. */
function setValue(input, value) {
  if (input.options && ![...input.options].some((one) => one.value === value)) input.append(make("option", { value }, value));
  if (input.type === "date" && value && !/^\d{4}-\d\d-\d\d$/.test(value)) input.type = "text";
  input.value = value;
}

function choice(one) {
  return make("select", {}, ["", ...one.choices].map((name) => make("option", { value: name }, name || "not set")));
}
