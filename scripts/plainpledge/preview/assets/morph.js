// Puts a newer version of the page in place and touches nothing that stayed the same: scroll, focus,
// open parts and what scripts have changed since are kept.

const served = new WeakSet(); // the nodes of the live page that came from the server, not from a script
let last = document.cloneNode(true); // as it came from the server: no other script has run yet
note(document.body);

/** Show a newer version of this page. */
export function show(html) {
  const next = new DOMParser().parseFromString(html, "text/html");
  document.title = next.title;
  morph(document.body, last.body, next.body);
  last = next;
}

/** Change a live node in those places in which two versions of it differ. */
function morph(live, before, after) {
  if (before.isEqualNode(after) || live.localName === "noscript") return;
  if (live.nodeType !== Node.ELEMENT_NODE) {
    live.data = after.data;
    return;
  }
  syncAttributes(live, before, after);
  const nodes = [...live.childNodes].filter((node) => served.has(node));
  if (nodes.length === before.childNodes.length) {
    morphChildren(live, nodes, [...before.childNodes], [...after.childNodes]);
  } else { // a script has taken something away
    for (const node of [...live.childNodes]) if (node.localName !== "plainpledge-preview") node.remove();
    live.prepend(...[...after.childNodes].map(imported));
  }
}

function syncAttributes(live, before, after) {
  for (const { name, value } of after.attributes) {
    if (before.getAttribute(name) !== value) live.setAttribute(name, value);
  }
  for (const { name } of before.attributes) {
    if (!after.hasAttribute(name)) live.removeAttribute(name);
  }
}

function morphChildren(parent, live, before, after) {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && isAlike(before[head], after[head])) head += 1;
  let tail = 0;
  while (tail < most - head && isAlike(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
  const end = live[before.length - tail] ?? live.at(-1)?.nextSibling ?? null;
  for (let at = 0; at < after.length; at += 1) {
    const old = at < after.length - tail ? at : at - after.length + before.length;
    const isOld = at < head || at >= after.length - tail || old < before.length - tail;
    if (isOld && before[old].nodeName === after[at].nodeName) morph(live[old], before[old], after[at]);
    else if (isOld) live[old].replaceWith(imported(after[at]));
    else parent.insertBefore(imported(after[at]), end);
  }
  for (let at = after.length - tail; at < before.length - tail; at += 1) live[at].remove();
}

/** True for nodes that read the same: only such attributes may differ as the number of a block. */
function isAlike(one, other) {
  return one.nodeName === other.nodeName && one.textContent === other.textContent;
}

function imported(node) {
  return note(document.importNode(node, true));
}

/** Remember a node, and all within it, as one from the server. */
function note(node) {
  served.add(node);
  for (const one of node.childNodes) note(one);
  return node;
}
