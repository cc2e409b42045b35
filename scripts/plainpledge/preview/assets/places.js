// Where blocks and findings stand on the page. The server counts characters; so do we.

const SKIPPED = ".held, .gap, .footnote-ref, .headerlink, [data-block]";

/** Return the element that a block of the file became. */
export function element(block) {
  const found = document.querySelector(`[data-block="${block}"]`);
  return found && !found.firstChild && found.localName === "span" ? found.parentElement : found;
}

/** Return the number of the block in which a node of the page stands; null outside all blocks. */
export function blockOf(node) {
  const start = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  for (let at = start; at; at = at.parentElement) {
    if (at.dataset?.block) return Number(at.dataset.block);
    const mark = at.querySelector?.(":scope > span[data-block]:empty");
    if (mark) return Number(mark.dataset.block);
  }
  return null;
}

/** Return the range of a finding; that of its whole block where the page reads differently. */
export function range(place) {
  const block = element(place.block);
  if (!block) return null;
  const found = document.createRange();
  const signs = visibleSigns(block);
  const wanted = signs.slice(place.start, place.end);
  if (wanted.length && wanted.map((one) => one.sign).join("") === place.words) {
    const end = wanted.at(-1);
    found.setStart(wanted[0].node, wanted[0].at);
    found.setEnd(end.node, end.at + end.sign.length);
  } else {
    found.selectNodeContents(block);
  }
  return found;
}

/** Return every sign of a block that can be seen, blanks left out, with where it stands. */
function visibleSigns(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, {
    acceptNode(node) {
      if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
      const isOther = node.matches(SKIPPED) || /^(UL|OL|TABLE|BLOCKQUOTE)$/.test(node.tagName);
      return isOther ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    },
  });
  const signs = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    let at = 0;
    for (const sign of node.data) {
      if (!/\s/.test(sign)) signs.push({ node, at, sign });
      at += sign.length;
    }
  }
  return signs;
}

const NAMES = ["hint", "warning", "error"];

/** Mark findings in the page, without changing it. Returns the range of each finding. */
export function mark(findings, current) {
  const ranges = new Map();
  for (const finding of findings) {
    const found = finding.place && range(finding.place);
    if (found) ranges.set(finding, found);
  }
  if (!("highlights" in CSS)) return ranges;
  NAMES.forEach((name, priority) => {
    const marked = new Highlight();
    for (const [finding, one] of ranges) if (finding.severity === name) marked.add(one);
    marked.priority = priority;
    CSS.highlights.set(`plainpledge-${name}`, marked);
  });
  const here = new Highlight(...(ranges.has(current) ? [ranges.get(current)] : []));
  here.priority = NAMES.length;
  CSS.highlights.set("plainpledge-current", here);
  return ranges;
}

/** Return the finding at a point of the window, the narrowest where several stand. */
export function findingAt(ranges, x, y) {
  const caret = document.caretPositionFromPoint?.(x, y);
  const old = caret ? null : document.caretRangeFromPoint?.(x, y);
  const node = caret?.offsetNode ?? old?.startContainer;
  const offset = caret?.offset ?? old?.startOffset;
  if (!node) return null;
  const hit = [...ranges].filter(([, one]) => one.isPointInRange(node, offset));
  hit.sort(([, one], [, other]) => one.toString().length - other.toString().length);
  return hit[0]?.[0] ?? null;
}
