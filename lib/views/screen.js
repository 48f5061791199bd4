// Tells Python what this screen can show: "narrow" for a telephone, "none" where there is no WebGL, "wide" otherwise.
// It speaks only where that differs from what Python assumes, so that most visits need no second run.

export default function ({ data, setStateValue }) {
  const canvas = document.createElement("canvas")
  const webgl = canvas.getContext("webgl2")
  webgl?.getExtension("WEBGL_lose_context")?.loseContext()
  const kind = (window.innerWidth < 640 ? "narrow" : "wide") + (webgl ? "" : "-flat")
  if (kind !== data.assumed) setStateValue("kind", kind)
}
