// What was found → what stands on the screen. Words of pages and readers are only ever set as text.
"use strict";

(() => {
  const { address } = globalThis.plainpledge;

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  function marked(pieces) {
    return pieces.map(({ text, isMark }) => (isMark ? element("mark", "", text) : text));
  }

  // Heard, not seen: what makes a sentence of what the eye takes in from the layout.
  function heard(text) {
    return element("span", "visually-hidden", text);
  }

  // A list item or a table cell often has no full stop; heard, it needs one.
  function stop(pieces) {
    return /[.!?…]["”’)]?\s*$/.test(pieces[pieces.length - 1].text) ? "" : heard(".");
  }

  // The words of one result, as nodes: “Pledge 5: Plain words … . We use …”
  function content(shown) {
    const nodes = [
      element("span", "found__label", shown.label, heard(": ")),
      element("span", "found__title", ...marked(shown.title), heard(". ")),
    ];
    if (shown.draftMark) nodes.push(" ", element("span", "draft-mark", shown.draftMark, heard(". ")), " ");
    if (shown.pieces.length) nodes.push(element("span", "found__sentence", ...marked(shown.pieces), stop(shown.pieces), " "));
    if (shown.sayInstead) nodes.push(element("span", "found__say", element("b", "", "Say instead: "), shown.sayInstead, heard(". ")));
    if (shown.why) nodes.push(element("span", "found__why", shown.why, heard(". ")));
    return nodes;
  }

  // The words of one section of a result.
  function sectionContent(section, shown) {
    const nodes = [element("span", "found__title", heard(`In ${shown.label}, `), ...marked(section.title), heard(". "))];
    if (section.pieces.length) nodes.push(element("span", "found__sentence", ...marked(section.pieces), stop(section.pieces)));
    return nodes;
  }

  function option(className, url, nodes) {
    const made = element("li", className, ...nodes);
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    made.dataset.url = url;
    return made;
  }

  // The options of the box, the note above them, and what is said of them aloud.
  function rows(lookup, found, { root, page, one }) {
    const { describe } = globalThis.plainpledge;
    const options = [];
    for (const result of found.results) {
      const shown = describe(lookup, result, one);
      options.push(option(`found${result.isAnswer ? " found--answer" : ""}`, address(root, shown.url), content(shown)));
      for (const section of shown.sections.slice(0, result === found.results[0] ? 2 : 1)) {
        options.push(option("found found--section", address(root, section.url), sectionContent(section, shown)));
      }
    }
    const count = found.results.length;
    if (!count) {
      for (const close of globalThis.plainpledge.closestTerms(lookup, found.query)) {
        options.push(option("found", address(root, close.url), [element("span", "found__label", "Word", heard(": ")), element("span", "found__title", close.title)]));
      }
      options.push(option("found", address(root, page), [element("span", "found__title", "All words from A to Z, and all pages")]));
      if (lookup.settings.tellUs) {
        options.push(option("found", lookup.settings.tellUs, [element("span", "found__title", "Tell us what you looked for")]));
      }
    }
    return { options, note: note(found), status: status(found) };
  }

  function note({ query, results, corrected, sentence }) {
    if (sentence) return results.length ? sentence : `${sentence} These may help:`;
    if (!results.length) return `Nothing found for “${query.trim()}”. These may help:`;
    return corrected ? `Did you mean “${corrected}”?` : "";
  }

  function status(found) {
    const count = found.results.length;
    if (!count) return `${note(found)} use the arrow keys to choose.`;
    const number = count === 1 ? "1 result" : `${count} results`;
    return `${note(found)} ${number}. Use the arrow keys to choose.`.trim();
  }

  Object.assign(globalThis.plainpledge, { rows, content, sectionContent, element, note });
})();
