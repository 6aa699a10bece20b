// The week as a calendar whose sessions can be moved.
import { make } from "/blocks.js";

const names = { Mon: "Monday", Tue: "Tuesday", Wed: "Wednesday", Thu: "Thursday", Fri: "Friday", Sat: "Saturday", Sun: "Sunday" };
const order = Object.keys(names);

/** Whether a block is the table of a week. */
export const isWeek = (block) => block.type === "table" && block.header?.[0] === "Day" && block.header?.[2] === "Strength" && block.rows.every((row) => row[0] in names);

/**
 * A calendar.
 * @param move called with the names of two days; without it nothing can be moved.
 */
export function week(block, move) {
  const days = make("ol", {}, ...block.rows.map((row) => day(row, move)));
  const made = make("div", { className: "week", role: "group", "aria-label": "Your week" }, days);
  if (move) made.append(make("p", { className: "hint" }, "Move a session with its button. On the keyboard, the arrows left and right move it by a day."));
  return made;
}

/** Puts the focus on the session of the first of some days that has one. */
export function focusSession(calendar, ...days) {
  for (const day of days) {
    const button = calendar?.querySelector(`[data-day="${day}"] .move`);
    if (button) return button.focus({ preventScroll: true });
  }
}

function day([short, run, strength, why], move) {
  const heading = make("h3", {}, make("span", { "aria-hidden": "true" }, short), make("span", { className: "unseen" }, names[short]));
  const made = make("li", { className: "day", "data-day": names[short] }, heading);
  const isSession = strength && strength !== "rest";
  // Core and mobility go where the run goes.
  const movesRun = run && (!isSession || /^(core|mobility)\b/.test(strength));
  if (run) made.append(card("run", short, run, movesRun && move));
  if (isSession) made.append(card("session", short, strength, !movesRun && move));
  else if (strength) made.append(make("p", { className: "rest" }, strength));
  if (why) made.append(make("p", { className: "why" }, why));
  return made;
}

function card(kind, short, text, move) {
  const [name, ...rest] = text.split(", ");
  const made = make("div", { className: kind }, make("div", {}, make("strong", {}, name), ...rest.map((part) => make("span", {}, ` ${part}`))));
  if (!move) return made;
  const from = names[short];
  const place = order.indexOf(short);
  const choice = make("div", { className: "days", role: "group", "aria-label": `Move ${name} to`, hidden: true });
  choice.append(
    ...order.filter((day) => day !== short).map((day) => {
      const button = make("button", { type: "button", "aria-label": names[day] }, day);
      button.addEventListener("click", () => move(from, names[day]));
      return button;
    }));
  const button = make("button", { type: "button", className: "move", "aria-expanded": "false", "aria-label": `Move ${name} from ${from}` }, "Move");
  const open = (isOpen) => {
    choice.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
  };
  button.addEventListener("click", () => {
    open(choice.hidden);
    if (!choice.hidden) choice.firstElementChild.focus();
  });
  made.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === "Escape" && !choice.hidden) {
      open(false);
      button.focus();
    } else if (step && event.target === button) {
      const to = order[place + step];
      if (to) move(from, names[to]);
    } else if (step) {
      const next = step > 0 ? event.target.nextElementSibling : event.target.previousElementSibling;
      next?.focus();
    } else return;
    event.preventDefault();
  });
  made.append(button, choice);
  return made;
}
