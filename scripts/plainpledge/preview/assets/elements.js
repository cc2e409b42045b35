// Makes elements: the panel is built by scripts alone.

/** Return an element with properties, listeners (`onclick`) and children. */
export function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key in element && key !== "list") element[key] = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export function button(words, onclick, properties = {}) {
  return make("button", { type: "button", onclick, ...properties }, words);
}

let made = 0;

/** Return a labelled field: its label, the field, and what is said about it. */
export function labelled(words, field, help = "") {
  made += 1;
  field.id = `field-${made}`;
  if (!help) return make("div", { className: "field" }, make("label", { htmlFor: field.id }, words), field);
  const about = make("p", { className: "help", id: `help-${made}` }, help);
  field.setAttribute("aria-describedby", about.id);
  return make("div", { className: "field" }, make("label", { htmlFor: field.id }, words), about, field);
}
