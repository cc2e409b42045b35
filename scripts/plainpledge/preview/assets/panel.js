// The panel beside each page of the preview: what was found, and ways to change it.

import { about, listen, LOST } from "./ask.js";
import { startChoosing } from "./blocks.js";
import { openEditor, isUnsaved, isWriting } from "./editor.js";
import { make } from "./elements.js";
import { show } from "./morph.js";
import { element, blockOf, findingAt, mark } from "./places.js";
import { View } from "./view.js";

const OPEN = "plainpledge-panel"; // where the browser keeps whether the panel is open
const WIDE = matchMedia("(min-width: 80rem)");

const state = {
  build: String(about.build),
  looks: about.looks,
  version: about.version,
  report: null,
  current: null, // the finding that is looked at
  at: 0, // where it stands in the file, or stood
  only: "", // the rule whose findings alone are shown
  trouble: null,
};
const host = make("plainpledge-preview");
const root = host.attachShadow({ mode: "open" });
const view = new View(root, { select, step, toggle, filter, edit, choose });
let ranges = new Map();
let isFirst = true;

root.prepend(make("link", { rel: "stylesheet", href: "/.preview/panel.css" }));
document.body.append(host);
const kept = sessionStorage.getItem(OPEN);
setOpen(kept === null ? WIDE.matches : kept === "yes", false);

listen({ shown: asked, take, failed, renewed });

function failed() {
  if (!document.hidden) view.say(LOST);
}

function renewed() {
  if (!isBusy()) location.reload();
  else view.say("The preview was started again. Copy the words that are not saved, then load this page again.");
}

/** True while the page must not be loaded again, or words that somebody has typed would be gone. */
function isBusy() {
  return isWriting() || view.form.isUnsaved();
}

/** Return what this page shows now; nothing the first time, when it needs its report at once. */
function asked() {
  const { build, looks, version } = state;
  return isFirst ? { url: about.url, looks } : { url: about.url, build, looks, version };
}

function take(news) {
  if (news.trouble !== undefined && news.trouble !== state.trouble) {
    state.trouble = news.trouble;
    view.tell(state);
  }
  if (news.same) return;
  if (news.load_again) {
    if (!isBusy()) location.reload();
    else view.say("The page has changed. Save or leave your words first, then load it again.");
    state.build = String(news.build);
    state.looks = news.looks;
    return;
  }
  const isNewer = news.version !== state.version || String(news.build) !== state.build;
  Object.assign(state, { build: String(news.build), looks: news.looks, version: news.version });
  if (news.html && isNewer) show(news.html);
  isFirst = false;
  state.report = news.report;
  state.current = same(state.current);
  state.at = state.current?.span[0] ?? state.at;
  refresh();
}

/** Return the finding of the new report that stands for an old one. */
function same(old) {
  if (!old) return null;
  const all = findings();
  const alike = all.filter((one) => one.rule === old.rule && one.words === old.words);
  return alike.sort((one, other) => away(one, old) - away(other, old))[0] ?? null;
}

function away(one, other) {
  return Math.abs(one.span[0] - other.span[0]);
}

function findings() {
  const all = state.report?.findings ?? [];
  return state.only ? all.filter((one) => one.rule === state.only) : all;
}

function refresh() {
  ranges = mark(isOpen() ? findings() : [], state.current);
  view.show(state, findings());
}

function filter(rule) {
  state.only = rule;
  state.current = same(state.current);
  refresh();
}

/** Look at one finding: show its words in the panel, and its place unless it was clicked there. */
function select(finding, { isFromPage = false } = {}) {
  state.current = finding;
  state.at = finding.span[0];
  if (!isOpen()) setOpen(true);
  refresh();
  const place = !isFromPage && finding?.place && element(finding.place.block);
  if (place) place.scrollIntoView({ block: "center", behavior: calm() });
  view.reveal(finding, !isFromPage);
}

function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "auto";
}

function step(by) {
  const all = findings();
  if (!all.length) return view.say("Nothing to look at on this page.");
  const at = state.current ? all.indexOf(state.current) : between(all, by);
  select(all[(at + by + all.length) % all.length]);
}

/** Return a number one before or after which the next finding is: the last one may be mended. */
function between(all, by) {
  const first = all.findIndex((one) => one.span[0] >= state.at);
  const next = first < 0 ? all.length : first;
  return by > 0 ? next - 1 : next;
}

function isOpen() {
  return document.documentElement.classList.contains("plainpledge-open");
}

function setOpen(open, isAsked = true) {
  if (isAsked) sessionStorage.setItem(OPEN, open ? "yes" : "no");
  document.documentElement.classList.add("plainpledge-shown");
  document.documentElement.classList.toggle("plainpledge-open", open);
  view.setOpen(open, isAsked);
  refresh();
}

function toggle() {
  setOpen(!isOpen());
}

/** Edit a block of the page where it stands. */
function edit(block) {
  const found = state.report?.blocks[block];
  if (!found) return;
  if (state.report.agreed) {
    view.say(state.report.agreed);
  } else if (found.source === null) {
    view.say("This block cannot be edited here. Open the file itself.");
  } else {
    openEditor(root, state, block, view);
  }
}

function choose() {
  if (!startChoosing(edit)) view.say(whyNot());
}

/** Say why there is nothing to edit where somebody wants to. */
function whyNot() {
  if (!state.report) return "This page is made from other files. Change those.";
  return state.report.agreed ?? "These words are not part of this page’s file, so they cannot be edited here.";
}

addEventListener("beforeunload", (event) => {
  if (isUnsaved() || view.form.isUnsaved()) event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || isWriting()) return;
  const keys = {
    F8: () => step(event.shiftKey ? -1 : 1),
    F9: toggle,
    F2: () => (state.current?.place ? edit(state.current.place.block) : choose()),
  };
  if (!keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});

document.addEventListener("click", (event) => {
  if (!isOpen() || host.contains(event.target) || event.target.closest?.("a, button, input, summary")) return;
  const finding = findingAt(ranges, event.clientX, event.clientY);
  if (finding) select(finding, { isFromPage: true });
});

document.addEventListener("dblclick", (event) => {
  if (event.target.closest?.("a, button, input, textarea, summary") || host.contains(event.target)) return;
  const block = blockOf(event.target);
  if (block !== null) edit(block);
  else if (event.target.closest?.("main") && String(getSelection()).trim()) view.say(whyNot());
});
