// The stage's file was saved on this computer: this browser remembers of which snapshot and when, for the line that the
// stage shows before full screen. Nothing is sent anywhere.
addEventListener("click", (event) => {
  const pressed = event.target.closest && event.target.closest("[class*=st-key-prepare-html] button");
  const of = pressed && document.querySelector(".prepare-opening[data-snapshot]");
  if (!of) return;
  try {
    localStorage.setItem("stage.saved", JSON.stringify({ id: of.dataset.snapshot, at: Date.now() }));
  } catch { /* a browser that keeps nothing says that it does not know */ }
});
