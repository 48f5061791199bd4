// The key / and whatever has `data-search` open the search, whose script comes when it is first wanted in a language.
(function () {
  const asked = {};
  function open(event) {
    const language = document.documentElement.lang;
    event.preventDefault();
    asked[language] = asked[language] || new Promise((done, failed) => {
      const script = Object.assign(document.createElement("script"), { src: `ligera/${language}/buscar.js`, onload: () => done(window.openSearch), onerror: failed });
      document.head.append(script);
    });
    asked[language].then((show) => show(), () => { location.href = `ligera/${language}/buscar.html`; });
  }
  addEventListener("click", (event) => { if (event.target.closest && event.target.closest("[data-search]")) open(event); }, true);
  addEventListener("keydown", (event) => {
    const typing = event.target.closest && event.target.closest("input,textarea,select,[contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) open(event);
  });
})();
