// A button with `data-copy` puts that text on the clipboard and says so beside it. Nothing is sent anywhere.
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
  addEventListener("click", async (event) => {
    const button = event.target.closest && event.target.closest("button[data-copy]");
    if (!button) return;
    const done = await copy(button.dataset.copy), said = button.parentElement.querySelector("[role=status]");
    if (said) said.textContent = done ? button.dataset.copied : button.dataset.failed;
    button.focus();
  });
})();
