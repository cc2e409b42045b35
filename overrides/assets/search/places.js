// The pages of an index, and where on them each word of the site stands.
"use strict";

(() => {
  const { Vocabulary, words } = globalThis.plainpledge;
  const { TITLE, ALSO, ABBREVIATION, SEARCH_WORD, INITIALS } = globalThis.plainpledge.called;

  // How much it counts where a word stands.
  const NAMED = { [TITLE]: 1, [ALSO]: 0.75, [ABBREVIATION]: 1, [SEARCH_WORD]: 0.6, [INITIALS]: 0.6 };
  const HEADING = 0.1, MEANING = 0.6, TEXT = 0.6;
  const REST = 0.5; // of what a word scores in the other places of the same page

  class Places {
    constructor(data) {
      this.vocabulary = new Vocabulary(data);
      this.partPages = [];
      this.pages = data.pages.map((page, at) => this.page(page, at));
      this.postings = data.found.split(" ");
      this.inText = new Map();
      this.placed = this.vocabulary.groups.map(() => new Map());
      for (const page of this.pages) this.place(page);
      for (let group = 0; group < this.placed.length; group += 1) {
        this.vocabulary.pages[group] = new Set([...this.placed[group].keys(), ...this.text(group).keys()]).size;
      }
    }

    page([kind, url, title, meaning, names, parts, number, sayInstead, draftMark = ""], at) {
      const first = this.partPages.length;
      for (let part = 0; part < parts.length; part += 1) this.partPages.push(at);
      const named = [[TITLE, title], ...names].map(([called, text]) => ({ called, text, groups: this.groupsIn(text) }));
      const sections = parts.map(([anchor, heading], part) => ({ part: first + part, anchor, heading }));
      return { at, kind, url, title, meaning, names: named, sections, number, sayInstead, draftMark };
    }

    groupsIn(text) {
      return words(text).map((word) => ({ group: this.vocabulary.group(word), isStop: this.vocabulary.isStop(word) }));
    }

    // Notes where the words of a page's names, meaning and headings stand.
    place(page) {
      const places = new Map();
      const put = (text, weight) => {
        for (const { group } of Array.isArray(text) ? text : this.groupsIn(text)) {
          if (!places.has(group)) places.set(group, []);
          places.get(group).push(weight);
        }
      };
      for (const name of page.names) put(name.groups, NAMED[name.called]);
      put(page.meaning, MEANING);
      for (const { heading } of page.sections) put(heading, HEADING);
      for (const [group, weights] of places) {
        const best = Math.max(...weights);
        const rest = Math.min(0.6, weights.reduce((sum, weight) => sum + weight, 0) - best);
        this.placed[group]?.set(page.at, best + REST * rest);
      }
    }

    // How often a word stands in the text of each page, and in which parts.
    text(group) {
      let found = this.inText.get(group);
      if (!found) {
        found = new Map();
        let part = -1;
        for (const step of steps(this.postings[group])) {
          part += step;
          const at = this.partPages[part];
          if (!found.has(at)) found.set(at, { count: 0, parts: new Set() });
          found.get(at).count += 1;
          found.get(at).parts.add(part);
        }
        this.inText.set(group, found);
      }
      return found;
    }

    values(group) {
      this.valued ??= new Map();
      let values = this.valued.get(group);
      if (!values) {
        values = new Map(this.placed[group]);
        for (const [at, { count }] of this.text(group)) {
          const inText = (TEXT * count) / (count + 1);
          const placed = values.get(at);
          values.set(at, placed === undefined ? inText : placed + REST * inText);
        }
        this.valued.set(group, values);
      }
      return values;
    }

    rarity(group) {
      return Math.log(1 + this.pages.length / (1 + this.vocabulary.pages[group]));
    }
  }

  // Numbers written with letters as digits, the last one small: “b” is 1, “Bb” is 27.
  function* steps(letters) {
    let number = 0;
    for (let at = 0; at < letters.length; at += 1) {
      const code = letters.charCodeAt(at);
      number = 26 * number + code - (code < 97 ? 65 : 97);
      if (code < 97) continue;
      yield number;
      number = 0;
    }
  }

  Object.assign(globalThis.plainpledge, { Places, NAMED });
})();
