// The matrix of Compare: draws the payload, leaves what has not changed as it is, moves the focus by keys, folds issues.
// Text goes in as text nodes only; every address is one of our own pages, whose names come from the server: that of a
// cell has its candidate and policy added, and the stem of its statement.

const FOLDED = "tracker.folded";
const AT = "tracker.at";
const DASH = "not-researched"; // most cells: a box that the stylesheet draws
const FITTING = 6; // so many candidates fit the page; more scroll sideways inside their own region
const UPRIGHT = 3; // so many fit a sheet of paper that stands

const phone = matchMedia("(max-width: 44rem)");

const make = (tag, name, ...inside) => {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...inside.filter(Boolean));
  return made;
};
const set = (element, attributes) => {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};
const kept = (name, otherwise) => {
  try {
    return JSON.parse(sessionStorage.getItem(name)) ?? otherwise;
  } catch {
    return otherwise;
  }
};
const keep = (name, value) => {
  try {
    sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing still shows everything.
  }
};

// Safari has no idle callback.
const afterPainting = (then) => (globalThis.requestIdleCallback ? requestIdleCallback(then, { timeout: 500 }) : setTimeout(then, 100));

// A mark is drawn from the shape in the stylesheet, as a picture of its own: five hundred masks would each be a layer
// of the page, and every change would paint them all.
const shapes = new Map();
const mark = (name) => {
  if (name === DASH) return set(make("i", "mark dash"), { "aria-hidden": "true" });
  if (!shapes.has(name)) shapes.set(name, drawing(name));
  return shapes.get(name).cloneNode(true);
};
const drawing = (name) => {
  const sample = document.querySelector(".compare").appendChild(make("i", `mark m-${name}`));
  const address = getComputedStyle(sample).getPropertyValue("--shape").match(/data:image\/svg\+xml,([^"]*)/)?.[1];
  sample.remove();
  const source = decodeURIComponent(address ?? "").replaceAll("'black'", "'currentColor'");
  const svg = document.importNode(new DOMParser().parseFromString(source, "image/svg+xml").documentElement, true);
  return set(svg, { class: "mark", "aria-hidden": "true", fill: "currentColor" });
};
const tinted = (name, stance) => (stance ? set(make("span", "", mark(name)), { "data-stance": stance }) : mark(name));

const idOf = (...parts) => `matrix-${parts.join("-")}`; // what names a cell when it is read aloud

class Board {
  constructor(root) {
    this.root = root;
    this.part = (selector) => root.querySelector(selector);
    this.table = this.part("table.matrix");
    this.wrap = this.part(".matrix-wrap");
    this.drawn = new Map(); // "policy/candidate" → { data, json }
    this.rows = new Map(); // "policy" → its row
    this.behind = new Set(); // policies whose rows do not yet show all of the newest data
    this.catchUp = () => {};
    this.folded = new Set();
    this.at = kept(AT, "");
    this.column = 1;
    for (const name of ["click", "auxclick"]) {
      this.table.addEventListener(name, (event) => this.leadNow(event.target.closest("a")), true);
    }
    this.table.addEventListener("keydown", (event) => this.press(event));
    this.table.addEventListener("focusin", (event) => this.arrive(event.target.closest("[data-at]")));
    this.table.addEventListener("animationend", (event) => event.target.classList.remove("is-new"));
    root.addEventListener("click", (event) => this.act(event.target.closest("button")));
    addEventListener("beforeprint", () => this.catchUp());
  }

  // ---- Drawing

  show(data) {
    const shape = JSON.stringify([data.columns, data.groups.map((one) => [one.key, one.name, one.count, one.rows.map((row) => [row.key, row.name, row.text, row.href])])]);
    const along = this.along;
    this.along = data.along;
    this.opens = data.opens;
    this.adds = data.adds;
    this.table.hidden = Boolean(data.empty);
    const json = data.cells.map((one) => JSON.stringify(one));
    const moved = shape === this.shape ? this.update(data, json, along) : this.build(data, json);
    this.shape = shape;
    this.part("caption").textContent = data.caption;
    this.tell(this.told ? [data.says, this.count(data.moved, moved)] : [data.says]);
    this.part(".address").textContent = location.href;
    this.part(".empty").textContent = data.empty;
    this.part(".empty").hidden = !data.empty;
    this.part(".loading").hidden = true;
    this.offer();
  }

  count([one, many], moved) {
    return moved === 1 ? one : moved ? many.replace("#", moved) : "";
  }

  tell(sentences) {
    const says = this.part(".says");
    const text = sentences.filter(Boolean).join(" ");
    if (says.textContent !== text) says.textContent = text;
    this.told = true;
  }

  // What a phone folds until somebody unfolds it: every issue but one, where all would be dozens of screens.
  tooMuch({ columns, groups }) {
    if (!phone.matches || columns.length <= FITTING || groups.length < 2) return [];
    const [policy] = (history.state?.at || this.at).split("/");
    const open = groups.find((one) => one.rows.some((row) => row.key === policy)) ?? groups[0];
    return groups.filter((one) => one !== open).map((one) => one.key);
  }

  build(data, json) {
    const before = this.drawn;
    const focused = this.table.contains(document.activeElement);
    if (!this.hasChosen) this.folded = new Set(kept(FOLDED, null) ?? this.tooMuch(data));
    this.drawn = new Map();
    this.behind.clear();
    const wide = data.columns.length > FITTING;
    this.wrap.classList.toggle("is-scroll", wide);
    if (wide) set(this.wrap, { role: "region", "aria-label": this.wrap.dataset.name });
    else ["role", "aria-label"].forEach((name) => this.wrap.removeAttribute(name));
    const columns = make("colgroup", "", make("col", "col-policy"), ...data.columns.map(() => make("col", "col-cand")));
    const bodies = data.groups.map((group) => this.group(group, data, json));
    this.table.replaceChildren(this.part("caption"), columns, this.head(data.columns), ...bodies);
    this.paper(data.columns.length);
    const back = document.activeElement === document.body && this.find(history.state?.at); // where a link was followed
    this.stand(back || (this.find(this.at) ?? this.find(`${data.groups[0]?.rows[0]?.key}/`)), focused || Boolean(back));
    return this.wash(before);
  }

  wash(before) {
    let moved = 0;
    for (const [key, { data, json }] of this.drawn) {
      if (!before.has(key) || before.get(key).json === json) continue;
      moved += 1;
      data.firstElementChild.classList.add("is-new");
    }
    return moved;
  }

  // What is in sight is drawn at once, the rest when that has been painted: a rerun repaints one screen, not thirty rows.
  update(data, json, along) {
    let moved = 0;
    if (along !== this.along) afterPainting(() => this.table.querySelectorAll("a").forEach((link) => this.lead(link, link.page)));
    for (const row of data.groups.flatMap((group) => group.rows)) {
      const changed = row.cells.filter((place, index) => this.cell(row, data.columns[index]).json !== json[place]).length;
      moved += changed;
      if (changed) this.behind.add(row.key);
      if (changed && this.isInSight(row)) this.redraw(row, data, json);
    }
    this.catchUp = () => this.finish(data, json);
    if (phone.matches) this.catchUp();
    else afterPainting(() => this.catchUp());
    return moved;
  }

  // Draw what an update has left for later, of the newest data; a later update takes over what is left by then.
  finish(data, json) {
    for (const row of data.groups.flatMap((group) => group.rows)) {
      if (!this.behind.delete(row.key)) continue;
      this.redraw(row, data, json);
      const rest = this.rows.get(row.key).lastElementChild;
      this.lost ||= rest.contains(document.activeElement);
      this.rest(rest, row, data);
    }
    if (this.lost) this.stand(this.find(this.at), true);
    this.lost = false;
  }

  redraw(row, data, json) {
    row.cells.forEach((place, index) => {
      const one = this.cell(row, data.columns[index]);
      if (one.json === json[place]) return;
      one.json = json[place];
      this.fill(one.data, data.cells[place], data.columns[index], row, data.grades);
      one.data.firstElementChild.classList.add("is-new");
    });
    if (this.lost) this.stand(this.find(this.at), true);
    this.lost = false;
  }

  cell(row, column) {
    return this.drawn.get(`${row.key}/${column.key}`);
  }

  isInSight(row) {
    const { top, bottom } = this.rows.get(row.key).getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  }

  // Make a link lead to one of our pages, with the view; a new view is put into all of them once it is on the screen.
  lead(link, href) {
    link.page = href;
    const [path, part] = href.split("#");
    const address = path + this.along + (part ? `#${part}` : "");
    return link.getAttribute("href") === address ? link : set(link, { href: address });
  }

  leadNow(link) {
    if (link) this.lead(link, link.page);
  }

  // Where a cell leads: to its statement, to where we looked for one in vain, or to where one can be added.
  page(one, column, row) {
    if (one.stem) return `${this.opens}?id=${column.key}/${row.key}/${one.stem}`;
    if (one.looked) return `${row.href}#searches`;
    return one.adds && `${this.adds[0]}?${new URLSearchParams({ candidate: column.key, policy: row.key })}`;
  }

  head(columns) {
    const policy = make("th", "col-policy", make("span", "quiet small", this.wrap.dataset.policy));
    const heads = columns.map((one) => {
      const status = make("span", "status", one.status[0], make("br"), one.status[1]);
      const link = make("a", "", one.given && make("span", "given", one.given), " ", set(make("b", "", one.name), { id: idOf(one.key) }), status);
      return make("th", "col-cand", set(this.lead(link, one.href), { "data-at": `/${one.key}` }));
    });
    const row = make("tr", "", ...[policy, ...heads].map((one) => set(one, { role: "columnheader", scope: "col" })));
    return set(make("thead", "", set(row, { role: "row" })), { role: "rowgroup" });
  }

  group(group, data, json) {
    const open = !this.folded.has(group.key);
    const button = make("button", "fold", group.name);
    set(button, { type: "button", "aria-expanded": open, "data-at": `#${group.key}`, "data-fold": group.key });
    const title = make("th", "", make("div", "", button, make("span", "", group.count)));
    set(title, { role: "rowheader", scope: "rowgroup", colspan: data.columns.length + 1 });
    const rows = group.rows.map((row) => this.row(row, data, json));
    rows.forEach((row) => (row.hidden = !open));
    return set(make("tbody", "", set(make("tr", "issue", title), { role: "row" }), ...rows), { role: "rowgroup" });
  }

  row(row, data, json) {
    const link = set(this.lead(make("a", "", row.name), row.href), { "data-at": `${row.key}/`, id: idOf(row.key) });
    const policy = set(make("th", "policy", link, make("p", "", row.text)), { role: "rowheader", scope: "row" });
    const cells = row.cells.map((place, index) => {
      const column = data.columns[index];
      const cell = set(make("td"), { role: "gridcell" });
      this.fill(cell, data.cells[place], column, row, data.grades);
      this.drawn.set(`${row.key}/${column.key}`, { data: cell, json: json[place] });
      return cell;
    });
    const rest = this.rest(set(make("td", "rest phone-only"), { role: "gridcell" }), row, data);
    const drawn = set(make("tr", "row", policy, ...cells, rest), { role: "row" });
    this.rows.set(row.key, drawn);
    return drawn;
  }

  // Fill the cell of a policy and a candidate; the link stays the same element, so that it keeps the focus.
  fill(cell, one, column, row, grades) {
    const at = `${row.key}/${column.key}`;
    const href = this.page(one, column, row);
    const tag = href ? "A" : "DIV";
    let inside = cell.firstElementChild;
    if (inside?.tagName !== tag) {
      if (inside && cell.contains(document.activeElement)) this.lost = true;
      inside = make(tag);
      cell.replaceChildren(inside);
      for (const name of ["tabindex", "data-at", "id", "aria-labelledby"]) cell.removeAttribute(name);
      const [id, who, what] = [idOf(row.key, column.key), idOf(column.key), idOf(row.key)];
      set(href ? inside : cell, { "data-at": at, tabindex: -1, id, "aria-labelledby": `${who} ${what} ${id}` });
    }
    inside.className = `cell ${one.name ?? ""}`.trim();
    inside.dataset.stance = one.stance;
    if (href) this.lead(inside, href);
    cell.classList.toggle("is-none", Boolean(one.quiet));
    if (one.adds) set(inside, { title: this.adds[1] });
    else inside.removeAttribute("title");
    // A quiet cell is not shown on a phone, so it needs no name of its own: most cells are quiet.
    const who = one.quiet ? "" : make("span", "who", column.name);
    const word = one.quiet ? one.what : make("span", "", one.what, one.fit && " ", one.fit && make("span", "fit", one.fit));
    const lines = one.lines.map((line) => this.line(line, grades));
    const parts = [who, make("span", "what", mark(one.mark), word), ...lines].filter(Boolean);
    inside.replaceChildren(...parts.flatMap((part, place) => (place ? [" ", part] : [part])));
  }

  line([name, text, sign, stance, letter], grades) {
    const grade = letter && set(make("span", "grade", letter), { "data-grade": letter, title: grades[letter] });
    if (name === "how") return make("span", "how", grade, " ", make("span", "", text));
    const before = sign && tinted(sign, stance);
    return make("span", name, before, before && " ", text, grade && " ", grade);
  }

  // On a phone: one line per kind of empty, with the names.
  rest(cell, row, data) {
    const kinds = new Map();
    row.cells.forEach((place, index) => {
      const one = data.cells[place];
      if (!one.quiet) return;
      const line = kinds.get(one.what) ?? { place: one.quiet, mark: one.mark, names: [] };
      kinds.set(one.what, line);
      const { key, name } = data.columns[index];
      const href = this.page(one, data.columns[index], row);
      const at = `${row.key}/${key}/rest`;
      line.names.push(href ? set(this.lead(make("a", "", name), href), { "data-at": at, tabindex: -1 }) : name);
    });
    const lines = [...kinds].sort((one, other) => one[1].place - other[1].place).map(([what, { mark: sign, names }]) =>
      make("p", "", mark(sign), ` ${what}: `, ...names.flatMap((name, index) => (index ? [", ", name] : [name]))));
    cell.replaceChildren(...lines);
    return cell;
  }

  // Paper: six candidates fit a sheet on its side; few fit it either way, and so do more, printed as blocks (matrix.css).
  paper(candidates) {
    this.sheet ??= this.root.appendChild(document.createElement("style"));
    this.sheet.textContent = `@page { ${candidates > UPRIGHT && candidates <= FITTING ? "size: landscape; " : ""}margin: 10mm; }`;
  }

  // ---- Moving

  find(at) {
    return at ? this.table.querySelector(`[data-at="${CSS.escape(at)}"]`) : null;
  }

  // Make one element the table's only tab stop.
  stand(stop, focus = false) {
    for (const other of this.table.querySelectorAll("[data-at]:not([tabindex='-1'])")) other.tabIndex = -1;
    const shown = stop && !this.isGone(stop) ? stop : this.stops()[0];
    if (!shown) return;
    shown.tabIndex = 0;
    if (focus) this.go(shown);
  }

  // Whether an element is folded away, or in a cell that a phone lists in one line; asked without laying out the page.
  isGone(stop) {
    return Boolean(stop.closest("[hidden]") || (phone.matches && stop.closest(".is-none, thead")));
  }

  arrive(stop) {
    if (!stop) return;
    this.at = stop.dataset.at;
    keep(AT, this.at);
    this.stand(stop);
    if (!stop.dataset.fold) this.column = stop.closest("th, td").cellIndex;
    if (stop.matches(":focus-visible")) this.reveal(stop);
  }

  // Bring what has the focus out from under the head and the first column, which stay in place.
  reveal(stop) {
    const stays = this.wrap.classList.contains("is-scroll");
    const head = this.table.tHead.checkVisibility() ? this.table.tHead.offsetHeight : 0;
    const side = this.table.querySelector("th.policy")?.offsetWidth ?? 0;
    if (stays) this.wrap.style.scrollPadding = `${head}px 0 0 ${side}px`;
    else stop.style.scrollMarginTop = `${head + 8}px`;
    stop.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  go(stop) {
    if (!stop) return;
    stop.focus({ preventScroll: true });
    this.reveal(stop);
  }

  stops(within = this.table) {
    return [...within.querySelectorAll("[data-at]")].filter((one) => one.checkVisibility());
  }

  press(event) {
    const stop = event.target.closest("[data-at]");
    if (!stop || event.altKey || event.metaKey || event.shiftKey) return;
    const to = this.target(event.key, event.ctrlKey, stop);
    if (to === undefined) return;
    event.preventDefault();
    this.go(to);
  }

  // Where a key leads: undefined for a key that is not ours, null where there is nothing in that direction.
  target(key, ctrl, stop) {
    if (ctrl && !["Home", "End"].includes(key)) return undefined;
    const row = stop.closest("tr");
    const cards = getComputedStyle(this.table).display !== "table";
    const all = key === "Home" || key === "End" ? this.stops(ctrl ? this.table : row) : [];
    const beside = (list, step) => list[list.indexOf(stop) + step] ?? null;
    switch (key) {
      case "Home": return all[0];
      case "End": return all.at(-1);
      case "ArrowLeft": return beside(this.stops(cards ? this.table : row), -1);
      case "ArrowRight": return beside(this.stops(cards ? this.table : row), 1);
      case "ArrowUp": return cards ? beside(this.stops(), -1) : this.vertical(row, -1);
      case "ArrowDown": return cards ? beside(this.stops(), 1) : this.vertical(row, 1);
      case "PageUp": return this.issue(stop, -1);
      case "PageDown": return this.issue(stop, 1);
      default: return undefined;
    }
  }

  vertical(from, step) {
    const rows = [...this.table.rows].filter((row) => row.checkVisibility());
    for (let place = rows.indexOf(from) + step; rows[place]; place += step) {
      const cell = rows[place].cells[Math.min(this.column, rows[place].cells.length - 1)];
      const stop = cell.matches("[data-at]") ? cell : cell.querySelector("[data-at]");
      if (stop) return stop;
    }
    return null;
  }

  issue(stop, step) {
    const buttons = this.stops().filter((one) => one.dataset.fold);
    const place = buttons.findIndex((one) => one.closest("tbody") === stop.closest("tbody"));
    return buttons[place + (step < 0 && stop !== buttons[place] ? 0 : step)] ?? null;
  }

  // ---- Buttons

  act(button) {
    if (!button) return;
    const { act, fold } = button.dataset;
    if (fold) this.fold([button], button.getAttribute("aria-expanded") === "true");
    if (act === "fold" || act === "unfold") this.fold(this.table.querySelectorAll("[data-fold]"), act === "fold");
    if (button.hidden) this.part(`[data-act=${act === "fold" ? "unfold" : "fold"}]`).focus();
    if (act === "print") print();
    if (act === "copy") this.copy();
  }

  fold(buttons, shut) {
    for (const button of buttons) {
      set(button, { "aria-expanded": !shut });
      for (const row of button.closest("tbody").querySelectorAll("tr.row")) row.hidden = shut;
      if (shut) this.folded.add(button.dataset.fold);
      else this.folded.delete(button.dataset.fold);
    }
    this.hasChosen = true;
    keep(FOLDED, [...this.folded]);
    this.offer();
    this.stand(this.find(this.at));
  }

  // Offer to fold or unfold all issues, where there are several and it would do something.
  offer() {
    const buttons = [...this.table.querySelectorAll("[data-fold]")];
    for (const act of ["fold", "unfold"]) {
      const useful = buttons.some((one) => one.getAttribute("aria-expanded") === String(act === "fold"));
      this.part(`[data-act=${act}]`).hidden = buttons.length < 2 || !useful;
    }
  }

  async copy() {
    const status = this.part("[data-copied]");
    const byHand = this.part(".by-hand");
    byHand.hidden = true;
    try {
      await navigator.clipboard.writeText(location.href);
      status.textContent = status.dataset.copied;
    } catch {
      status.textContent = status.dataset.byHand;
      byHand.hidden = false;
      byHand.value = location.href;
      byHand.select();
    }
  }
}

const boards = new WeakMap();

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".compare");
  if (!boards.has(root)) boards.set(root, new Board(root));
  const failed = root.querySelector(".failed");
  try {
    boards.get(root).show(JSON.parse(new TextDecoder().decode(data)));
    failed.hidden = true;
  } catch (error) {
    console.error(error);
    root.querySelector(".loading").hidden = true;
    failed.hidden = false;
  }
}
