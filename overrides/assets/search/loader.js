// Fetches the search when it is first wanted. Scripts, not requests: pages opened from a folder have only these.
"use strict";

globalThis.plainpledge ??= {};

(() => {
  const waiting = new Map();
  const shards = new Map();
  let started;
  let lookup;
  let wide;

  function fetchScript(url) {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = url;
      script.addEventListener("load", done);
      script.addEventListener("error", () => failed(new Error(`${url} could not be loaded`)));
      document.head.append(script);
    });
  }

  // Called by the files that the build writes.
  globalThis.plainpledge.takeSearch = (name, data) => waiting.set(name, data);

  async function start(index) {
    const { scripts } = document.querySelector("form[data-search]").dataset;
    await Promise.all([fetchScript(new URL(scripts, location.href)), fetchScript(index)]);
    lookup = new globalThis.plainpledge.Lookup(waiting.get("index"));
    lookup.settings = waiting.get("index").settings;
    lookup.shards = waiting.get("index").text.map(([first, file]) => ({ first, url: new URL(file, index).href }));
    lookup.wide = new URL(waiting.get("index").wide, index);
    waiting.delete("index");
    return lookup;
  }

  // The wide table of everyday words is large, and seldom needed.
  function fetchWide() {
    wide ??= fetchScript(lookup.wide).then(() => lookup.vocabulary.takeEveryday(waiting.get("everyday")), () => {});
    return wide;
  }

  // Finds pages once all is there that the query needs.
  async function find(index, query, most) {
    await fetchSearch(index);
    let found = lookup.search(query, most);
    if (found.hasUnknown) {
      await fetchWide();
      found = lookup.search(query, most);
    }
    return found;
  }

  function fetchShard({ first, url }) {
    if (!shards.has(url)) {
      shards.set(url, fetchScript(url).then(() => lookup.takeText(waiting.get(`text-${first}`)), () => shards.delete(url)));
    }
    return shards.get(url);
  }

  // The look-up of an index, fetched once.
  function fetchSearch(index) {
    started ??= start(new URL(index, location.href)).catch((error) => {
      started = undefined;
      throw error;
    });
    return started;
  }

  // Fetches the sentences of the pages that are shown; true if some were not there yet.
  async function fetchTexts(results) {
    const parts = results.flatMap(({ page }) => page.sections.map(({ part }) => part));
    const needed = new Set(parts.map((part) => lookup.shards.findLast(({ first }) => first <= part)).filter(Boolean));
    const missing = [...needed].filter(({ first }) => !lookup.hasText(first));
    await Promise.all(missing.map(fetchShard));
    return missing.length > 0;
  }

  // The address of a page of the site; a page opened from a folder has no server that knows index.html.
  function address(root, url) {
    const full = new URL(url, new URL(root.endsWith("/") ? root : `${root}/`, location.href));
    if (full.protocol === "file:" && full.pathname.endsWith("/")) full.pathname += "index.html";
    return full.href;
  }

  Object.assign(globalThis.plainpledge, { fetchSearch, fetchTexts, find, address });
})();
