// Choices among a few named things, as the browser's own controls: drawn once and kept, so that the focus stays where it
// is; names go in as text only. A choice goes to the server, which writes it to the address; what the next run says is
// what is shown.

const make = (tag, attributes, ...inside) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...inside.filter(Boolean));
  return made;
};

const labelled = (choice, control) =>
  make("span", { class: "control" }, make("label", { for: control.id }, choice.name), control);
const grouped = (choice, ...inside) => make("fieldset", { class: "control" }, make("legend", {}, choice.name), ...inside);
const id = (choice) => `choice-${choice.form}-${choice.param}`;

// A list's options in their order, those of one group under its name.
const underHeadings = (options) => {
  const inside = [];
  let group = null;
  for (const option of options) {
    const drawn = make("option", { value: option.value }, option.name);
    if (option.group && option.group !== group?.label) inside.push((group = make("optgroup", { label: option.group })));
    if (option.group) group.append(drawn);
    else inside.push(drawn);
  }
  return inside;
};

// Each form: how it is drawn, and how it shows what is chosen.
const forms = {
  list: {
    draw: (choice, choose) => {
      const list = make("select", { id: id(choice) }, ...underHeadings(choice.options));
      list.addEventListener("change", () => choose(list.value));
      return labelled(choice, list);
    },
    show: (control, { value }) => (control.querySelector("select").value = value),
  },

  set: {
    draw: (choice, choose) => {
      const one = ({ value, name }) => make("label", {}, make("input", { type: "checkbox", value }), name);
      const boxes = choice.options.map(one);
      const clear = make("button", { type: "button", class: "day" }, choice.clear);
      // It takes the focus itself: a press on the words of a choice must not look like leaving.
      const inside = make("div", { class: "picks", tabindex: "-1" }, make("p", { class: "small" }, choice.note), ...boxes, clear);
      const summary = make("summary", { id: id(choice), "aria-labelledby": `${id(choice)}-name ${id(choice)}` });
      const pick = make("details", { class: "pick" }, summary, inside);
      pick.addEventListener("change", () =>
        choose([...pick.querySelectorAll(":checked")].map((box) => box.value).join(" ")));
      clear.addEventListener("click", () => choose(""));
      pick.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !pick.open) return;
        pick.open = false;
        summary.focus();
      });
      pick.addEventListener("focusout", (event) => {
        // Not at once: Chromium does not survive the end of what is being left.
        if (event.relatedTarget && !pick.contains(event.relatedTarget)) setTimeout(() => (pick.open = false));
      });
      document.addEventListener("pointerdown", function shut(event) {
        if (!pick.isConnected) document.removeEventListener("pointerdown", shut);
        else if (!event.composedPath().includes(pick)) pick.open = false;
      });
      return make("div", { class: "control" }, make("span", { class: "name", id: `${id(choice)}-name` }, choice.name), pick);
    },
    show: (control, { value, shown }) => {
      const chosen = new Set(value.split(" "));
      control.querySelector("summary").textContent = shown;
      for (const box of control.querySelectorAll("input")) box.checked = chosen.has(box.value);
    },
  },

  row: {
    draw: (choice, choose) => {
      const one = ({ value, name, small }) =>
        make("label", {}, make("input", { type: "radio", name: choice.param, value }), name, small && " ", small && make("small", {}, small));
      const row = make("span", { class: "seg" }, ...choice.options.map(one));
      row.addEventListener("change", (event) => choose(event.target.value));
      return grouped(choice, row);
    },
    show: (control, { value }) => {
      for (const radio of control.querySelectorAll("input")) radio.checked = radio.value === value;
    },
  },

  day: {
    draw: (choice, choose) => {
      const [min, max] = choice.options.map((bound) => bound.name);
      const day = make("input", { type: "date", id: id(choice), min, max, required: "" });
      // While a year is typed its first digits are a date too: far too early, so not valid yet.
      day.addEventListener("change", () => day.checkValidity() && choose(day.value));
      return labelled(choice, day);
    },
    show: (control, { value }) => {
      const day = control.querySelector("input");
      if (day.value !== value) day.value = value;
    },
  },

  days: {
    draw: (choice, choose) => {
      const one = ({ value, name, small }) =>
        make("button", { type: "button", class: "day", value }, name, " ", make("small", {}, small));
      const row = make("span", { class: "days" }, ...choice.options.map(one));
      row.addEventListener("click", (event) => {
        const button = event.target.closest("button[aria-pressed=false]");
        if (button) choose(button.value);
      });
      return grouped(choice, row);
    },
    show: (control, { value }) => {
      for (const button of control.querySelectorAll("button")) button.setAttribute("aria-pressed", button.value === value);
    },
  },

  switch: {
    draw: (choice, choose) => {
      const [on] = choice.options;
      const box = make("input", { type: "checkbox", role: "switch", value: on.value });
      box.addEventListener("change", () => choose(box.checked ? on.value : choice.default));
      return make("div", { class: "only" }, make("label", { class: "switch" }, box, on.name));
    },
    show: (control, { value }) => {
      const box = control.querySelector("input");
      box.checked = box.value === value;
    },
  },
};

// What a panel of choices is set to, in a line that it folds into on a phone.
const line = (change) => {
  const button = make("button", { type: "button", class: "set-to phone-only", "aria-expanded": "false" });
  button.append(make("span", {}), " ", make("u", {}, change));
  button.addEventListener("click", () => button.setAttribute("aria-expanded", button.getAttribute("aria-expanded") === "false"));
  return button;
};

const build = (root, { choices, set_to: setTo, change }) => {
  const drawn = choices.map((one) => forms[one.form].draw(one, (value) => root.choose(one.param, value)));
  root.row = make("div", { class: "row" }, ...drawn);
  root.line = setTo ? line(change) : null;
  root.replaceChildren(...[root.line, root.row].filter(Boolean));
};

// A state goes out at once, a trigger only after the next frame; the turn tells two equal choices apart.
let turn = 0;

export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".choices");
  const panel = JSON.parse(data);
  const shape = JSON.stringify(panel.choices.map((choice) => ({ ...choice, value: "", shown: "" })));
  root.choose = (param, value) => setStateValue("chosen", { param, value, turn: (turn += 1) });
  if (root.shape !== shape) build(root, panel);
  root.shape = shape;
  if (root.line) root.line.querySelector("span").textContent = panel.set_to;
  panel.choices.forEach((choice, place) => forms[choice.form].show(root.row.children[place], choice));
}
