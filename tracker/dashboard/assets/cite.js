// Shows how a statement is cited, and copies a citation or its address; where the browser forbids that, what was to be
// copied stands there selected.
export default function ({ data, parentElement }) {
  const part = (selector) => parentElement.querySelector(selector);
  const status = part("[role=status]");
  for (const name of ["plain", "bibtex", "address"]) {
    const [text, button] = [part(`pre.${name}`), part(`button.${name}`)];
    if (text.textContent !== data[name]) {
      status.textContent = "";
      if (name === "address") text.hidden = true; // shown only where copying was forbidden
    }
    text.textContent = data[name];
    button.textContent = data.words[name];
    button.onclick = async () => {
      status.textContent = "";
      try {
        await navigator.clipboard.writeText(data[name]);
        status.textContent = data.words.done;
      } catch {
        text.hidden = false;
        if (text.closest("details")) text.closest("details").open = true;
        getSelection().selectAllChildren(text);
        status.textContent = data.words.failed;
      }
    };
  }
}
