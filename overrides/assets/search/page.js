// The page of results: the query stands in the address, so that a search can be shared.
"use strict";

(() => {
  const { fetchSearch, fetchTexts, find, address, content, sectionContent, element, note } = globalThis.plainpledge;
  const form = document.querySelector("form[data-search]");
  const area = document.querySelector("[data-search-results]");
  const MOST = 30;
  if (!form || !area) return;

  const summary = area.querySelector("[data-search-summary]");
  const list = area.querySelector("ol");
  const query = new URLSearchParams(location.search).get("q")?.slice(0, 200) ?? "";
  form.querySelector("input").value = query;
  if (query.trim()) show(query).finally(answered);
  else answered();

  /** Let all words and pages be seen: nothing comes above them any more. */
  function answered() {
    area.dataset.answer = "here";
  }

  async function show(typed) {
    area.dataset.answer = "awaited";
    area.hidden = false;
    summary.textContent = "Getting the search ready…";
    try {
      const lookup = await fetchSearch(form.dataset.index);
      const found = await find(form.dataset.index, typed, MOST);
      await fetchTexts(found.results);
      globalThis.plainpledge.failed.note(lookup, typed);
      const items = found.results.length ? found.results.map((result) => item(lookup, result)) : closest(lookup, typed);
      summary.textContent = items.length ? said(found) : `Nothing found for “${typed.trim()}”. All words and pages stand below.`;
      list.replaceChildren(...items);
      document.title = `${typed.trim()} – ${document.title}`;
    } catch {
      summary.textContent = "The search could not be loaded. All words and pages stand below.";
    }
  }

  function said(found) {
    const count = found.results.length;
    if (!count) return note(found);
    return `${count === 1 ? "1 page" : `${count} pages`} for “${found.query.trim()}”. ${note(found)}`.trim();
  }

  function linked(url, className, nodes) {
    const link = element("a", className, ...nodes);
    link.href = address(form.dataset.root, url);
    return link;
  }

  function item(lookup, result) {
    const shown = globalThis.plainpledge.describe(lookup, result, form.dataset.one);
    const nodes = content(shown);
    const made = element("li", `found${result.isAnswer ? " found--answer" : ""}`, linked(shown.url, "found__link", nodes.slice(0, 2)), ...nodes.slice(2));
    for (const section of shown.sections) {
      made.append(element("div", "found--section", linked(section.url, "found__link", sectionContent(section, shown).slice(0, 1)), ...sectionContent(section, shown).slice(1)));
    }
    return made;
  }

  function closest(lookup, typed) {
    const items = globalThis.plainpledge.closestTerms(lookup, typed).map((page) => element("li", "found", linked(page.url, "found__link", [element("span", "found__title", page.title)])));
    if (!lookup.settings.tellUs) return items;
    const link = element("a", "found__link", element("span", "found__title", "Tell us what you looked for"));
    link.href = lookup.settings.tellUs;
    return [...items, element("li", "found", link)];
  }
})();
