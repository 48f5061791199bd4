// The first answer stays until the application has drawn the page, and comes first again in words when it cannot answer:
// a line says that the page can only be read. Streamlit's own words for that are hidden, for they stand over the figures.
(function () {
  const PATIENCE = 3000, ARRIVAL = 12000, STILL = 250, LONGEST = 800;
  const line = document.getElementById("read-only"), open = new Set();
  let drawn = false, asked = 0, since = performance.now(), complete = 0, due = 0;

  function say(trouble) {
    if (line.hidden === trouble) line.hidden = !trouble;
    document.documentElement.classList.toggle("read-only", trouble);
  }
  function heard() { asked = 0; say(false); }

  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(...given) {
      super(...given);
      this.addEventListener("open", () => { open.add(this); });
      this.addEventListener("message", heard);
      this.addEventListener("close", () => { open.delete(this); since = performance.now(); });
    }
    send(data) {
      asked = asked || performance.now();
      super.send(data);
    }
  };

  // A press that nobody can hear is answered at once; one that nobody answers, after three seconds.
  for (const kind of ["pointerdown", "keydown"])
    addEventListener(kind, () => { if (drawn && !open.size) say(true); }, true);
  setInterval(() => {
    const now = performance.now();
    if (asked && now - asked > PATIENCE) say(true);
    if (!open.size && now - since > (drawn ? PATIENCE : ARRIVAL)) say(true);
  }, 500);
  addEventListener("error", (event) => { if (event.target.tagName === "SCRIPT" && !drawn) say(true); }, true);

  function heading_near_the_top(page) {
    const far = (each) => Math.abs(each.getBoundingClientRect().top - 80);
    return [...page.querySelectorAll("h1,h2,h3")].sort((one, other) => far(one) - far(other))[0];
  }
  function same(page, what, text) {
    return [...page.querySelectorAll(what)].find((each) => each.textContent.trim() === text);
  }
  function take_over(root) {
    const page = document.getElementById("first-page"), main = root.querySelector("[data-testid=stMain]");
    const heading = scrollY > 0 && heading_near_the_top(page), top = heading && heading.getBoundingClientRect().top;
    const focused = page.contains(document.activeElement) && document.activeElement.textContent.trim(), down = scrollY;
    drawn = true;
    page.remove();
    document.getElementById("first-style").disabled = true;
    const there = heading && same(root, "h1,h2,h3", heading.textContent.trim());
    if (main) main.scrollTop = there ? there.getBoundingClientRect().top + main.scrollTop - top : down;
    const target = focused && same(root, "a,button,summary", focused);
    if (target) target.focus({ preventScroll: true });
  }
  const watch = new MutationObserver(look);
  function look() {
    const root = document.getElementById("root");
    for (const each of document.querySelectorAll("[role=dialog]"))
      if (/^Connection error/.test(each.textContent.trim())) {
        each.hidden = true;
        each.querySelector("button").click();
      }
    if (drawn || !root || !root.querySelector(".masthead") || root.querySelector("[data-test-script-state=running]")) return;
    complete = complete || performance.now();  // its parts still arrive one by one and push each other about
    clearTimeout(due);
    due = setTimeout(() => drawn || take_over(root), Math.min(STILL, Math.max(0, complete + LONGEST - performance.now())));
  }
  watch.observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-test-script-state"] });
  line.hidden = true;
})();
