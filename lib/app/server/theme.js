// Streamlit keeps a theme of its own for each address: it is told the reader's before it begins, and later by its menu.
(function () {
  const own = `stActiveTheme-${location.pathname}-v2`;
  if (dress() !== "System") try { localStorage[own] = JSON.stringify(dress()); } catch { /* Streamlit's own then */ }
  addEventListener("change", (event) => {
    const menu = event.target.matches("select[data-theme]") && document.querySelector("[data-testid=stMainMenuButton]");
    if (!menu) return;
    document.documentElement.classList.add("dressing");
    menu.click();
    setTimeout(() => {
      const item = document.querySelector(`[data-testid=stMainMenuItem-theme-${event.target.value}]`);
      if (item) item.click();
      else location.reload();
      setTimeout(() => { if (document.querySelector("[data-testid=stMainMenuPopover]")) menu.click(); event.target.focus(); }, 100);
      setTimeout(() => document.documentElement.classList.remove("dressing"), 200);
    }, 100);
  });
})();
