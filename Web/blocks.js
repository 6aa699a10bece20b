// The blocks of a reply (docs/reply.schema.json) as elements. Text only ever becomes text nodes and attributes, never HTML.
import { citations, progress } from "/service.js";

/** An element with properties and children; a string becomes text. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "role" || name === "for") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children);
  return element;
}

const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** The elements of one block. */
export function elements(block) {
  const made = [];
  if (block.title) made.push(make("h3", {}, block.title));
  if (block.figure) made.push(figure(block));
  else if (block.text) made.push(make("p", { className: block.type }, block.text));
  if (block.items) made.push(list(block.type === "steps" ? "ol" : "ul", block.items));
  if (block.fixes) {
    made.push(make("ul", {}, ...block.fixes.map((fix) => make("li", {}, make("strong", {}, sentence(fix.wrong)), ` ${sentence(fix.fix)}`))));
  }
  if (block.rows) made.push(table(block));
  if (block.file) made.push(file(block.file));
  return made;
}

const sentence = (text) => (!text || text.endsWith(".") ? text : `${text}.`);

const list = (tag, items) => make(tag, {}, ...items.map((item) => make("li", {}, item)));

function table(block) {
  const head = make("tr", {}, ...(block.header ?? []).map((cell) => make("th", { scope: "col" }, cell)));
  const rows = block.rows.map((row) => make("tr", {}, ...row.map((cell, place) => (place ? make("td", {}, cell) : make("th", { scope: "row" }, cell)))));
  // A wide table scrolls in its own frame, which the keyboard must reach.
  return make(
    "div", { className: "frame", tabIndex: 0, role: "group", "aria-label": block.title || "Table" },
    make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows)));
}

/** An exercise in motion. Whoever wants can hold it still; whoever asked for less motion gets the still moments at once. */
function figure(block) {
  const address = (animated) => {
    const options = new URLSearchParams();
    if (animated) options.set("animated", "1");
    if (block.figure.fault) options.set("fault", block.figure.fault);
    return `/figure/${encodeURIComponent(block.figure.exercise)}.svg?${options}`;
  };
  const image = make("img", { className: "drawn", alt: block.text ?? "", src: address(!calm.matches) });
  if (calm.matches) return make("figure", {}, image);
  let moves = true;
  const button = make("button", { type: "button" }, "Hold still");
  button.addEventListener("click", () => {
    moves = !moves;
    image.src = address(moves);
    button.textContent = moves ? "Hold still" : "Let it move";
  });
  return make("figure", {}, image, button);
}

function file(file) {
  const address = URL.createObjectURL(new Blob([file.content], { type: file.mediaType }));
  return make("p", {}, make("a", { className: "file", href: address, download: file.name }, `Save ${file.name}`));
}

/** Whether a block tells how training goes. */
export const isProgress = (block) => block.type === "table" && block.header?.[1] === "Best set";

/** The training of a conversation by week; it goes where the server has no picture. */
export function progressPicture(id) {
  const image = make("img", { alt: "Your training by week, as told above." });
  const made = make("figure", { className: "progress" }, image);
  progress(id).then((address) => (address ? (image.src = address) : made.remove()));
  return made;
}

/** What an answer rests on, looked up when it is opened. */
export function sources(ids) {
  const details = make("details", { className: "sources" }, make("summary", {}, "Sources"));
  details.addEventListener("toggle", async () => {
    if (!details.open || details.childElementCount > 1) return;
    try {
      const known = await citations();
      if (details.childElementCount === 1) details.append(list("ul", ids.map((id) => known[id] ?? id)));
    } catch {
      details.open = false;
      details.after(make("p", { className: "trouble", role: "alert" }, "The sources can't be loaded at the moment."));
    }
  });
  return details;
}
