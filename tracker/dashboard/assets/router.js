// Follows links between our pages without loading Streamlit anew; without this script they are plain links.
// Streamlit reruns its script for whatever address the browser's history says, so a click goes into the history.
// Once the new page is drawn its heading takes the focus, so that a screen reader says where one is.
(() => {
  const paths = new Set(document.currentScript.dataset.paths.split(" "));
  const address = () => location.pathname + location.search;
  let shown = address();
  let arriving = false;

  const isOurs = (link) => link && link.origin === location.origin && !link.target && !link.hash &&
    !link.hasAttribute("download") && paths.has(link.pathname.replace(/\/$/, ""));

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((node) => node.tagName === "A" && node.href);
    if (!isOurs(link) || !document.querySelector("[data-testid=stApp]")) return;
    event.preventDefault();
    if (link.href === location.href) return;
    arriving = true;
    history.pushState({}, "", link.href);
    dispatchEvent(new PopStateEvent("popstate"));
  });

  new MutationObserver(() => {
    const app = document.querySelector("[data-testid=stApp]");
    if (app?.dataset.testScriptState !== "notRunning" || address() === shown) return;
    shown = address();
    if (!arriving) return;
    arriving = false;
    document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
    const heading = document.querySelector("[data-testid=stMain] h1");
    if (heading) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-test-script-state"] });
})();
