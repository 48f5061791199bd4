// Says Streamlit's own words (its menu, its lists, what it says when something fails) in the reader's language, and keeps the
// language of the page in step with its address. CHROME_WORDS, before it in the file, has the words by language and key.
(function () {
  const said = CHROME_WORDS;
  const first = document.documentElement.lang;
  const within = ["SkipToContent", "MainMenuPopover", "StatusWidget", "Exception", "Alert", "DownloadButton", "Skeleton"];
  const parts = [...within.map((each) => `[data-testid=st${each}]`), "[role=dialog]", "[role=listbox]"]
    .flatMap((each) => [each, `${each} *`]).join();
  const keys = Object.create(null);
  for (const words of Object.values(said)) for (const key of Object.keys(words)) keys[words[key]] = key;
  let due = 0;

  function in_words(text, words) {
    const [, known, rest] = /^(.*?)( v[\d.]*| \d+|: .*|\s*)$/s.exec(text);
    return known in keys ? words[keys[known]] + rest : text;
  }
  function say() {
    due = 0;
    const asked = new URLSearchParams(location.search).get("lang");
    const language = asked in said ? asked : first;
    if (document.documentElement.lang !== language) document.documentElement.lang = language;
    for (const each of document.querySelectorAll("[aria-label],[title]"))
      for (const name of ["aria-label", "title"]) {
        const text = each.getAttribute(name), now = text && in_words(text, said[language]);
        if (now !== text) each.setAttribute(name, now);
      }
    for (const each of document.querySelectorAll(parts))
      for (const node of each.childNodes) {
        const now = node.nodeType === 3 && in_words(node.data, said[language]);
        if (now && now !== node.data) node.data = now;
      }
  }
  new MutationObserver(() => { due = due || setTimeout(say, 100); })
    .observe(document.documentElement, {
      childList: true, subtree: true, characterData: true, attributeFilter: ["aria-label", "title"],
    });
})();
