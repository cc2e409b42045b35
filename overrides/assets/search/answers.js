// Answers that no ranking gives: a pledge by its number, and what is close when nothing is found.
"use strict";

(() => {
  const { words, distance } = globalThis.plainpledge;

  // As in scripts/plainpledge/search/entries.py.
  const kinds = { PLEDGE: 0, TERM: 1, PAGE: 2, HELP: 3 };
  const called = { TITLE: 0, ALSO: 1, ABBREVIATION: 2, SEARCH_WORD: 3, INITIALS: 4 };

  const AROUND = "p no number num nr the our show me what is of".split(" ");
  const SIGNS = "no number num nr".split(" ");
  const ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(" ");
  const LEAST_ALIKE = 0.2;

  // True for “pledge” and “pledges”, or what the site calls them, with a slip or without.
  function isName(lookup, word) {
    return lookup.called.some((name) => name === word || (word.length > 4 && distance(word, name, 1) <= 1));
  }

  // The number by which a query names a pledge: “7”, “pledge seven”, “what does the 7th pledge say”. 0: none.
  // `isNamed` where it stands beside the word for a pledge.
  function numberAsked(lookup, query) {
    const isOne = (word) => word !== lookup.called[1] && lookup.called.includes(word);
    const typed = words(query).filter((word) => !SIGNS.includes(word));
    const cardinal = (word = "") => Number(/^p?(\d{1,4})(?:st|nd|rd|th)?$/.exec(lookup.vocabulary.stem(word))?.[1] ?? 0);
    const before = (word = "") => ORDINALS.indexOf(word) + 1 || (/^\d+(?:st|nd|rd|th)$/.test(word) ? cardinal(word) : 0);
    const beside = (word, at) => {
      const name = lookup.called.find((called) => word.startsWith(called) && /^\d+$/.test(word.slice(called.length)));
      if (name) return cardinal(word.slice(name.length));
      if (!isName(lookup, word)) return 0;
      return cardinal(typed[at + 1]) || before(typed[at - 1]) || (isOne(word) ? cardinal(typed[at - 1]) : 0);
    };
    const [alone, ...others] = typed.filter((word) => !isName(lookup, word) && !AROUND.includes(word));
    const named = typed.map(beside).find(Boolean);
    return { number: named || (alone && !others.length ? cardinal(alone) : 0), isNamed: Boolean(named) };
  }

  // The pledge that a query names by its number, or a sentence that says which numbers there are.
  function numberedPledge(lookup, query) {
    const { number, isNamed } = numberAsked(lookup, query);
    const pledges = lookup.pages.filter((page) => page.kind === kinds.PLEDGE);
    const page = pledges.find((pledge) => pledge.number === number);
    if (page || !isNamed || !pledges.length) return { page };
    const numbers = pledges.map((pledge) => pledge.number);
    const [one, many] = lookup.called;
    return { sentence: `There is no ${one} ${number}. The ${many} go from ${Math.min(...numbers)} to ${Math.max(...numbers)}.` };
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

  Object.assign(globalThis.plainpledge, { kinds, called, isName, numberedPledge, closestTerms });
})();
