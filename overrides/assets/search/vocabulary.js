// The words of the site, and what a typed word may stand for: itself, a longer word that begins so,
// two words in one, the right spelling, an everyday word for one of ours.
"use strict";

(() => {
  const { words, stemmer } = globalThis.plainpledge;
  const MOST_ENDINGS = 30;
  const MOST_SPELLINGS = 4;
  const RARE = 1; // a word that stands on one page only may itself be a slip
  const COMMON = 4;

  class Vocabulary {
    constructor({ words: list, everyday, tables }) {
      this.stem = stemmer(tables);
      this.stop = new Set(tables.stop.split(" "));
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

    takeEveryday(rows) {
      for (const [word, ...targets] of rows) this.everyday.set(word, targets);
    }

    group(word) {
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
      const meant = new Map();
      for (let at = 0; at < targets.length; at += 2) meant.set(targets[at], targets[at + 1] / 10);
      for (const word of [first, second]) {
        const own = this.group(word);
        if (own !== undefined) meant.set(own, 0.6);
      }
      return { word: `${first} ${second}`, isStop: false, groups: meant.size ? meant : groups, corrected: undefined, isKnown: true };
    }

    meaning(word, isOpen) {
      const meaning = { word, isStop: this.isStop(word), groups: new Map(), corrected: undefined, isKnown: false };
      const add = (group, weight) => meaning.groups.set(group, Math.max(weight, meaning.groups.get(group) ?? 0));
      const own = this.group(word);
      if (own !== undefined) add(own, 1);
      const targets = this.everyday.get(this.stem(word)) ?? [];
      meaning.isKnown = own !== undefined || targets.length > 0;
      for (let at = 0; at < targets.length; at += 2) add(targets[at], targets[at + 1] / 10);
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

    // “careplan” → care, plan; “section47” → section, 47.
    parts(word) {
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
        found = word.length < 3 || /\d/.test(word) ? [] : this.near(word, most);
        if (!found.length && word.length > 5 && most < 2) found = this.near(word, 2);
        this.spellings.set(word, found);
      }
      return found;
    }

    near(word, most) {
      const found = [];
      for (const other of this.sorted) {
        if (Math.abs(other.length - word.length) > most || other.length < 3 || this.isStop(other)) continue;
        const edits = distance(word, other, most);
        if (edits > most || edits === 0) continue;
        const sameStart = other[0] === word[0] || (other[0] === word[1] && other[1] === word[0]);
        const sameLetters = [...word].sort().join("") === [...other].sort().join("");
        const rarity = 0.05 * Math.min(3, Math.log(1 + this.pages[this.byWord.get(other)]));
        let weight = (edits === 1 ? 0.72 : 0.45) - (sameStart ? 0 : 0.15) + (sameLetters ? 0.1 : 0) + rarity;
        if (word.length === 3 && !sameLetters) weight -= 0.2;
        found.push([other, Math.min(weight, 0.95)]);
      }
      return found.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_SPELLINGS);
    }
  }

  // Edits from one word to another, two neighbouring letters swapped counting as one; stops above `most`.
  function distance(a, b, most) {
    let before = [];
    let last = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= b.length; j += 1) {
        const same = a[i - 1] === b[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
        least = Math.min(least, row[j]);
      }
      if (least > most) return most + 1;
      before = last;
      last = row;
    }
    return last[b.length];
  }

  Object.assign(globalThis.plainpledge, { Vocabulary, distance });
})();
