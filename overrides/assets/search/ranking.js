// How well each page fits what was asked.
"use strict";

(() => {
  const { Places, NAMED } = globalThis.plainpledge;
  const { PLEDGE, TERM, PAGE, HELP } = globalThis.plainpledge.kinds;
  const { SEARCH_WORD, INITIALS } = globalThis.plainpledge.called;

  // Weights found on the queries in tests/search/. A fifth more or less changes little.
  const STOP = 0.35, LIGHT = 0.5; // of a word’s weight
  const NAME_BONUS = 1.4, EXACT_BONUS = 1.4;
  const TOGETHER = 0.15; // for words that stand together in one part of a page, the more words the more
  const SURE = 0.7;
  const KINDS = { [PLEDGE]: 1.07, [TERM]: 0.95, [PAGE]: 0.75, [HELP]: 0.62 };
  const PREPOSITIONS = "about at by for from if in of on to when with".split(" ");
  const AFTER = 0.7; // of a word’s weight

  class Ranking extends Places {
    // The result of each page that has to do with the query.
    ranked(meanings) {
      const groups = this.wanted(meanings);
      const results = new Map();
      for (const [at, score] of this.scores(meanings)) {
        results.set(at, this.result(this.pages[at], score, meanings, groups));
      }
      return results;
    }

    // What stands before “about” or “for” is what the query is about; the rest tells it apart.
    weighAll(meanings) {
      let isAfter = false, hasContent = false;
      for (const meaning of meanings) {
        this.weigh(meaning);
        if (isAfter) meaning.weight *= AFTER;
        hasContent ||= !meaning.isStop;
        isAfter ||= hasContent && PREPOSITIONS.includes(meaning.word);
      }
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
      meaning.weight = rarity * (meaning.isStop ? STOP : meaning.isLight ? LIGHT : 1);
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
        scores.set(at, (score / total) * (0.5 + 0.5 * share * share) + TOGETHER * (together.get(at) ?? 0) ** 3);
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

    result(page, score, meanings, groups) {
      const total = meanings.reduce((sum, meaning) => sum + meaning.weight, 0) || 1;
      let best = { fit: 0, name: undefined, isExact: false };
      for (const name of page.names) {
        const { fit, isExact } = this.fit(name, meanings, total);
        if (fit > best.fit) best = { fit, name, isExact };
      }
      let sum = score + NAME_BONUS * best.fit + (best.isExact ? EXACT_BONUS : 0);
      sum *= KINDS[page.kind];
      const isAnswer = best.isExact && page.kind === TERM && best.name.called !== SEARCH_WORD && best.name.called !== INITIALS;
      return { page, score: sum, isAnswer, groups, name: best.fit > 0.3 ? best.name : undefined };
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
      return { fit: NAMED[name.called] * recall * precision, isExact: recall > 0.97 && asked > 0.85 * counted };
    }
  }

  Object.assign(globalThis.plainpledge, { Ranking });
})();
