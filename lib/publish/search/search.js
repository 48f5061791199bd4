// Search in the reader's browser: one small file of the snapshot, fetched when she begins. Accents, capitals and slips of
// the hand do not count. On the dashboard it opens in a dialog, on the light page it stands in the page.
(function () {
  const MOST = 12, DASHBOARD = 3, LIGHT = 4;
  const words = window.searchWords || JSON.parse(document.getElementById("search-words").textContent);
  const words_of = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);

  // How many letters stand wrong, are missing or are too many before `typed` begins `word`; two that changed places are one.
  function slips(typed, word) {
    let before, row = [...Array(word.length + 1).keys()];
    for (let i = 1; i <= typed.length; i++) {
      const next = [i];
      for (let j = 1; j <= word.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (typed[i - 1] !== word[j - 1]));
        if (before && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      before = row;
      row = next;
    }
    return Math.min(...row);
  }
  function likeness(typed, word, lenient) {
    if (typed === word) return 8;
    if (word.startsWith(typed)) return 6;
    if (typed.length > 2 && word.includes(typed)) return 3;
    const wrong = slips(typed, word), allowed = (typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2) + (lenient ? 1 : 0);
    return wrong <= allowed && wrong < typed.length / 2 ? 2 - wrong / 2 : 0;
  }
  function score(entry, typed, lenient) {
    let sum = 0;
    for (const each of typed) {
      const best = Math.max(0, ...entry.words.map(([word, weight]) => likeness(each, word, lenient) * weight));
      if (!best) return 0;
      sum += best;
    }
    return sum + (entry.plain === typed.join(" ") ? 10 : entry.plain.startsWith(typed.join(" ")) ? 2 : 0);
  }
  function found(entries, text, lenient) {
    const typed = words_of(text);
    return typed.length ? entries.map((entry) => [score(entry, typed, lenient), entry]).filter(([points]) => points > 0)
      .sort(([a, one], [b, other]) => b - a || one.kind - other.kind || one.name.localeCompare(other.name)).map(([, entry]) => entry) : [];
  }
  async function read(file, place) {
    const answer = await fetch(file);
    if (!answer.ok) throw new Error(answer.status);
    const { kinds, entries } = await answer.json();
    return entries.filter((row) => row[place]).map(([kind, name, where, ...more]) => {
      const words = [...words_of(name).map((each) => [each, 1]), ...words_of(`${more[2]} ${where}`).map((each) => [each, 0.6])];
      return { kind, name, words, plain: words_of(name).join(" "), about: [kinds[kind], where].filter(Boolean).join(" · "), to: more[place - 3] };
    });
  }
  function make(tag, given, ...inside) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(given)) made.setAttribute(name, value);
    made.append(...inside);
    return made;
  }

  function searching(box, file, place, lead) {
    const list = make("div", { role: "listbox", id: "search-found", "aria-label": words.title, hidden: "" });
    const told = make("p", { role: "status", class: "small quiet" });
    const input = make("input", { id: "search-typed", type: "text", role: "combobox", "aria-autocomplete": "list", "aria-controls": "search-found", "aria-expanded": "false", autocomplete: "off", autocapitalize: "none", spellcheck: "false", enterkeyhint: "search" });
    box.replaceChildren(make("label", { for: "search-typed" }, words.label), input, told, list);
    let entries = read(file, place), at = -1;

    function choose(number) {
      const all = [...list.children];
      at = all.length ? (number + all.length) % all.length : -1;
      all.forEach((each, place) => each.setAttribute("aria-selected", String(place === at)));
      input.setAttribute("aria-activedescendant", at < 0 ? "" : all[at].id);
      if (at >= 0) all[at].scrollIntoView({ block: "nearest" });
    }
    async function look() {
      let all;
      try {
        all = await entries;
      } catch {
        entries = read(file, place);
        told.textContent = words.failed;
        return;
      }
      const hits = found(all, input.value, false), typed = input.value.trim();
      list.replaceChildren(...hits.slice(0, MOST).map((each, number) =>
        make("a", { role: "option", id: `search-${number}`, tabindex: "-1", "aria-selected": "false", href: lead(each.to) },
          make("strong", {}, each.name), " ", make("span", {}, each.about))));
      list.hidden = !hits.length;
      input.setAttribute("aria-expanded", String(hits.length > 0));
      at = -1;
      input.removeAttribute("aria-activedescendant");
      told.textContent = !typed ? "" : hits.length > MOST ? words.most.replace("{n}", hits.length).replace("{most}", MOST)
        : hits.length === 1 ? words.one : hits.length ? words.count.replace("{n}", hits.length) : `${words.none} `;
      if (typed && !hits.length) suggest(all);
    }
    function suggest(all) {
      const near = found(all, input.value, true)[0] || found(all, words_of(input.value).sort((a, b) => b.length - a.length)[0] || "", true)[0];
      if (!near) return told.append(words.try);
      const button = make("button", { type: "button" }, words.mean.replace("{name}", near.name));
      button.onclick = () => { input.value = near.name; input.focus(); look(); };
      told.append(button);
    }
    input.addEventListener("input", look);
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") choose(event.key === "ArrowDown" ? at + 1 : at < 0 ? -1 : at - 1);
      else if (event.key === "Enter" && list.children.length) list.children[Math.max(at, 0)].click();
      else return;
      event.preventDefault();
    });
    return { input, look };
  }

  function in_dialog() {
    const open = document.querySelector("dialog.search");
    if (open) return;
    const { language } = words;
    const box = make("div", { class: "search-box" }), close = make("button", { type: "button" }, words.close);
    const all = make("a", { href: `ligera/${language}/buscar.html` }, words.all);
    const dialog = make("dialog", { class: "id search", "aria-label": words.title }, box, make("p", { class: "search-foot" }, all, close));
    const app = document.querySelector(".stApp");
    if (app) dialog.style.colorScheme = getComputedStyle(app).colorScheme;
    document.body.append(dialog);
    const { input } = searching(box, `ligera/${language}/buscar.json`, DASHBOARD, (address) => {
      const [page, anchor] = address.split("#");
      return `${page}${page.includes("?") ? "&" : "?"}lang=${language}${anchor ? `#${anchor}` : ""}`;
    });
    close.onclick = () => dialog.close();
    dialog.onclick = (event) => { if (event.target === dialog || event.target.closest("[role=option]")) dialog.close(); };
    dialog.onclose = () => dialog.remove();
    dialog.showModal();
    input.focus();
  }

  const page = document.getElementById("search");
  if (page) {
    const asked = new URLSearchParams(location.search).get("q") || "";
    const { input, look } = searching(page, "buscar.json", LIGHT, (address) => address);
    input.addEventListener("input", () => history.replaceState(null, "", input.value ? `?q=${encodeURIComponent(input.value)}` : location.pathname));
    input.addEventListener("keydown", (event) => { if (event.key === "Escape") { input.value = ""; input.dispatchEvent(new Event("input")); } });
    input.value = asked;
    input.focus();
    if (asked) look();
  } else {
    window.openSearch = in_dialog;
  }
})();
