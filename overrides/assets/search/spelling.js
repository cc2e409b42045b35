// Words of the site that a slip may stand for.
"use strict";

(() => {
  const MOST = 4;

  // Gives words with how likely each is meant, the likeliest first.
  function near(vocabulary, word, most) {
    const found = [];
    for (const other of vocabulary.sorted) {
      if (Math.abs(other.length - word.length) > most || other.length < 3 || vocabulary.isStop(other)) continue;
      const edits = distance(word, other, most);
      if (edits > most || edits === 0) continue;
      const sameStart = other[0] === word[0] || (other[0] === word[1] && other[1] === word[0]);
      const sameLetters = [...word].sort().join("") === [...other].sort().join("");
      const rarity = 0.05 * Math.min(3, Math.log(1 + vocabulary.pages[vocabulary.byWord.get(other)]));
      let weight = (edits === 1 ? 0.72 : 0.45) - (sameStart ? 0 : 0.15) + (sameLetters ? 0.1 : 0) + rarity;
      if (word.length === 3 && !sameLetters) weight -= 0.2;
      found.push([other, Math.min(weight, 0.95)]);
    }
    return found.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST);
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

  Object.assign(globalThis.plainpledge, { distance, near });
})();
