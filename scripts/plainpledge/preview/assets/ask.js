// Speaks with the preview’s server. It answers only to a page that has its token.

const meta = document.querySelector('meta[name="plainpledge-preview"]');

/** What this page knew when it was loaded: token, build, looks, url, version. */
export const about = JSON.parse(meta.content);

const HEADERS = { "X-Plainpledge-Token": about.token };
const PAUSE_AFTER_FAILURE = 1000; // milliseconds

export const LOST =
  "The preview does not answer. It may have been stopped. Your words are still here: copy them, then start the preview again.";

const RENEWED =
  "The preview was started again since this page was loaded, so nothing was written. Your words are still here: copy them, load the page again, then paste them.";

/** Ask for one change. Returns `{done}` or `{refused}`, a sentence. */
export async function act(action) {
  try {
    const answer = await fetch("/.preview/do", {
      method: "POST",
      headers: { ...HEADERS, "Content-Type": "application/json" },
      body: JSON.stringify(action),
    });
    if (answer.ok) return { done: await answer.json() };
    if (answer.status === 409) return await answer.json();
    if (answer.status === 403) return { refused: RENEWED };
    return { refused: await answer.text() };
  } catch {
    return { refused: LOST };
  }
}

/**
 * Ask again and again what is new, for as long as the page is seen. `shown` returns what the page
 * shows, `take` gets each answer, `failed` is called without one, `renewed` after a new start.
 */
export async function listen({ shown, take, failed, renewed }) {
  for (;;) {
    await isVisible();
    const asked = new URLSearchParams(shown());
    try {
      const answer = await fetch(`/.preview/state?${asked}`, { headers: HEADERS, cache: "no-store" });
      if (answer.status === 403) {
        renewed(); // our token is that of an earlier start
        await pause();
        continue;
      }
      if (!answer.ok) throw new Error(answer.statusText);
      take(await answer.json());
    } catch (error) {
      failed(error);
      await pause();
    }
  }
}

function pause() {
  return new Promise((resolve) => {
    setTimeout(resolve, PAUSE_AFTER_FAILURE);
  });
}

function isVisible() {
  if (document.visibilityState === "visible") return null;
  return new Promise((resolve) => {
    document.addEventListener("visibilitychange", resolve, { once: true });
  });
}
