// Choices among a few named things: drawn once and kept, so that the focus stays where it is; names go in as text only.
// A choice goes to the server, which writes it to the address; what the next run says is what is shown.

const make = (tag, attributes, ...inside) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...inside.filter(Boolean));
  return made;
};

const small = (text) => text && make("small", {}, text);

const forms = {
  row: (choice, choose) => {
    const one = ({ value, name, small: beside }) =>
      make("label", {}, make("input", { type: "radio", name: choice.param, value }), name, beside && " ", small(beside));
    const row = make("span", { class: "seg" }, ...choice.options.map(one));
    row.addEventListener("change", (event) => choose(event.target.value));
    return make("fieldset", { class: "control" }, make("legend", {}, choice.name), row);
  },
  days: (choice, choose) => {
    const one = ({ value, name }) => make("button", { type: "button", class: "day", value }, name);
    const row = make("span", { class: "days" }, ...choice.options.map(one));
    row.addEventListener("click", (event) => {
      const button = event.target.closest("button[aria-pressed=false]");
      if (button) choose(button.value);
    });
    return make("fieldset", { class: "control" }, make("legend", {}, choice.name), row);
  },
  switch: (choice, choose) => {
    const [on] = choice.options;
    const box = make("input", { type: "checkbox", role: "switch", value: on.value });
    box.addEventListener("change", () => choose(box.checked ? on.value : choice.default));
    return make("span", {}, make("label", { class: "switch" }, box, on.name));
  },
};

const show = (control, { form, value }) => {
  for (const one of control.querySelectorAll("[value]")) {
    if (form === "days") one.setAttribute("aria-pressed", one.value === value);
    else one.checked = one.value === value;
  }
};

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".choices");
  const choices = JSON.parse(data);
  const shape = JSON.stringify(choices.map((choice) => ({ ...choice, value: "" })));
  root.choose = (param, value) => setTriggerValue("chosen", { param, value });
  if (root.shape !== shape) {
    root.shape = shape;
    root.replaceChildren(...choices.map((one) => forms[one.form](one, (value) => root.choose(one.param, value))));
  }
  choices.forEach((choice, place) => show(root.children[place], choice));
}
