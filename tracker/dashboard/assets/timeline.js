// Draws a timeline from places that Python worked out: an image of lines and words, and over it the marks as links.
// Text is only ever set as text. The links are one tab stop: arrows move along a lane and from lane to lane.
const SVG = "http://www.w3.org/2000/svg";
const SIGNS = {
  "reply-right": [["M-13 0H-6", "reply-line"]],
  "reply-left": [["M6 0H13", "reply-line"]],
  disputes: [["M-6 -6h12v12h-12z", "reply-box"], ["M-3 -3l6 6m0 -6l-6 6", "reply-line"]],
  answers: [["M-6 -6h12v12h-12z", "reply-box"], ["M-3 0h6", "reply-line"]],
  vague: [["M-11 -5v10M11 -5v10M-11 0h22", "span"]],
  known: [["M0 -6v12", "turn"]],
  arrow: [["M-3.5 -4L0 0L3.5 -4", "turn"]],
  changed: [["M-7.5-7.5h15v15h-15z", "paper"], ["M4.5 0a4.5 4.5 0 1 1 -1.45 -3.3M4.5 -5.4v2.7h-2.7", "turn"]],
};
const share = (x) => `${(x * 100).toFixed(3)}%`;

function drawn(tag, attributes, text) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text !== undefined) element.textContent = text;
  return element;
}

function made(tag, name, text) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text !== undefined) element.textContent = text;
  return element;
}

function hatch() {
  const pattern = drawn("pattern", {
    id: "timeline-hatch", width: 10, height: 10, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)",
  });
  pattern.append(drawn("rect", { class: "fill-panel", width: 10, height: 10 }));
  pattern.append(drawn("line", { class: "hatch-line", x1: 1, y1: 0, x2: 1, y2: 10 }));
  const definitions = drawn("defs", {});
  definitions.append(pattern);
  return definitions;
}

function sign(one) {
  const place = drawn("svg", { x: share(one.x), y: one.y, overflow: "visible", "data-stance": one.stance });
  const group = drawn("g", { transform: `translate(${one.dx} 0)` });
  group.append(...SIGNS[one.name].map(([d, look]) => drawn("path", { d, class: look })));
  place.append(group);
  return place;
}

function image(figure, label) {
  const svg = drawn("svg", { role: "img", "aria-label": label, height: figure.height, class: "plot" });
  svg.style.left = `${figure.gutter}px`;
  svg.style.width = `calc(100% - ${figure.gutter}px)`;
  svg.append(hatch());
  svg.append(...figure.grounds.map((one) => drawn("rect", {
    x: share(one.x1), width: share(one.x2 - one.x1), y: one.y, height: figure.height - one.y, class: one.look,
  })));
  svg.append(...figure.lines.map((one) => drawn("line", {
    x1: one.look === "lane" ? -figure.gutter : share(one.x1), y1: one.y1, x2: share(one.x2), y2: one.y2,
    class: one.look, "data-stance": one.stance,
  })));
  svg.append(...figure.words.map((one) => drawn("text", {
    x: share(one.x), dx: one.dx, y: one.y, class: one.look, "text-anchor": one.anchor, "font-size": 12,
  }, one.text)));
  svg.append(...figure.signs.map(sign));
  return svg;
}

function laneName(one, place) {
  const link = made("a", "lane-name", "");
  link.href = one.href;
  link.style.top = `${place.y + 3}px`;
  link.dataset.lane = place.lane;
  link.dataset.x = -1;
  link.append(made("b", "", one.name), made("span", "status", one.status), made("span", "hide", one.leads_to));
  return link;
}

function mark(one, place, gutter) {
  const link = made("a", "dot");
  link.href = one.href;
  link.dataset.id = place.id;
  link.dataset.lane = place.lane;
  link.dataset.x = place.x;
  link.dataset.stance = one.stance;
  link.style.top = `${place.y - 12}px`;
  link.style.left = `calc(${gutter}px + (100% - ${gutter}px) * ${place.x.toFixed(5)})`;
  link.setAttribute("aria-label", one.label);
  link.append(made("i", `mark m-${one.shape}`), made("small", "", one.grade));
  if (one.hollow) link.classList.add("is-hollow");
  if (one.back) link.classList.add("is-back");
  return link;
}

// Puts the lines of a mark beside it: shown on focus and under the pointer, kept while the pointer is on it.
function telling(tip, frame, marks) {
  let closing;
  const hide = () => { tip.hidden = true; };
  const show = (link) => {
    clearTimeout(closing);
    const lines = marks[link.dataset.id]?.lines;
    if (!lines) { hide(); return; }
    tip.replaceChildren(...lines.map((line, place) => made(place ? "span" : "b", "", line)));
    tip.hidden = false;
    const room = frame.clientWidth - tip.offsetWidth;
    tip.style.left = `${Math.max(0, Math.min(room, link.offsetLeft - tip.offsetWidth / 2 + 12))}px`;
    tip.style.top = `${link.offsetTop + link.offsetHeight + 6}px`;
  };
  const later = () => { clearTimeout(closing); closing = setTimeout(hide, 150); };
  frame.addEventListener("pointerover", (event) => {
    if (event.target.closest(".tip")) clearTimeout(closing);
    const link = event.pointerType === "mouse" && event.target.closest(".dot");
    if (link) show(link);
  });
  frame.addEventListener("pointerout", later);
  frame.addEventListener("focusin", (event) => show(event.target));
  frame.addEventListener("focusout", hide);
  frame.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
}

function next(links, from, key) {
  const lane = Number(from.dataset.lane);
  const own = links.filter((link) => Number(link.dataset.lane) === lane);
  const place = own.indexOf(from);
  if (key === "ArrowRight" || key === "ArrowLeft") return own[place + (key === "ArrowRight" ? 1 : -1)];
  if (key === "Home" || key === "End") return own.at(key === "Home" ? 0 : -1);
  if (key !== "ArrowDown" && key !== "ArrowUp") return undefined;
  const other = links.filter((link) => Number(link.dataset.lane) === lane + (key === "ArrowDown" ? 1 : -1));
  const away = (link) => Math.abs(Number(link.dataset.x) - Number(from.dataset.x));
  return other.reduce((best, link) => (best && away(best) <= away(link) ? best : link), undefined);
}

function moving(group) {
  const links = [...group.querySelectorAll("a")];
  const stop = (link) => links.forEach((one) => { one.tabIndex = one === link ? 0 : -1; });
  stop(links[0]);
  group.addEventListener("focusin", (event) => stop(event.target));
  group.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = next(links, event.target, event.key);
    if (!link) return;
    event.preventDefault();
    link.focus();
  });
}

function draw(frame, data, figure) {
  const group = made("div", "links");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", data.help);
  figure.names.forEach((place) => {
    group.append(laneName(data.lanes[place.lane], place));
    const own = figure.marks.filter((one) => one.lane === place.lane).sort((a, b) => a.x - b.x);
    group.append(...own.map((one) => mark(data.marks[one.id], one, figure.gutter)));
  });
  const tip = made("div", "tip");
  tip.hidden = true;
  frame.append(image(figure, data.label), group, tip);
  frame.style.height = `${figure.height}px`;
  frame.classList.toggle("is-narrow", figure.gutter === 0);
  moving(group);
  telling(tip, frame, data.marks);
}

// Gives the rows of each part of a figure their names.
function named(figure, fields) {
  const parts = Object.entries(fields).map(([part, names]) => [
    part, figure[part].map((row) => Object.fromEntries(names.map((name, place) => [name, row[place]]))),
  ]);
  return { ...figure, ...Object.fromEntries(parts) };
}

export default function ({ data, parentElement }) {
  const holder = parentElement.querySelector(".timeline");
  let shown;
  const fit = () => {
    const figure = data.figures.filter((one) => one.least <= holder.clientWidth).at(-1);
    if (!figure || figure === shown || !holder.clientWidth) return;
    shown = figure;
    const focused = holder.contains(document.activeElement) && document.activeElement.getAttribute("href");
    const frame = made("div", "frame");
    holder.replaceChildren(frame);
    draw(frame, data, named(figure, data.fields));
    if (focused) [...frame.querySelectorAll("a")].find((link) => link.getAttribute("href") === focused)?.focus();
  };
  fit();
  const observer = new ResizeObserver(fit);
  observer.observe(holder);
  return () => observer.disconnect();
}
