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
  let printing = [], pressed = false;

  function said(fold) {
    const list = asked(), id = fold.dataset.fold;
    return list.includes(id) || (usual(fold) && !list.includes(`-${id}`));
  }
  function follow(fold) { fold.open = said(fold); }
  function keep(fold) {
    const step = pressed ? "pushState" : "replaceState", id = fold.dataset.fold;
    if (printing.length || fold.open === said(fold)) return;
    const list = asked().filter((each) => each !== id && each !== `-${id}`);
    if (fold.open !== usual(fold)) list.push(fold.open ? id : `-${id}`);
    const query = new URLSearchParams(location.search);
    query.delete(NAME);
    const text = [`${query}`, list.length && `${NAME}=${list.sort().map(encodeURIComponent)}`].filter(Boolean).join("&");
    pressed = false;
    history[step](history.state, "", location.pathname + (text && `?${text}`) + location.hash);
  }
  function reveal(place) {
    for (let each = place; (each = each?.closest("details")); each = each.parentElement) each.open = true;
  }
  addEventListener("toggle", (event) => {
    const fold = event.target;
    if (fold.matches(FOLD) && fold.isConnected) keep(fold);
  }, true);
  addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    pressed = Boolean(event.target.closest(`${FOLD} > summary, nav[data-unfold] button`));
    if (link) reveal(target(link.hash));
  }, true);
  addEventListener("popstate", () => all().forEach(follow));
  addEventListener("beforeprint", () => {
    printing = all().filter((each) => !each.open);
    printing.forEach((each) => { each.open = true; });
  });
  addEventListener("afterprint", () => {
    printing.forEach((each) => { each.open = false; });
    setTimeout(() => { printing = []; }, 99);
  });
  all().forEach(follow);
  if (location.hash) reveal(target(location.hash));
  window.sections = { all, follow, keep, reveal, target };
})();
