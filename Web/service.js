// Coach's REST routes (docs/api.md). Whatever goes wrong is thrown as a Trouble.

/** What went wrong, as a sentence for the person at the page. */
export class Trouble extends Error {
  /** @param {string} kind `offline`, `unknown-conversation`, `too-long`, `busy` or `server` */
  constructor(kind, sentence) {
    super(sentence);
    this.kind = kind;
  }
}

/** Begins a conversation; gives its id. */
export const begin = async () => (await (await send("POST", "/v1/conversations")).json()).conversation;

/** The reply to a turn. The key lets the server see that a second try is the same turn. */
export async function turn(id, text, key) {
  const headers = { "Content-Type": "application/json", "Idempotency-Key": key };
  return (await send("POST", `/v1/conversations/${id}/turns`, headers, JSON.stringify({ text }))).json();
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

async function send(method, path, headers = {}, body = undefined) {
  let answer;
  try {
    answer = await fetch(path, { method, headers, body, signal: AbortSignal.timeout(20_000) });
  } catch {
    throw new Trouble("offline", "I can't reach the server. Your question is kept; try again when the connection is back.");
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
  if (answer.status === 401) throw new Trouble("server", "This server asks for a key, which this page does not have.");
  if (answer.status === 503) throw new Trouble("server", "The server can't keep conversations at the moment. Nothing is lost; try again shortly.");
  throw new Trouble("server", "Something went wrong on the server. Nothing is lost; try again shortly.");
}
