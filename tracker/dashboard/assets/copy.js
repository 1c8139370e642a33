// Copies the address of the view. Where the browser forbids it, the address stands there selected, ready to be copied.
export default function ({ data, parentElement }) {
  const [button, status, address] = ["button", "[role=status]", "input"].map((one) => parentElement.querySelector(one));
  button.textContent = data.button;
  address.setAttribute("aria-label", data.address);
  status.textContent = "";
  address.hidden = true;
  button.onclick = async () => {
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(location.href);
      status.textContent = data.done;
    } catch {
      address.value = location.href;
      address.hidden = false;
      address.select();
      status.textContent = data.failed;
    }
  };
}
