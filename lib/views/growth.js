// A slider over months: shows the hubs of the month and says what it was. It plays on request, and by itself never;
// where the reader asked for less motion there is nothing to play.

const EVERY = 900

export default function ({ data, parentElement }) {
  let root = parentElement.querySelector(".clickable")
  if (root?.shown === data.html) return
  root?.remove()
  root = document.createElement("div")
  root.className = "id clickable"
  root.innerHTML = data.html
  root.shown = data.html
  parentElement.append(root)
  const hubs = [...root.querySelectorAll("svg [data-choose]")].map((drawn) => {
    const id = drawn.dataset.choose
    for (const name of ["role", "tabindex", "data-choose", "aria-label"]) drawn.removeAttribute(name)
    return [id, drawn]
  })
  root.querySelector("svg")?.setAttribute("role", "img")
  const slider = root.querySelector("input")
  const play = root.querySelector("[data-play]")
  const said = root.querySelector(".growth-said")
  const show = () => {
    const month = Number(slider.value)
    const there = new Set(data.hubs[month])
    for (const [id, drawn] of hubs) drawn.classList.toggle("not-yet", !there.has(id))
    said.textContent = data.months[month]
    slider.setAttribute("aria-valuetext", data.months[month])
  }
  let timer
  const stop = () => {
    clearInterval(timer)
    timer = undefined
    play.setAttribute("aria-pressed", "false")
  }
  const step = () => {
    if (!root.isConnected || Number(slider.value) >= Number(slider.max)) return stop()
    slider.value = Number(slider.value) + 1
    show()
  }
  play.hidden = matchMedia("(prefers-reduced-motion: reduce)").matches
  play.onclick = () => {
    if (timer) return stop()
    if (slider.value === slider.max) slider.value = 0
    show()
    play.setAttribute("aria-pressed", "true")
    timer = setInterval(step, EVERY)
  }
  slider.oninput = () => {
    stop()
    show()
  }
  show()
}
