// Shows pictures of slides that Python made and escaped; one is dragged before or behind another, then Python is told the
// order. Without a mouse the buttons below the pictures do the same. What has no room on a slide is smaller, then left
// out, as on the stage.
export default function ({ data, parentElement, setTriggerValue }) {
  let root = parentElement.querySelector(".strip")
  if (!root) {
    root = document.createElement("div")
    root.className = "strip"
    root.attachShadow({ mode: "open" })
    parentElement.append(root)
  }
  if (root.shown === data.html) return
  root.shown = data.html
  root.shadowRoot.innerHTML = `<style>${data.style}</style>${data.html}`
  root.shadowRoot.querySelectorAll(".slide").forEach(fit)
  const list = root.shadowRoot.querySelector("ol"), order = () => [...list.children].map((each) => each.dataset.slide).join(",")
  let moving = null, before = ""
  list.addEventListener("dragstart", (event) => {
    moving = event.target.closest("li")
    before = order()
    event.dataTransfer.effectAllowed = "move"
    event.dataTransfer.setData("text/plain", moving.dataset.slide)
    moving.classList.add("moving")
  })
  list.addEventListener("dragover", (event) => {
    if (!moving) return
    event.preventDefault()
    const over = event.target.closest("li")
    if (!over || over === moving) return
    const behind = moving.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING
    over[behind ? "after" : "before"](moving)
  })
  list.addEventListener("drop", (event) => event.preventDefault())
  list.addEventListener("dragend", () => {
    if (!moving) return
    moving.classList.remove("moving")
    moving = null
    if (order() !== before) setTriggerValue("order", order())
  })
}

const spills = (slide) => {
  const body = slide.querySelector(".body"), room = body.getBoundingClientRect()
  return [...body.querySelectorAll(".figure, .bars, table, .line")].some((each) => {
    const box = each.getBoundingClientRect()
    return box.bottom > room.bottom + 1 || box.right > room.right + 1
  })
}
const fit = (slide) => {
  for (const spared of [".none", ".line", ".below"]) {
    slide.querySelectorAll(spared).forEach((each) => { each.hidden = true })
    for (const scale of [1, .96, .92, .86, .82]) {
      slide.style.setProperty("--k", scale)
      slide.classList.toggle("snug", scale < .9)
      if (!spills(slide)) return
    }
  }
}
