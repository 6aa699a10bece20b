// Coach's REST routes (docs/api.md). Whatever goes wrong is thrown as a Trouble.

/** What went wrong, as a sentence for the person at the page. */
export class Trouble extends Error {
  /** @param {string} kind `offline`, `unknown-conversation`, `too-long`, `busy`, `key` or `server` */
  constructor(kind, sentence) {
    super(sentence);
    this.kind = kind;
  }
}

/** Begins a conversation; gives its id. */
export const begin = async () => (await (await send("POST", "/v1/conversations")).json()).conversation;

/**
 * The reply to a turn. The key lets the server see that a second try is the same turn.
 * @param show called with what comes before the whole reply: `start` or `block`, and what it says
 */
export async function turn(id, text, key, show = () => {}) {
  const headers = { Accept: "text/event-stream", "Content-Type": "application/json", "Idempotency-Key": key };
  const answer = await send("POST", `/v1/conversations/${id}/turns`, headers, JSON.stringify({ text }));
  for await (const [name, data] of events(answer.body)) {
    if (name === "reply") return data;
    await show(name, data);
  }
  throw new Trouble("offline", away);
}

/** The events of a stream: name and data. */
async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  while (true) {
    const { value, done } = await reader.read().catch(() => ({ done: true }));
    if (done) return;
    const whole = (rest + value).split("\n\n");
    rest = whole.pop();
    for (const event of whole) {
      const [, name, data] = /^event: (.*)\ndata: (.*)$/.exec(event) ?? [];
      if (name) yield [name, JSON.parse(data)];
    }
  }
}

/** The address of the picture of a conversation's training; null when there is none. */
export async function progress(id) {
  try {
    return URL.createObjectURL(await (await send("GET", `/v1/conversations/${id}/progress`, { Accept: "image/svg+xml" })).blob());
  } catch {
    return null;
  }
}

/** Has the server delete a conversation, if it still has it. */
export async function forget(id) {
  try {
    await send("DELETE", `/v1/conversations/${id}`);
  } catch (trouble) {
    if (trouble.kind !== "unknown-conversation") throw trouble;
  }
}

/** Whether the server has a conversation. In doubt it has. */
export async function knows(id) {
  try {
    await send("GET", `/v1/conversations/${id}`);
    return true;
  } catch (trouble) {
    return trouble.kind !== "unknown-conversation";
  }
}

let known;
/** Sources in words, by their ids. */
export async function citations() {
  known ??= await (await send("GET", "/citations.json")).json();
  return known;
}

/** 128 random bits. `crypto.randomUUID` is not there on plain HTTP. */
export const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

const away = "I can't reach the server. Your question is kept; try again when the connection is back.";

/** The key of this server, where it asks for one. It is forgotten with the tab. */
let secret = null;
try {
  secret = sessionStorage.getItem("coach-key");
} catch { /* Asked for anew, then. */ }

export function signIn(key) {
  secret = key;
  try {
    sessionStorage.setItem("coach-key", key);
  } catch { /* It holds until the page is closed. */ }
}

async function send(method, path, headers = {}, body = undefined) {
  let answer;
  try {
    if (secret) headers = { ...headers, Authorization: `Bearer ${secret}` };
    answer = await fetch(path, { method, headers, body, signal: AbortSignal.timeout(20_000) });
  } catch {
    throw new Trouble("offline", away);
  }
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => ({}));
  const name = String(problem.type ?? "").split(":").pop();
  if (name === "unknown-conversation") throw new Trouble(name, "The server no longer has this conversation.");
  if (answer.status === 413 || name === "text-too-long") {
    throw new Trouble("too-long", "That is too long for me: about two pages of text at most. It is back in the box; please shorten it.");
  }
  if (answer.status === 429) {
    const wait = Number(answer.headers.get("Retry-After"));
    const when = wait > 0 ? `${wait} ${wait === 1 ? "second" : "seconds"}` : "a moment";
    throw new Trouble("busy", `That was a lot of questions in a short time. Please wait ${when}, then try again.`);
  }
  if (answer.status === 401) throw new Trouble("key", secret ? "This server does not know that key. Please check it." : "This server asks for a key.");
  if (answer.status === 503) throw new Trouble("server", "The server can't keep conversations at the moment. Nothing is lost; try again shortly.");
  throw new Trouble("server", "Something went wrong on the server. Nothing is lost; try again shortly.");
}
