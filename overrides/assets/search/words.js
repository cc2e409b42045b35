// Typed text → words and stems, as scripts/plainpledge/search/words.py reads the pages.
// The tables come with the index. The cases in tests/search/words.txt hold both sides together.
"use strict";

globalThis.plainpledge ??= {};

(() => {
  const QUOTES = /[‘’ʼ＇`]/g;
  const INNER_STOP = /(?<![a-z0-9])([a-z])\.(?=[a-z0-9])/g;
  const WORD = /[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu;

  function words(text) {
    const plain = text.replace(QUOTES, "'").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
      .replaceAll("&", " and ").replace(INNER_STOP, "$1");
    return Array.from(plain.matchAll(WORD), ([word]) => word.replace(/'s$/, "").replaceAll("'", ""));
  }

  // Returns the function that stems a word with the tables of an index.
  function stemmer({ folds, irregular, numbers }) {
    const patterns = folds.map(([pattern, replacement]) => [new RegExp(pattern, "g"), replacement]);
    const forms = new Map(Object.entries(irregular));
    const digits = new Map(Object.entries(numbers));
    const known = new Map();
    return (word) => {
      if (digits.has(word)) return digits.get(word);
      let found = known.get(word);
      if (found === undefined) {
        found = forms.get(word) ?? word;
        for (const [pattern, replacement] of patterns) found = found.replace(pattern, replacement);
        if (/^\p{L}+$/u.test(found)) found = english(found);
        known.set(word, found);
      }
      return found;
    };
  }

  // The Snowball project's stemmer for English (snowballstem.org), the version of snowballstemmer 3.1.
  const WHOLE = new Map([
    ..."andes atlas bias cosmos howe news sky".split(" ").map((word) => [word, word]),
    ["early", "earli"], ["gently", "gentl"], ["idly", "idl"], ["only", "onli"], ["singly", "singl"],
    ["skies", "sky"], ["skis", "ski"], ["ugly", "ugli"],
  ]);
  const STEP_2 = {
    tional: "tion", enci: "ence", anci: "ance", abli: "able", entli: "ent", izer: "ize", ization: "ize",
    ational: "ate", ation: "ate", ator: "ate", alism: "al", aliti: "al", alli: "al", fulness: "ful",
    ousli: "ous", ousness: "ous", iveness: "ive", iviti: "ive", biliti: "ble", bli: "ble", ogist: "og",
    fulli: "ful", lessli: "less", ogi: "ogi", li: "li",
  };
  const STEP_3 = {
    tional: "tion", ational: "ate", alize: "al", icate: "ic", iciti: "ic", ical: "ic", ful: "",
    ness: "", ative: "ative",
  };
  const STEP_4 = "al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion".split(" ");
  const SHORT = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy]|past)$/;

  function english(word) {
    if (WHOLE.has(word)) return WHOLE.get(word);
    if (word.length < 3) return word;
    let w = word.replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y");
    const head = /^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)/.exec(w) ??
      /^[^aeiouy]*[aeiouy]+[^aeiouy]/.exec(w);
    const first = head ? head[0].length : w.length;
    const rest = head && /^[^aeiouy]*[aeiouy]+[^aeiouy]/.exec(w.slice(first));
    const second = rest ? first + rest[0].length : w.length;
    const ending = (endings) => endings.filter((end) => w.endsWith(end)).sort((a, b) => b.length - a.length)[0];
    const inFirst = (end) => w.length - end.length >= first;
    const inSecond = (end) => w.length - end.length >= second;
    const cut = (end, put = "") => { w = w.slice(0, w.length - end.length) + put; };

    // 1a: plurals
    if (w.endsWith("sses")) cut("es");
    else if (/(?:ied|ies)$/.test(w)) cut("ied", w.length > 4 ? "i" : "ie");
    else if (/s$/.test(w) && !/(?:us|ss)$/.test(w) && /[aeiouy].+s$/.test(w)) cut("s");

    // 1b: -ed, -ing
    const past = ending(["eed", "eedly", "ed", "edly", "ing", "ingly"]);
    if (past?.startsWith("eed")) {
      if (inFirst(past) && !/^(?:succ|proc|exc)eed(?:ly)?$/.test(w)) cut(past, "ee");
      else if (!inFirst(past)) ;
    } else if (past) {
      const before = w.slice(0, -past.length);
      if (past === "ing" && /^[^aeiouy]y$/.test(before)) w = `${before[0]}ie`;
      else if (past === "ing" && /^(?:even|cann|inn|earr|herr|out)$/.test(before)) ;
      else if (/[aeiouy]/.test(before)) {
        w = before;
        if (/(?:at|bl|iz)$/.test(w)) w += "e";
        else if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(w)) { if (!/^[aeo]..$/.test(w)) w = w.slice(0, -1); }
        else if (w.length === first && SHORT.test(w)) w += "e";
      }
    }

    // 1c: y
    if (/.[^aeiouy][yY]$/.test(w)) cut("y", "i");

    // 2 to 4: longer endings
    const long = ending(Object.keys(STEP_2));
    if (long && inFirst(long)) {
      if (long === "li") { if (/[cdeghkmnrt]li$/.test(w)) cut("li"); }
      else if (long === "ogi") { if (w.endsWith("logi")) cut("i"); }
      else cut(long, STEP_2[long]);
    }
    const middle = ending(Object.keys(STEP_3));
    if (middle && inFirst(middle)) {
      if (middle !== "ative") cut(middle, STEP_3[middle]);
      else if (inSecond(middle)) cut(middle);
    }
    const last = ending(STEP_4);
    if (last && inSecond(last) && (last !== "ion" || /[st]ion$/.test(w))) cut(last);

    // 5: final e and l
    if (w.endsWith("e") && (inSecond("e") || (inFirst("e") && !SHORT.test(w.slice(0, -1))))) cut("e");
    else if (w.endsWith("ll") && inSecond("l")) cut("l");
    return w.replaceAll("Y", "y");
  }

  Object.assign(globalThis.plainpledge, { words, stemmer });
})();
