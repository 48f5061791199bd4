() => {
  const slide = document.querySelector(".current"), box = slide.getBoundingClientRect(), high = box.height / 100, wrong = [];
  const seen = (e) => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== "hidden";
  const name = (e) => (e.className.baseVal ?? e.className) + " «" + e.textContent.trim().slice(0, 40) + "»";
  const texts = [...slide.querySelectorAll("p, h2, figcaption, caption, th, td, .name, .amount, .key li, text")]
    .filter((e) => seen(e) && !e.closest("thead, .notes"));
  const foot = slide.querySelector("footer").getBoundingClientRect(), head = slide.querySelector("header").getBoundingClientRect();
  for (const e of texts) {
    const r = e.getBoundingClientRect(), inFoot = e.closest("footer");
    if (r.left < box.left - 1 || r.right > box.right + 1 || r.top < box.top - 1 || r.bottom > box.bottom + 1) wrong.push("outside: " + name(e));
    if (!inFoot && !e.closest("header, .qr") && r.bottom > foot.top + 1.5) wrong.push("over the as-of line: " + name(e));
    if (!e.closest("header, .qr") && !e.matches(".value, text") && r.top < head.bottom - 1.5) wrong.push("over the title: " + name(e));
    if (e.scrollWidth > e.clientWidth + 2 && e.clientWidth > 0 && !e.matches(".value, text")) wrong.push("cut: " + name(e));
    const size = e.matches("text") ? 13 * e.getScreenCTM().d : Number.parseFloat(getComputedStyle(e).fontSize);
    const least = e.matches(".value.number") ? 20 : inFoot || e.closest(".qr") ? 2.5 : 4;
    if (size / high < least - .03) wrong.push(`small (${(size / high).toFixed(2)} %): ` + name(e));
  }
  // Nothing covers anything else.
  const blocks = [...slide.querySelectorAll("h2, .value, .label, .below, .bars, table, .line, .qr")].filter((e) => seen(e));
  blocks.forEach((a, place) => blocks.slice(place + 1).forEach((b) => {
    const p = a.getBoundingClientRect(), q = b.getBoundingClientRect();
    const wide = Math.min(p.right, q.right) - Math.max(p.left, q.left), tall = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
    if (wide > 2 && tall > 2 && !a.contains(b)) wrong.push(`covers: ${name(a)} and ${name(b)}`);
  }));
  const light = (colour) => {
    const parts = colour.match(/[\d.]+/g).slice(0, 3).map((c) => { const s = c / 255; return s <= .04045 ? s / 12.92 : ((s + .055) / 1.055) ** 2.4; });
    return .2126 * parts[0] + .7152 * parts[1] + .0722 * parts[2];
  };
  const ground = light(getComputedStyle(slide).backgroundColor);
  for (const e of texts) {
    const ink = light(e.matches("text") ? getComputedStyle(e).fill : getComputedStyle(e).color);
    const contrast = (Math.max(ink, ground) + .05) / (Math.min(ink, ground) + .05);
    if (contrast < 7) wrong.push(`faint (${contrast.toFixed(1)}): ` + name(e));
  }
  return wrong;
}
