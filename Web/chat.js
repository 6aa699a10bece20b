// The talk: asks, shows answers part by part, and goes on after a reload.
import { elements, isProgress, make, progressPicture, sources } from "/blocks.js";
import { Trouble, begin, forget, knows, newKey, signIn, turn } from "/service.js";
import { focusSession, isWeek, week } from "/week.js";

const find = (id) => document.getElementById(id);
const [talk, form, box, status, forgetting, forgetButton] = ["talk", "ask", "text", "status", "forgetting", "forget"].map(find);
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const pause = (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds));

// MARK: What is kept

const storageKey = "coach";
/** The conversation's id, and what was said: `{text, reply, moved?, past?}` or `{aside}`, the last turns only. */
let kept = { id: null, talk: [] };
/** One turn at a time. */
let busy = false;

function read() {
  try {
    const found = JSON.parse(localStorage.getItem(storageKey));
    if (/^[0-9a-f]{32}$/.test(found?.id) && Array.isArray(found.talk)) kept = found;
  } catch { /* Nothing that can be read is like nothing. */ }
}

function keep() {
  kept.talk = kept.talk.slice(-30);
  try {
    if (kept.id) localStorage.setItem(storageKey, JSON.stringify(kept));
    else localStorage.removeItem(storageKey);
  } catch { /* A browser that keeps nothing still talks. */ }
  forgetButton.hidden = !kept.id;
}

/** The server's answer to a text, in this conversation or in a new one. */
async function reply(text, key = newKey(), show) {
  if (!kept.id) kept.id = await begin();
  return turn(kept.id, text, key, show);
}

/** Says that the server has lost the conversation, and begins anew. */
function beginAnew() {
  kept.id = null;
  for (const entry of kept.talk) entry.past = true;
  freeze();
  return { aside: "The server no longer has our earlier conversation, so we begin anew. Tell me again what matters: your runs, your kit, what hurts." };
}

// MARK: Asking

/**
 * Asks, and shows the answer.
 * @param focus whether the focus goes to the question, because what had it is about to go.
 */
async function ask(text, { focus = false, key = newKey(), instead = null } = {}) {
  if (busy) return;
  busy = true;
  freezeChips();
  const article = question(text);
  const answer = make("div", { className: "answer coming" }, make("p", { className: "waiting" }, "…"));
  article.append(answer);
  if (instead) instead.replaceWith(article);
  else talk.append(article);
  if (focus) article.firstElementChild.focus({ preventScroll: true });
  article.scrollIntoView({ block: "start" });
  talk.setAttribute("aria-busy", "true");
  try {
    let said;
    try {
      said = await reply(text, key, (name, data) => arrive(answer, name, data));
    } catch (trouble) {
      if (trouble.kind !== "unknown-conversation") throw trouble;
      const aside = beginAnew();
      kept.talk.push(aside);
      article.before(drawn(aside));
      said = await reply(text);
    }
    const entry = { text, reply: slim(said) };
    if (changesWeek(said)) entry.reply.blocks.push(...(await reply("show the plan")).blocks.filter(isWeek));
    if (entry.reply.blocks.some(isWeek)) freeze();
    kept.talk.push(entry);
    keep();
    answer.replaceChildren(...answerParts(entry));
    answer.classList.toggle("safety", Boolean(entry.reply.safety));
    article.append(...afterParts(entry));
    article.scrollIntoView({ block: "start" });
  } catch (trouble) {
    fail(article, answer, text, key, trouble);
  } finally {
    talk.removeAttribute("aria-busy");
    busy = false;
  }
}

/** What is shown of a reply later on. */
const slim = ({ intent, safety, blocks, sources, suggestions, text }) => ({ intent, safety, blocks: [...blocks], sources, suggestions, text });

/** Whether a reply tells that the week is another now without showing it. */
const changesWeek = (said) => said.intent === "plan_week" && !said.blocks.some(isWeek) && said.blocks.some((block) => block.items?.some((item) => item.includes(" → ")));

function fail(article, answer, text, key, trouble) {
  const sentence = trouble instanceof Trouble ? trouble.message : "Something went wrong on this page. Try again, or reload it.";
  answer.replaceChildren(make("p", { className: "trouble", role: "alert" }, sentence));
  if (trouble.kind === "too-long") {
    if (!box.value) box.value = text;
    return box.focus();
  }
  if (trouble.kind === "key") return answer.append(signingIn(() => ask(text, { key: newKey(), instead: article })));
  const again = make("button", { type: "button", className: "again" }, "Try again");
  again.addEventListener("click", () => ask(text, { focus: true, key, instead: article }));
  answer.append(again);
}

/** A form for the key of a server that asks for one. */
function signingIn(done) {
  const field = make("input", { type: "password", id: "key", required: true, autocomplete: "current-password" });
  const made = make("form", { className: "key" }, make("label", { for: "key" }, "Key"), field, make("button", { type: "submit" }, "Sign in"));
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    signIn(field.value.trim());
    done();
  });
  setTimeout(() => field.focus());
  return made;
}

// MARK: Showing

function question(text) {
  const heading = make("h2", { className: text.length > 200 ? "question long" : "question", tabIndex: -1 }, make("bdi", { dir: "auto" }, text));
  return make("article", { className: "turn" }, heading);
}

/** Shows a part of an answer as it comes. */
async function arrive(answer, name, data) {
  if (name === "start") {
    answer.replaceChildren();
    answer.classList.toggle("safety", Boolean(data.safety));
    if (data.safety) answer.append(flag());
  } else if (!isWeek(data)) {
    answer.append(...elements(data));
    if (!calm.matches) await pause(80);
  }
}

const flag = () => make("p", { className: "flag" }, "Before anything else");

function answerParts(entry) {
  const isLive = entry === liveWeek();
  const parts = entry.reply.safety ? [flag()] : [];
  for (const block of entry.reply.blocks) {
    if (!isWeek(block)) parts.push(...elements(block));
    else {
      parts.push(week(block, isLive ? (from, to) => change(entry, `move ${from} to ${to}`, to, from) : null));
      if (entry.moved) parts.push(moved(entry, isLive));
    }
  }
  if (entry.reply.blocks.some(isProgress) && kept.id && !entry.past) parts.push(progressPicture(kept.id));
  return parts;
}

function afterParts({ reply }) {
  const parts = reply.sources?.length ? [sources(reply.sources)] : [];
  if (reply.suggestions?.length) {
    const chips = reply.suggestions.map((suggestion) => {
      const button = make("button", { type: "button" }, suggestion);
      button.addEventListener("click", () => ask(suggestion, { focus: true }));
      return make("li", {}, button);
    });
    parts.push(make("ul", { className: "chips", "aria-label": "You could ask" }, ...chips));
  }
  return parts;
}

/** A turn as it was, all at once. */
function drawn(entry) {
  if (entry.aside) return make("p", { className: "aside turn" }, entry.aside);
  const article = question(entry.text);
  article.append(make("div", { className: entry.reply.safety ? "answer safety" : "answer" }, ...answerParts(entry)), ...afterParts(entry));
  return article;
}

/** Only the last answer offers what could come next. */
const freezeChips = () => talk.querySelectorAll(".chips").forEach((chips) => chips.remove());

/** Weeks that are no longer the plan can't be changed. */
const freeze = () => talk.querySelectorAll(".move, .days, .hint, .undo").forEach((part) => part.remove());

// MARK: Changing the week

/** The turn whose week is the plan now. */
const liveWeek = () => kept.id && kept.talk.findLast((entry) => !entry.past && entry.reply?.blocks.some(isWeek));

/** Changes the week by talk and shows it in its place, with what coach says of it. */
async function change(entry, text, ...days) {
  if (busy) return;
  busy = true;
  const article = talk.querySelector(".move")?.closest(".turn");
  status.textContent = "One moment.";
  try {
    const said = await reply(text);
    const now = await reply("show the plan");
    entry.moved = said.blocks;
    entry.reply = slim(now);
    keep();
    const fresh = drawn(entry);
    if (entry !== kept.talk.at(-1)) fresh.querySelector(".chips")?.remove();
    // The status says what has changed; the week need not be read out again.
    talk.setAttribute("aria-live", "off");
    article.replaceWith(fresh);
    focusSession(fresh, ...days);
    status.textContent = said.text;
    fresh.querySelector(".moved")?.scrollIntoView({ block: "nearest" });
    await pause(50);
    talk.removeAttribute("aria-live");
  } catch (trouble) {
    status.textContent = "";
    article?.querySelectorAll(".moved").forEach((part) => part.remove());
    const sentences = {
      "unknown-conversation": () => beginAnew().aside,
      offline: () => "I can't reach the server, so this week may not be up to date. Ask me to show the plan when the connection is back.",
    };
    const sentence = sentences[trouble.kind]?.() ?? trouble.message;
    article?.querySelector(".week").after(make("p", { className: "trouble moved", role: "alert" }, sentence));
  } finally {
    busy = false;
  }
}

function moved(entry, isLive) {
  const made = make("div", { className: "moved" }, ...entry.moved.flatMap(elements));
  if (isLive && entry.moved.some((block) => block.items)) {
    const undo = make("button", { type: "button", className: "undo" }, "Undo");
    undo.addEventListener("click", () => change(entry, "undo", ...entry.reply.blocks.find(isWeek).rows.map((row) => row[0])));
    made.append(undo);
  }
  return made;
}

// MARK: The page

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = box.value.trim();
  if (!text) {
    status.textContent = "Write a question first.";
    return box.focus();
  }
  if (busy) return;
  box.value = "";
  ask(text);
});

box.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});

document.querySelector(".starters").addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  ask(link.textContent, { focus: true });
});

forgetButton.addEventListener("click", () => {
  forgetting.returnValue = "keep";
  forgetting.showModal();
});

forgetting.addEventListener("close", async () => {
  if (forgetting.returnValue !== "forget" || busy) return;
  try {
    if (kept.id) await forget(kept.id);
    kept = { id: null, talk: [] };
    keep();
    talk.replaceChildren();
    status.textContent = "Forgotten.";
    box.focus();
  } catch {
    const sentence = "I can't reach the server, so nothing is forgotten yet. Please try again.";
    talk.append(make("p", { className: "trouble", role: "alert" }, sentence));
  }
});

async function start() {
  read();
  // An answer of the form without scripts stays, after what was said before.
  const answered = [...talk.children];
  talk.replaceChildren(...kept.talk.map(drawn), ...answered);
  const turns = talk.querySelectorAll(".turn");
  talk.querySelectorAll(".chips").forEach((chips) => chips.closest(".turn") !== turns[turns.length - 1] && chips.remove());
  keep();
  if (talk.lastElementChild) talk.lastElementChild.scrollIntoView({ block: "start", behavior: "instant" });
  if (kept.id && !(await knows(kept.id))) {
    freezeChips();
    const aside = beginAnew();
    talk.append(drawn(aside));
    keep();
  }
}

start();
