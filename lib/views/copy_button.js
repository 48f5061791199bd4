// A button that puts a text on the clipboard and says that it did. Nothing is sent anywhere.

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Without https the clipboard is closed to scripts; the old way still works where a person pressed a button.
    const area = document.createElement("textarea")
    area.value = text
    area.style.position = "fixed"
    area.style.opacity = "0"
    document.body.append(area)
    area.select()
    const done = document.execCommand("copy")
    area.remove()
    return done
  }
}

export default function ({ data, parentElement }) {
  let root = parentElement.querySelector(".copy-notice")
  if (!root) {
    root = document.createElement("div")
    root.className = "id copy-notice"
    const button = document.createElement("button")
    button.type = "button"
    const status = document.createElement("span")
    status.setAttribute("role", "status")
    root.append(button, status)
    parentElement.append(root)
  }
  const [button, status] = root.children
  button.textContent = data.label
  if (root.text !== data.text) status.textContent = ""
  root.text = data.text
  button.onclick = async () => {
    const done = await copy(data.text)
    status.textContent = done ? data.done : data.failed
    button.focus()
  }
}
