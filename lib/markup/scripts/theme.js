// The theme that the reader chose, kept in this browser, on the dashboard and on the light pages alike.
(function () {
  const root = document.documentElement;
  let theme = "System";
  try { theme = localStorage.theme || theme; } catch { /* it lasts as long as the page */ }
  window.dress = () => {
    root.style.colorScheme = theme === "System" ? "" : theme.toLowerCase();
    for (const each of document.querySelectorAll("select[data-theme]")) each.value = theme;
    return theme;
  };
  addEventListener("change", (event) => {
    if (!event.target.matches("select[data-theme]")) return;
    theme = event.target.value;
    try { localStorage.theme = theme; } catch { /* as above */ }
    dress();
  });
  dress();
})();
