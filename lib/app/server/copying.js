// A button with `data-copy` puts that text on the clipboard and says so beside it; the link beside a figure opens above
// the page what passes it on. Nothing is sent anywhere but what this server is asked for.
(function () {
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Without https the clipboard is closed to scripts; the old way still works where a person pressed a button.
      const area = Object.assign(document.createElement("textarea"), { value: text });
      area.style.cssText = "position:fixed;opacity:0";
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  }
  async function open(link) {
    const there = new URL(link.href);
    const answer = await fetch(`${there.origin}${there.pathname}/compartir${there.search}`).catch(() => null);
    if (!answer || !answer.ok) return location.assign(there);
    link.insertAdjacentHTML("afterend", await answer.text());
    const made = link.nextElementSibling;
    Object.assign(made, { open: true, popover: "auto" });
    made.addEventListener("toggle", ({ newState }) => { if (newState === "closed") made.remove(); });
    made.showPopover();
    made.querySelector("button").focus();
  }
  addEventListener("click", async (event) => {
    if (!event.target.closest) return;
    const link = event.target.closest("#root a.pass-on"), button = event.target.closest("button[data-copy]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      await open(link);
    }
    if (!button) return;
    const done = await copy(button.dataset.copy), said = button.parentElement.querySelector("[role=status]");
    if (said) said.textContent = done ? button.dataset.copied : button.dataset.failed;
    button.focus();
  });
})();
