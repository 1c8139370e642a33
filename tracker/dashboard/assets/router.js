// Follows links between our pages without loading Streamlit anew; without this script they are plain links.
// Streamlit reruns its script for whatever address the browser's history says, so a click goes into the history.
// Once the new page is drawn its heading takes the focus, so that a screen reader says where one is; or the heading of
// the part that the address names, also on a first visit: the browser looks for that part before it is there. What is
// left by a link notes in its step of the history how far down it was and which link of the table it was; Back leads there.
// A field that is left by pressing a link hands its text over a moment later, and Streamlit then goes back to the page that
// the field is on: such a link waits until the text is there.
(() => {
  const paths = new Set(document.currentScript.dataset.paths.split(" "));
  const GIVE_UP = 3000; // milliseconds: the new page may have the heading of the old one
  const HANDED_OVER = 400; // milliseconds: by then a field that was left has handed its text over, if it has any to give
  let left = null; // the heading that was there when a link was followed
  let field = null; // the field of the form that has the focus, and its text when it got it
  let pressed = null; // that of the field which had the focus when the pointer went down

  const isOurs = (link) => link && link.origin === location.origin && !link.target && !isHere(link) &&
    !link.hasAttribute("download") && paths.has(link.pathname.replace(/\/$/, ""));
  const isHere = (link) => link.hash && link.pathname === location.pathname && link.search === location.search;
  const main = () => document.querySelector("[data-testid=stMain]");
  const heading = () => main()?.querySelector("h1");

  const part = () => (location.hash ? document.getElementById(location.hash.slice(1)) : null);

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((node) => node.tagName === "A" && node.href);
    if (!isOurs(link) || !document.querySelector("[data-testid=stApp]")) return;
    event.preventDefault();
    if (link.href === location.href) return;
    stopWaiting();
    if (pressed && pressed.at.value !== pressed.text) handedOver(() => follow(link));
    else follow(link);
    pressed = null;
  });

  const follow = (link) => {
    history.replaceState({ ...history.state, top: main()?.scrollTop ?? 0, at: link.dataset.at }, "");
    leave();
    history.pushState({}, "", link.href);
    dispatchEvent(new PopStateEvent("popstate"));
  };

  const typed = (node) => main()?.contains(node) && node.matches("input, textarea");
  document.addEventListener("focusin", ({ target }) => { field = typed(target) ? { at: target, text: target.value } : null; });
  document.addEventListener("pointerdown", () => { pressed = field && document.activeElement === field.at ? field : null; }, true);

  // Wait until the run that the text asks for has ended; where none begins, the text had been handed over before. A
  // later step, or a run that does not end, ends the waiting.
  let stopWaiting = () => {};
  const handedOver = (then) => {
    const app = document.querySelector("[data-testid=stApp]");
    const isIdle = () => app.dataset.testScriptState === "notRunning";
    let begun = !isIdle();
    const done = () => {
      stopWaiting();
      then();
    };
    const runs = new MutationObserver(() => {
      if (begun && isIdle()) done();
      begun = !isIdle();
    });
    const late = setTimeout(() => begun || done(), HANDED_OVER);
    const tooLate = setTimeout(done, GIVE_UP);
    stopWaiting = () => {
      runs.disconnect();
      [late, tooLate].forEach(clearTimeout);
    };
    runs.observe(app, { attributeFilter: ["data-test-script-state"] });
  };

  addEventListener("popstate", (event) => {
    if (event.isTrusted) stopWaiting();
    if (event.isTrusted && event.state?.top !== undefined) leave(event.state);
  });

  // Wait for another page: at its head, or where it was left before.
  const leave = (before) => {
    left = { heading: heading(), text: heading()?.textContent, before };
    setTimeout(giveUp, GIVE_UP, left);
    watch.observe(document, { subtree: true, childList: true, characterData: true, attributeFilter: ["data-test-script-state"] });
  };

  // The script's end and the new heading come in either order.
  const isThere = () => {
    const now = heading();
    const isDone = document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning";
    return isDone && now && (now !== left.heading || now.textContent !== left.text);
  };

  const giveUp = (from) => {
    if (from !== left) return;
    if (document.activeElement === document.body && !left.before) arrive();
    left = null;
    watch.disconnect();
  };

  const arrive = () => {
    const { before } = left;
    left = null;
    watch.disconnect();
    if (part() && !before) part().scrollIntoView();
    else main()?.scrollTo(0, before?.top ?? 0);
    const now = (!before && part()?.querySelector("h2")) || heading();
    if (!now || before?.at) return; // the table gives the focus back itself
    now.tabIndex = -1;
    now.focus({ preventScroll: true });
  };

  const watch = new MutationObserver(() => left && isThere() && arrive());
  if (location.hash) leave();
})();
