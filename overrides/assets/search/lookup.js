// Query → pages, best first. Knows nothing of the screen.
"use strict";

(() => {
  const { Vocabulary, numberedPledge, words } = globalThis.plainpledge;
  const { PLEDGE, TERM, PAGE, HELP } = globalThis.plainpledge.kinds;
  const { TITLE, ALSO, ABBREVIATION, SEARCH_WORD, INITIALS } = globalThis.plainpledge.called;

  // How much it counts where a word stands.
  const NAMED = { [TITLE]: 1, [ALSO]: 0.95, [ABBREVIATION]: 1, [SEARCH_WORD]: 0.85, [INITIALS]: 0.6 };
  const HEADING = 0.4, MEANING = 0.5, TEXT = 0.3;
  const REST = 0.4; // of what a word scores in the other places of the same page
  const STOP = 0.25;
  const NAME_BONUS = 1.2;
  const TOGETHER = 1; // for words that stand together in one part of a page, the more words the more
  const SURE = 0.7;
  const EXACT_BONUS = 1.5;
  const KINDS = { [PLEDGE]: 1.08, [TERM]: 1.06, [PAGE]: 0.95, [HELP]: 0.72 };
  const INSTEAD_OF = /\b(?:instead of|(?:other|another|better|plain|plainer|kinder|nicer) (?:words?|terms?|names?|way to say|ways to say) (?:for|than|of)?|alternatives? (?:to|for)|avoid saying)\s+(.{2,})/i;
  const TAIL = 0.12; // of the best score: what is below has little to do with the query
  const LONGEST = 200; // letters of a query that are read
  const MOST_WORDS = 16;

  class Lookup {
    constructor(data) {
      this.vocabulary = new Vocabulary(data);
      this.called = data.called.map((word) => word.toLowerCase());
      this.partPages = [];
      this.pages = data.pages.map((page, at) => this.page(page, at));
      this.postings = data.found;
      this.inText = new Map();
      this.placed = this.vocabulary.groups.map(() => new Map());
      for (const page of this.pages) this.place(page);
      for (let group = 0; group < this.placed.length; group += 1) {
        this.vocabulary.pages[group] = new Set([...this.placed[group].keys(), ...this.text(group).keys()]).size;
      }
    }

    page([kind, url, title, meaning, names, parts, number, sayInstead], at) {
      const first = this.partPages.length;
      for (let part = 0; part < parts.length; part += 1) this.partPages.push(at);
      const named = [[TITLE, title], ...names].map(([called, text]) => ({ called, text, groups: this.groupsIn(text) }));
      const sections = parts.map(([anchor, heading], part) => ({ part: first + part, anchor, heading }));
      return { at, kind, url, title, meaning, names: named, sections, number, sayInstead };
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
        for (const step of this.postings[group]) {
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

    rarity(group) {
      return Math.log(1 + this.pages.length / (1 + this.vocabulary.pages[group]));
    }

    // Gives { query, results, corrected, hasUnknown }: a result is { page, score, isAnswer, groups, name, parts }.
    search(query, most = 10) {
      const text = query.slice(0, LONGEST).replace("’", "'");
      const avoided = INSTEAD_OF.exec(text)?.[1];
      const meanings = this.vocabulary.meanings(avoided ?? text).slice(0, MOST_WORDS);
      for (const meaning of meanings) this.weigh(meaning);
      const asksMeaning = avoided !== undefined || /^\W*(?:what(?:'?s| is| are| does| do)\b|define\b|meaning of\b)|\b(?:mean|means|meaning|definition|stands? for)\W*$/i.test(text);
      const numbered = numberedPledge(this, text);
      const scores = this.scores(meanings);
      const results = [];
      const groups = this.wanted(meanings);
      for (const [at, score] of scores) {
        const page = this.pages[at];
        const result = this.result(page, score, meanings, groups, asksMeaning);
        if (page === numbered) Object.assign(result, { score: Infinity, isAnswer: true });
        results.push(result);
      }
      if (numbered && !scores.has(numbered.at)) {
        results.push({ page: numbered, score: Infinity, isAnswer: true, groups, name: undefined, parts: [] });
      }
      results.sort((a, b) => b.score - a.score || a.page.at - b.page.at);
      const best = results.find(({ score }) => score < Infinity)?.score ?? 0;
      const worthIt = results.filter(({ score }) => score >= TAIL * best);
      const hasUnknown = meanings.some((meaning) => !meaning.isKnown);
      const corrected = !numbered && meanings.some((meaning) => meaning.corrected)
        ? meanings.map((meaning) => meaning.corrected ?? meaning.word).join(" ") : undefined;
      return { query: text, results: worthIt.slice(0, most), corrected, hasUnknown };
    }

    // How much a typed word counts: the rarer on the site, the more.
    weigh(meaning) {
      const pages = new Set();
      let best = Infinity;
      for (const [group, weight] of meaning.groups) {
        if (weight < 0.6) continue;
        for (const at of this.placed[group].keys()) pages.add(at);
        for (const at of this.text(group).keys()) pages.add(at);
      }
      for (const [group] of meaning.groups) best = Math.min(best, this.rarity(group));
      const rarity = pages.size ? Math.log(1 + this.pages.length / (1 + pages.size)) : meaning.groups.size ? best : 1.5;
      meaning.weight = rarity * (meaning.isStop ? STOP : 1);
    }

    scores(meanings) {
      const sums = new Map();
      const total = meanings.reduce((sum, meaning) => sum + meaning.weight, 0) || 1;
      for (const meaning of meanings) {
        const best = new Map();
        for (const [group, weight] of meaning.groups) {
          for (const [at, value] of this.values(group)) {
            if (!(best.get(at) >= weight * value)) best.set(at, weight * value);
          }
        }
        for (const [at, value] of best) {
          const sum = sums.get(at) ?? { score: 0, covered: 0 };
          sum.score += meaning.weight * value;
          sum.covered += meaning.weight * Math.min(1, value * 2);
          sums.set(at, sum);
        }
      }
      const scores = new Map();
      const together = this.together(meanings);
      for (const [at, { score, covered }] of sums) {
        const share = Math.min(1, covered / total);
        scores.set(at, (score / total) * (0.4 + 0.6 * share * share) + TOGETHER * (together.get(at) ?? 0) ** 3);
      }
      return scores;
    }

    // What share of several words stands together in one part of each page.
    together(meanings) {
      const content = meanings.filter((meaning) => !meaning.isStop);
      const total = content.reduce((sum, meaning) => sum + meaning.weight, 0);
      const parts = new Map();
      for (const meaning of content.length > 1 ? content : []) {
        const here = new Map();
        for (const [group, weight] of meaning.groups) {
          if (weight < SURE) continue;
          for (const { parts: found } of this.text(group).values()) {
            for (const part of found) here.set(part, Math.max(weight, here.get(part) ?? 0));
          }
        }
        for (const [part, weight] of here) parts.set(part, (parts.get(part) ?? 0) + weight * meaning.weight);
      }
      const pages = new Map();
      for (const [part, sum] of parts) {
        const at = this.partPages[part];
        pages.set(at, Math.max((sum / total) * Math.min(2, (content.length - 1) / 2), pages.get(at) ?? 0));
      }
      return pages;
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

    result(page, score, meanings, groups, asksMeaning) {
      const total = meanings.reduce((sum, meaning) => sum + meaning.weight, 0) || 1;
      let best = { fit: 0, name: undefined, isExact: false };
      for (const name of page.names) {
        const { fit, isExact } = this.fit(name, meanings, total);
        if (fit > best.fit) best = { fit, name, isExact };
      }
        let sum = score + NAME_BONUS * best.fit + (best.isExact ? EXACT_BONUS : 0);
      sum *= KINDS[page.kind] * (asksMeaning && page.kind === TERM ? 1.15 : 1);
      const isAnswer = best.isExact && page.kind === TERM && best.name.called !== SEARCH_WORD && best.name.called !== INITIALS;
      return { page, score: sum, isAnswer, groups, name: best.fit > 0.3 ? best.name : undefined, parts: [] };
    }

    // The groups that are looked for, each with how surely it is meant.
  wanted(meanings) {
    const groups = new Map();
    const content = meanings.filter((meaning) => !meaning.isStop);
    for (const meaning of content.length ? content : meanings) {
      for (const [group, weight] of meaning.groups) groups.set(group, Math.max(weight, groups.get(group) ?? 0));
    }
    return groups;
  }

    // How well the query as a whole is one of the page's names: 1 is the name itself.
    fit(name, meanings, total) {
      let all = 0, matched = 0;
      const used = new Set();
      for (const { group, isStop } of name.groups) {
        const weight = this.rarity(group) * (isStop ? STOP : 1);
        let most = 0;
        meanings.forEach((meaning, at) => {
          const value = meaning.groups.get(group) ?? 0;
          if (value > 0.2) used.add(at);
          most = Math.max(most, value);
        });
        all += weight;
        matched += weight * most;
      }
      let asked = 0;
      for (const at of used) {
        const here = name.groups.map(({ group }) => meanings[at].groups.get(group) ?? 0);
        asked += meanings[at].weight * Math.max(...here);
      }
      const recall = all ? matched / all : 0;
      const precision = Math.min(1, asked / total);
      const counted = meanings.reduce((sum, meaning, at) => sum + (used.has(at) || !meaning.isStop ? meaning.weight : 0), 0);
      return { fit: NAMED[name.called] * Math.sqrt(recall) * precision, isExact: recall > 0.97 && asked > 0.85 * counted };
    }
  }

  Object.assign(globalThis.plainpledge, { Lookup });
})();
