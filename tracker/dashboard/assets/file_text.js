// Shows the text of a file, copies it, and hands it over as a download made here: nothing goes to the server.
export default function ({ data, parentElement }) {
  const part = (selector) => parentElement.querySelector(selector);
  const [text, copy, download, status] = ["pre", ".copy", ".download", "[role=status]"].map(part);
  const { words } = data;
  if (text.textContent !== data.text) status.textContent = "";
  text.textContent = data.text;
  text.hidden = !data.shown;
  download.hidden = !data.file;
  copy.onclick = async () => {
    try {
      await navigator.clipboard.writeText(data.text);
      status.textContent = words.done;
    } catch {
      text.hidden = false;
      getSelection().selectAllChildren(text);
      status.textContent = words.failed;
    }
  };
  download.onclick = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([data.text], { type: "application/yaml" }));
    link.download = data.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
  };
}
