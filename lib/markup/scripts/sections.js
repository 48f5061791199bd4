// Which sections stand open is kept in the address (`secciones=ages,-map`: opened, closed), so that reload, Back and a link
// show the same. What a link leads to is opened, and paper gets everything.
(function () {
  const NAME = "secciones", FOLD = "details.fold";
  const asked = () => (new URLSearchParams(location.search).get(NAME) || "").split(",").filter(Boolean);
  const usual = (fold) => fold.hasAttribute("data-open");
  const all = () => [...document.querySelectorAll(FOLD)];
  const target = (hash) => {
    try { return document.getElementById(decodeURIComponent(hash.slice(1))); } catch { /* no address of ours */ }
  };
  let printing = [], pressed;

  const said = (fold, list = asked(), id = fold.dataset.fold) => list.includes(id) || (usual(fold) && !list.includes(`-${id}`));
  const follow = (fold) => { fold.open = said(fold); };
  function keep(fold) {
    if (printing.length || fold.open === said(fold)) return;
    const id = fold.dataset.fold, list = asked().filter((each) => each !== id && each !== `-${id}`);
    if (fold.open !== usual(fold)) list.push(fold.open ? id : `-${id}`);
    const query = new URLSearchParams(location.search);
    query.delete(NAME);
    const text = [`${query}`, list.length && `${NAME}=${list.sort().map(encodeURIComponent)}`].filter(Boolean).join("&");
    history[pressed ? "pushState" : "replaceState"](history.state, "", location.pathname + (text && `?${text}`) + (fold.open ? location.hash : ""));
    pressed = false;
  }
  function reveal(place) {
    for (let each = place; (each = each?.closest("details")); each = each.parentElement) each.open = true;
  }
  addEventListener("toggle", ({ target: fold }) => fold.matches(FOLD) && fold.isConnected && keep(fold), true);
  addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    pressed = !link; // a link within the page is a step already
    if (link) reveal(target(link.hash));
  }, true);
  addEventListener("popstate", () => all().forEach(follow));
  addEventListener("beforeprint", () => {
    printing = all().filter((each) => !each.open);
    for (const each of printing) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of printing) each.open = false;
    setTimeout(() => { printing = []; }, 99);
  });
  all().forEach(follow);
  reveal(target(location.hash));
  window.sections = { all, follow, keep, reveal, target };
})();
