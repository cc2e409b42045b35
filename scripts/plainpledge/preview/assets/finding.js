// One finding in the panel: what, why, try this; and what can be done about it at once.

import { about } from "./ask.js";
import { openQuestion } from "./editor.js";
import { button, labelled, make } from "./elements.js";
import { element } from "./places.js";

const LONGEST_WORD = 60; // characters of what could be a word for the glossary

/** Return the list item of a finding, open if it is the one that is looked at. */
export function findingItem(finding, isCurrent, view) {
  const head = button("", () => view.on.select(finding), { className: "head", "aria-expanded": String(isCurrent) });
  head.append(make("span", { className: "severity" }, `${finding.severity}. `), finding.message);
  const item = make("li", { className: finding.severity }, head);
  if (isCurrent) item.append(details(finding, view));
  return item;
}

function details(finding, view) {
  return make("div", { className: "details" },
    finding.why && make("p", {}, finding.why),
    finding.advice && make("p", {}, make("strong", {}, "Try this: "), finding.advice),
    finding.suggestion !== null && make("p", {}, "You could write: ", make("ins", {}, finding.suggestion)),
    make("div", { className: "row" }, actions(finding, view)),
    make("p", { className: "where" }, `${view.state.report.path}, line ${finding.line}, column ${finding.column} · `,
      make("a", { href: `${about.root}editing/rules/${finding.rule}/` }, "about this rule")));
}

function actions(finding, view) {
  const { rule, span, message, place } = finding;
  const here = place && element(place.block);
  const isWord = place && finding.words.length <= LONGEST_WORD && !/[.!?\n]/.test(finding.words);
  const canChange = !view.state.report.agreed;
  return [
    canChange && finding.suggestion !== null && button("Use the suggestion", () => view.change({ action: "suggestion", rule, span, message }), { className: "main" }),
    canChange && finding.field && button("Fill in the field", () => view.openField(finding.field)),
    canChange && place && button("Edit", () => view.on.edit(place.block)),
    canChange && finding.can_be_allowed && button("Allow, because…", () => openAllow(finding, view, here)),
    isWord && button("Explain the word…", () => openTerm(finding, view, here)),
  ];
}

function openAllow({ rule, span, message, title }, view, here) {
  const { report, version } = view.state;
  const reason = labelled("Why is it right as it is?", make("input", { type: "text", autocomplete: "off" }));
  openQuestion(view.root, view, `Allow: ${title}`, { reason }, here, (typed) => ({
    action: "allow", path: report.path, version, rule, span, message, ...typed,
  }));
}

function openTerm(finding, view, here) {
  const { report, version } = view.state;
  const word = labelled("The word", make("input", { type: "text", value: finding.words, autocomplete: "off" }));
  const meaning = labelled("What it means, in one or two plain sentences", make("textarea", { rows: 3 }));
  openQuestion(view.root, view, "A new word for the glossary", { word, meaning }, here, (typed) => ({
    action: "term", path: report.path, version, ...typed,
  }));
}
