// Shows markup that Python made and escaped, and tells Python what in it is chosen.
// [data-choose] is chosen by click, Enter or Space; th button[data-sort] sorts its table by the cells' data-key.
// [data-search] hides the rows of the table below whose name and place lack one of its words; where it names a
// parameter, what was typed is chosen on Enter instead. It is no <input>: of those some browsers ask their own maker. [data-unfold] shows what a narrow screen folds away.
// What was chosen here is then shown elsewhere on the page: `reveal` says where, and the reader is taken there.

function sort(button) {
  const heading = button.closest("th")
  const table = heading.closest("table")
  const column = [...heading.parentElement.children].indexOf(heading)
  const down = heading.getAttribute("aria-sort") === "ascending"
  const key = (row) => row.children[column].dataset.key ?? row.children[column].textContent
  const body = table.tBodies[0]
  const rows = [...body.rows].sort((a, b) => {
    const one = key(a), other = key(b)
    if ((one === "") !== (other === "")) return one === "" ? 1 : -1 // what is not there comes last, up or down
    const order = one.localeCompare(other, document.documentElement.lang || "es", { numeric: true })
    return down ? -order : order
  })
  body.append(...rows)
  for (const each of heading.parentElement.children) each.removeAttribute("aria-sort")
  heading.setAttribute("aria-sort", down ? "descending" : "ascending")
}

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

function search(root) {
  const field = root.querySelector("[data-search]")
  const table = root.querySelector("table")
  if (!field || field.dataset.search || !table) return
  const words = plain(field.textContent).split(/\s+/).filter(Boolean)
  let found = 0
  for (const row of table.tBodies[0].rows) {
    const text = plain(`${row.cells[0].textContent} ${row.cells[1].textContent}`)
    row.hidden = !words.every((word) => text.includes(word))
    found += !row.hidden
  }
  if (words.length) unfold(table.parentElement)
  const said = root.querySelector("output[data-says]")
  said.textContent = !words.length ? "" : found ? said.dataset.says.replace("#", found) : said.dataset.none
}

const unfold = (part) => part.classList.remove("folds")

export default function ({ data, parentElement, setTriggerValue }) {
  let root = parentElement.querySelector(".clickable")
  if (!root) {
    root = document.createElement("div")
    root.className = "id clickable"
    parentElement.append(root)
  }
  if (root.shown !== data.html) {
    const focused = document.activeElement?.closest?.("[data-choose]")?.dataset.choose
    const had = root.contains(document.activeElement)
    const typed = root.querySelector("[data-search='']")?.textContent
    root.innerHTML = data.html
    root.shown = data.html
    const field = root.querySelector("[data-search='']")
    if (typed && field) field.textContent = typed
    search(root)
    if (had && focused) root.querySelector(`[data-choose="${CSS.escape(focused)}"]`)?.focus()
  }
  for (const each of root.querySelectorAll("[data-choose]")) {
    const chosen = each.dataset.choose === data.selected
    each.setAttribute("aria-pressed", String(chosen))
    each.closest("tr")?.classList.toggle("chosen", chosen)
  }
  const reveal = () => {
    root.awaited = undefined
    const found = data.reveal && document.querySelector(data.reveal)
    found?.scrollIntoView({ block: "center" })
    found?.focus({ preventScroll: true })
  }
  if (root.awaited && root.awaited === data.selected) setTimeout(reveal, 100) // once the rest of the page has changed
  const act = (event) => {
    const heading = event.target.closest("th button[data-sort]")
    if (heading) return sort(heading)
    const more = event.target.closest("[data-unfold]")
    if (more) return unfold(more.parentElement)
    const chosen = event.target.closest("[data-choose]")
    if (!chosen) return
    root.awaited = chosen.dataset.choose
    if (root.awaited === data.selected) return reveal()
    setTriggerValue("chosen", root.awaited)
  }
  root.onclick = act
  root.oninput = () => search(root)
  root.onkeydown = (event) => {
    const field = event.target.closest("[data-search]")
    if (field && event.key === "Enter") {
      event.preventDefault()
      if (field.dataset.search) setTriggerValue("chosen", `${field.dataset.search}:${field.textContent.trim()}`)
      return
    }
    const svg = event.target.closest("svg [data-choose]")
    if (svg && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault()
      act(event)
    }
  }
}
