// Searches that found nothing, kept in this browser alone, and only where the settings say so.
"use strict";

(() => {
  const KEY = "plainpledge-not-found";
  const MOST = 200;

  function read() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
      return Array.isArray(kept) ? kept.filter((entry) => typeof entry?.query === "string") : [];
    } catch {
      return [];
    }
  }

  function write(entries) {
    try {
      if (entries.length) localStorage.setItem(KEY, JSON.stringify(entries));
      else localStorage.removeItem(KEY);
    } catch {
      // A browser that keeps nothing is as good.
    }
  }

  // Keeps a query once it is sent, not each letter of it.
  function note(lookup, query) {
    const typed = query.trim().toLowerCase().slice(0, 80);
    if (!lookup?.settings.keepNotFound || !typed || lookup.search(typed, 1).results.length) return;
    const entries = read();
    const known = entries.find((entry) => entry.query === typed);
    if (known) known.count += 1;
    else entries.push({ query: typed, count: 1 });
    write(entries.slice(-MOST));
  }

  Object.assign(globalThis.plainpledge, { failed: { read, note, clear: () => write([]) } });
})();
