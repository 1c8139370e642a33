// On a phone the controls fold into one button that says what they are set to; on a desk the stylesheet shows them all.

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  const words = button.querySelector("span");
  if (words.textContent !== data) words.textContent = data;
  button.onclick = () => button.setAttribute("aria-expanded", button.getAttribute("aria-expanded") === "false");
}
