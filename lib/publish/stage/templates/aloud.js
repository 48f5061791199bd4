// `?voz` or `V`, to rehearse: the browser's own voice reads what each slide says, then the answer in its notes. Only a
// voice that is on this machine is taken, so that nothing is sent; where there is none a line says so.
(() => {
  const { words, asked, slides, at, watch, keys } = stage;
  const speech = window.speechSynthesis, line = document.querySelector(".aloud"), language = document.documentElement.lang;
  const WAITS = 1500;  // some browsers know their voices only after a moment
  let on = false, seen = null, said = 0;
  const voice = () => speech && speech.getVoices().find((each) => each.localService && each.lang.toLowerCase().startsWith(language));
  const say = (text) => { line.textContent = text; line.hidden = !text; };
  const texts = (slide) => {
    const figures = [...slide.querySelectorAll(".figure")].map((each) => [...each.children].map((part) => part.textContent).join(", "));
    const rest = slide.querySelectorAll(".line, .caveats, .notes h3 ~ p:not(.from)");
    return [slide.querySelector("h2").textContent, ...figures, ...[...rest].map((each) => each.textContent)];
  };
  const read = () => {
    const slide = slides()[at()];
    if (!on || slide === seen) return;
    const speaker = voice();
    seen = slide;
    speech.cancel();
    for (const text of texts(slide)) {
      const spoken = new SpeechSynthesisUtterance(text);
      spoken.voice = speaker;
      spoken.lang = speaker.lang;
      speech.speak(spoken);
    }
  };
  const begin = () => {
    if (!on) return;
    on = Boolean(voice());
    say(on ? words["aloud.on"] : words["aloud.none"]);
    read();
  };
  const toggle = () => {
    clearTimeout(said);
    on = !on;
    seen = null;
    if (!on) { say(""); if (speech) speech.cancel(); return; }
    if (voice() || !speech) begin();
    else said = setTimeout(begin, WAITS);
  };
  keys.v = toggle;
  watch(read);
  addEventListener("pagehide", () => speech && speech.cancel());
  if (asked.has("voz") || asked.has("voice")) toggle();
})();
