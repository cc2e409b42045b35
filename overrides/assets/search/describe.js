// A result → what is shown of it: a sentence of the page with the words marked, and why it was found.
"use strict";

(() => {
  const { Lookup, called, kinds, words } = globalThis.plainpledge;
  const PIECE = /[\p{L}\p{N}](?:['’.]?[\p{L}\p{N}\p{M}]+)*|[^\p{L}\p{N}]+/gu;
  const MOST_SECTIONS = 2;
  const texts = new WeakMap();

  // Takes up a shard: the sentences of the parts from a number on.
  Lookup.prototype.takeText = function takeText([first, parts]) {
    if (!texts.has(this)) texts.set(this, new Map());
    parts.forEach((sentences, at) => texts.get(this).set(first + at, sentences));
  };

  Lookup.prototype.hasText = function hasText(part) {
    return texts.get(this)?.has(part) ?? false;
  };

  // Gives { label, title, pieces, why, sayInstead, draftMark, url, sections } of one result.
  function describe(lookup, result, oneOf) {
    const { page, groups } = result;
    const found = result.isAnswer || page.kind === kinds.TERM ? { text: page.meaning } : bestSentence(lookup, result);
    return {
      label: page.kind === kinds.PLEDGE ? `${oneOf} ${page.number}` : page.kind === kinds.TERM ? "Word" : page.kind === kinds.HELP ? "How to edit" : "Page",
      title: mark(lookup, title(page), groups),
      pieces: mark(lookup, found.text, groups),
      why: why(lookup, result, found.text),
      sayInstead: page.sayInstead,
      draftMark: page.draftMark,
      url: page.url,
      sections: result.isAnswer || page.kind === kinds.TERM ? [] : sections(lookup, result, found),
    };
  }

  function title(page) {
    const short = page.names.find((name) => name.called === called.ABBREVIATION)?.text;
    return short && short.toLowerCase() !== page.title.toLowerCase() ? `${page.title} (${short})` : page.title;
  }

  // Says which of its other names a page was found by, where neither title nor sentence shows it.
  function why(lookup, { name }, shown) {
    if (!name || name.called === called.TITLE || name.called === called.ABBREVIATION) return "";
    if (name.called === called.INITIALS) return `${name.text}: its first letters`;
    if (shown.toLowerCase().includes(name.text.toLowerCase())) return "";
    return name.called === called.ALSO ? `Also called “${name.text}”` : `Also found as “${name.text}”`;
  }

  function worth(lookup, text, groups) {
    const here = new Set();
    for (const word of words(text)) {
      const group = lookup.vocabulary.group(word);
      if (groups.has(group)) here.add(group);
    }
    let sum = 0;
    for (const group of here) sum += lookup.rarity(group) * groups.get(group);
    return sum;
  }

  function bestSentence(lookup, { page, groups }) {
    let best = { text: page.meaning, value: worth(lookup, page.meaning, groups) * 1.2 };
    for (const section of page.sections) {
      for (const text of texts.get(lookup)?.get(section.part) ?? []) {
        const value = worth(lookup, text, groups) / (1 + text.length / 600);
        if (value > best.value + 0.01) best = { text, value, part: section.part };
      }
    }
    return best;
  }

  // The sections of a page that answer better than the page as a whole.
  function sections(lookup, { page, groups }, found) {
    const values = page.sections.filter(({ anchor, heading }) => anchor && heading).map((section) => {
      const inHeading = worth(lookup, section.heading, groups);
      let best = { text: "", value: 0 };
      for (const text of texts.get(lookup)?.get(section.part) ?? []) {
        const value = worth(lookup, text, groups);
        if (value > best.value) best = { text, value };
      }
      return { section, value: 1.5 * inHeading + best.value, text: best.text, inHeading };
    });
    const most = Math.max(...values.map(({ value }) => value), 0);
    const worthIt = values.filter(({ value, section }) => value > 0.6 * most && value > 0 && (section.part === found.part || value >= found.value));
    worthIt.sort((a, b) => b.value - a.value);
    return worthIt.slice(0, MOST_SECTIONS).map(({ section, text }) => ({
      url: `${page.url}#${section.anchor}`,
      title: mark(lookup, section.heading, groups),
      pieces: text && text !== found.text ? mark(lookup, text, groups) : [],
    }));
  }

  // Cuts a text into pieces, those that were looked for marked: [{ text, isMark }].
  function mark(lookup, text, groups) {
    const pieces = [];
    for (const [piece] of text.matchAll(PIECE)) {
      const isMark = words(piece).some((word) => !lookup.vocabulary.isStop(word) && groups.has(lookup.vocabulary.group(word)));
      const last = pieces[pieces.length - 1];
      if (last && last.isMark === isMark) last.text += piece;
      else pieces.push({ text: piece, isMark });
    }
    return pieces;
  }

  Object.assign(globalThis.plainpledge, { describe });
})();
