// Answers that no ranking gives: a pledge by its number, and what is close when nothing is found.
"use strict";

(() => {
  const { words } = globalThis.plainpledge;

  // As in scripts/plainpledge/search/entries.py.
  const kinds = { PLEDGE: 0, TERM: 1, PAGE: 2, HELP: 3 };
  const called = { TITLE: 0, ALSO: 1, ABBREVIATION: 2, SEARCH_WORD: 3, INITIALS: 4 };

  const AROUND = "p no number num nr the our show me what is".split(" ");
  const ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(" ");
  const LEAST_ALIKE = 0.2;

  // The pledge that a query names by its number: “7”, “pledge seven”, “the 7th pledge”, “pledge7”.
  function numberedPledge(lookup, query) {
    const typed = words(query);
    const isNamed = typed.some((word) => lookup.called.includes(word));
    const [said, ...others] = typed.filter((word) => !lookup.called.includes(word) && !AROUND.includes(word));
    if (!said || others.length) return undefined;
    const name = lookup.called.find((one) => said.startsWith(one)) ?? "";
    const digits = /^p?(\d{1,4})(?:st|nd|rd|th)?$/.exec(lookup.vocabulary.stem(said.slice(name.length)));
    const number = digits ? Number(digits[1]) : isNamed ? ORDINALS.indexOf(said) + 1 : 0;
    return lookup.pages.find((page) => page.kind === kinds.PLEDGE && page.number === number);
  }

  // The terms whose names look most like what was typed.
  function closestTerms(lookup, query, most = 4) {
    const asked = letterPairs(query.slice(0, 200));
    const scored = lookup.pages.filter((page) => page.kind === kinds.TERM).map((page) => {
      const names = page.names.filter((name) => name.called !== called.SEARCH_WORD);
      return { page, alike: Math.max(...names.map((name) => likeness(asked, letterPairs(name.text)))) };
    });
    scored.sort((a, b) => b.alike - a.alike);
    return scored.filter(({ alike }) => alike > LEAST_ALIKE).slice(0, most).map(({ page }) => page);
  }

  function likeness(asked, own) {
    const shared = [...own].filter((pair) => asked.has(pair)).length;
    return (2 * shared) / (own.size + asked.size || 1);
  }

  function letterPairs(text) {
    const pairs = new Set();
    for (const word of words(text)) {
      const letters = [..."^", ...word, "$"];
      for (let at = 1; at < letters.length; at += 1) pairs.add(letters[at - 1] + letters[at]);
    }
    return pairs;
  }

  Object.assign(globalThis.plainpledge, { kinds, called, numberedPledge, closestTerms });
})();
