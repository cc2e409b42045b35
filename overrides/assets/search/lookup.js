// Query → pages, best first. Knows nothing of the screen.
"use strict";

(() => {
  const { Ranking, numberedPledge, isName, words } = globalThis.plainpledge;
  const { PLEDGE } = globalThis.plainpledge.kinds;
  const { ALSO, ABBREVIATION } = globalThis.plainpledge.called;

  const INSTEAD_OF = /\b(?:instead of|(?:other|another|better|plain|plainer|kinder|nicer) (?:words?|terms?|names?|way to say|ways to say) (?:for|than|of)?|alternatives? (?:to|for)|avoid saying)\s+(.{2,})/i;
  const COMPARED = /\b(?:the )?differences? between\b/i;
  const ASKED_KIND = 1.5; // “the pledge about …” asks for a pledge
  const TAIL = 0.12; // of the best score: what is below has little to do with the query
  const LONGEST = 200; // letters of a query that are read
  const MOST_WORDS = 16;

  class Lookup extends Ranking {
    constructor(data) {
      super(data);
      this.called = data.called.map((word) => word.toLowerCase());
      this.short = new Map();
      for (const { title, names } of this.pages) {
        for (const { called, text } of names) {
          const isShort = called === ABBREVIATION || (called === ALSO && /^[A-Z]{2,}$/.test(text));
          if (isShort && title.includes(" ")) this.short.set(words(text).join(""), title);
        }
      }
    }

    // Gives { query, results, corrected, hasUnknown, sentence }: a sentence for the reader; a result is { page, score, isAnswer, groups, name, parts }.
    search(query, most = 10) {
      const text = query.slice(0, LONGEST).replace("’", "'");
      const avoided = INSTEAD_OF.exec(text)?.[1];
      const asked = avoided ?? text.replace(COMPARED, " ");
      const meanings = this.vocabulary.meanings(asked).slice(0, MOST_WORDS);
      this.weighAll(meanings);
      const { page: numbered, sentence } = numberedPledge(this, text);
      const groups = this.wanted(meanings);
      const byPage = this.ranked(meanings);
      const written = this.writtenOut(asked);
      if (written) {
        const others = this.vocabulary.meanings(written).slice(0, MOST_WORDS);
        this.weighAll(others);
        for (const [at, result] of this.ranked(others)) {
          if (!(byPage.get(at)?.score >= result.score)) byPage.set(at, result);
        }
      }
      if (numbered) byPage.set(numbered.at, { page: numbered, score: Infinity, isAnswer: true, groups, name: undefined });
      if (words(asked).some((word) => isName(this, word))) {
        for (const result of byPage.values()) result.score *= result.page.kind === PLEDGE ? ASKED_KIND : 1;
      }
      const results = [...byPage.values()];
      results.sort((a, b) => b.score - a.score || a.page.at - b.page.at);
      const best = results.find(({ score }) => score < Infinity)?.score ?? 0;
      const worthIt = results.filter(({ score }) => score >= TAIL * best);
      const hasUnknown = meanings.some((meaning) => !meaning.isKnown);
      const corrected = !numbered && meanings.some((meaning) => meaning.corrected)
        ? meanings.map((meaning) => meaning.corrected ?? meaning.word).join(" ") : undefined;
      return { query: text, results: worthIt.slice(0, most), corrected, hasUnknown, sentence };
    }

    // The query with abbreviations among other words written out: “CP plan” → “child protection plan”.
    writtenOut(text) {
      const typed = words(text);
      const content = typed.filter((word) => !this.vocabulary.isStop(word));
      if (content.length < 2 || !content.some((word) => this.short.has(word))) return undefined;
      return typed.map((word) => this.short.get(word) ?? word).join(" ");
    }
  }

  Object.assign(globalThis.plainpledge, { Lookup });
})();
