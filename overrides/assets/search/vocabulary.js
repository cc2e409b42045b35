// The words of the site, and what a typed word may stand for: itself, a longer word that begins so,
// two words in one, the right spelling, an everyday word for one of ours.
"use strict";

(() => {
  const { words, stemmer, distance, near } = globalThis.plainpledge;
  const MOST_ENDINGS = 30;
  const MOST_SPELLINGS = 4;
  const RARE = 1; // a word that stands on one page only may itself be a slip
  const COMMON = 4;

  class Vocabulary {
    constructor({ words: list, everyday, tables }) {
      this.stem = stemmer(tables);
      this.stop = new Set(tables.stop.split(" "));
      this.light = new Set(tables.light.split(" ").map(this.stem));
      this.groups = list.split(" ").map((forms) => forms.split(","));
      this.byWord = new Map();
      this.byStem = new Map();
      this.groups.forEach((forms, group) => {
        this.byStem.set(this.stem(forms[0]), group);
        for (const form of forms) this.byWord.set(form, group);
      });
      this.sorted = [...this.byWord.keys()].sort();
      this.everyday = new Map();
      this.takeEveryday(everyday);
      this.pages = new Int32Array(this.groups.length); // on how many pages; filled by the look-up
      this.spellings = new Map();
    }

    // Takes up everyday words, listed for each word of the site that they stand for.
    takeEveryday({ near, words: listed }) {
      listed.split(",").forEach((standing, group) => {
        for (const word of standing.split(" ").filter(Boolean)) {
          if (!this.everyday.has(word)) this.everyday.set(word, []);
          this.everyday.get(word).push([group, near / 10]);
        }
      });
    }

    group(word = "") {
      const known = this.byWord.get(word) ?? this.byStem.get(this.stem(word));
      return known === undefined && word.endsWith("s") ? this.byWord.get(word.slice(0, -1)) : known; // “SGOs”
    }

    isStop(word) {
      return this.stop.has(word);
    }

    // Reads a query: one meaning for each word, with the groups of site words it may stand for.
    meanings(query) {
      const typed = words(query);
      const isOpen = /[\p{L}\p{N}.]$/u.test(query.trimStart());
      const found = typed.map((word, at) => this.meaning(word, isOpen && at === typed.length - 1));
      for (let at = 1; at < typed.length; at += 1) {
        const phrase = this.everyday.get(typed[at - 1] + typed[at]);
        if (phrase) found[at - 1] = found[at] = this.phrase(typed[at - 1], typed[at], phrase, found[at]);
        const joined = this.group(typed[at - 1] + typed[at]);
        if (joined !== undefined) {
          for (const meaning of [found[at - 1], found[at]]) {
            meaning.groups.set(joined, 0.95);
            meaning.corrected = undefined;
            meaning.isStop = false;
          }
        }
      }
      return [...new Set(found)];
    }

    // Two words that mean one thing together, such as “fed up”.
    phrase(first, second, targets, { groups }) {
      const meant = new Map(targets);
      for (const word of [first, second]) {
        const own = this.group(word);
        if (own !== undefined) meant.set(own, this.isStop(word) ? 0.3 : 0.7);
      }
      return { word: `${first} ${second}`, isStop: false, groups: meant.size ? meant : groups, corrected: undefined, isKnown: true };
    }

    meaning(word, isOpen) {
      const meaning = { word, isStop: this.isStop(word), isLight: this.light.has(this.stem(word)), groups: new Map(), corrected: undefined, isKnown: false };
      const add = (group, weight) => meaning.groups.set(group, Math.max(weight, meaning.groups.get(group) ?? 0));
      const own = this.group(word);
      if (own !== undefined) add(own, 1);
      const targets = this.everyday.get(this.stem(word)) ?? [];
      meaning.isKnown = own !== undefined || targets.length > 0;
      for (const [group, weight] of targets) add(group, weight);
      if (isOpen && word.length > 1 && !(meaning.isStop && word.length < 4)) {
        const endings = this.endings(word);
        const weight = own === undefined ? 0.85 : 0.25;
        for (const group of endings) add(group, weight);
        meaning.isKnown ||= endings.length > 0;
      }
      if (own !== undefined && !this.isSuspect(word, own)) return meaning;
      if (own === undefined && targets.length) return meaning;
      if (meaning.groups.size === 0) for (const part of this.parts(word)) add(part, 0.9);
      if (own === undefined && meaning.groups.size > 0) return meaning;
      const spellings = this.spelled(word, own === undefined);
      for (const [other, weight] of spellings) {
        const group = this.byWord.get(other);
        if (own === undefined || this.pages[group] >= COMMON * Math.max(1, this.pages[own])) add(group, weight);
      }
      if (own === undefined && spellings.length) [[meaning.corrected]] = spellings;
      if (!meaning.groups.size && isOpen) {
        for (const group of this.nearEndings(word)) add(group, 0.5);
      }
      return meaning;
    }

    isSuspect(word, group) {
      return word.length > 4 && this.pages[group] <= RARE && this.groups[group].length === 1;
    }

    // The groups of words that begin with what is typed, the commonest first.
    endings(start) {
      let low = 0;
      let high = this.sorted.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.sorted[middle] < start) low = middle + 1;
        else high = middle;
      }
      const found = new Set();
      for (; low < this.sorted.length && this.sorted[low].startsWith(start); low += 1) {
        found.add(this.byWord.get(this.sorted[low]));
      }
      return [...found].sort((a, b) => this.pages[b] - this.pages[a]).slice(0, MOST_ENDINGS);
    }

    // As endings, where what is typed so far has a slip in it.
    nearEndings(start) {
      if (start.length < 4) return [];
      const found = new Set();
      for (const word of this.sorted) {
        if (word.length > start.length && distance(start, word.slice(0, start.length), 1) <= 1) found.add(this.byWord.get(word));
      }
      return [...found].sort((a, b) => this.pages[b] - this.pages[a]).slice(0, MOST_SPELLINGS);
    }

    // “careplan” → care, plan; “s47” and “section47” → section, 47.
    parts(word) {
      const section = this.group(/^s(?:ec)?(\d+)$/.exec(word)?.[1]);
      if (section !== undefined) return [this.group("section"), section].filter((group) => group !== undefined);
      for (let at = 2; at <= word.length - 2; at += 1) {
        const left = this.group(word.slice(0, at));
        const right = this.group(word.slice(at));
        if (left !== undefined && right !== undefined && (at > 2 || /\d/.test(word))) return [left, right];
      }
      return [];
    }

    // Site words that may be meant by a slip, with how likely each is, the likeliest first.
    spelled(word) {
      let found = this.spellings.get(word);
      if (!found) {
        const most = word.length < 8 ? 1 : 2;
        found = word.length < 3 || /\d/.test(word) ? [] : near(this, word, most);
        if (!found.length && word.length > 5 && most < 2) found = near(this, word, 2);
        this.spellings.set(word, found);
      }
      return found;
    }
  }

  Object.assign(globalThis.plainpledge, { Vocabulary });
})();
