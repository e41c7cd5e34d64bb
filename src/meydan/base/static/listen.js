/* Reads an easy text aloud, with a voice of this device: nothing is sent. Without one there is no button. Pausing begins the sentence
   again, because phones forget where they were. */
(() => {
  "use strict";
  const box = document.querySelector("[data-listen]"), mouth = window.speechSynthesis;
  if (!box || !mouth) return;
  const [play, stop] = box.querySelectorAll("button"), verb = play.querySelector("span"), listen = verb.textContent;
  const tags = box.dataset.listen === "ku" ? ["ku", "kmr"] : [box.dataset.listen];
  const parts = [...document.querySelectorAll("[data-read], [data-read] :is(h2, p, dt, dd)")].filter((one) => !one.querySelector("p, dt"));
  let place = 0, said = null;

  const voice = () => mouth.getVoices().find((one) => one.localService && tags.includes(one.lang.toLowerCase().split(/[-_]/)[0]));
  const look = () => { box.hidden = !voice(); };
  const show = () => {
    verb.textContent = said ? play.dataset.pause : place ? play.dataset.resume : listen;
    stop.hidden = !said && !place;
  };
  const quiet = () => {
    said = null; // what is cut off here must not begin the next sentence
    mouth.cancel();
  };
  const speak = () => {
    if (place === parts.length) return end();
    const now = said = new SpeechSynthesisUtterance(parts[place].textContent.trim());
    now.voice = voice();
    now.lang = now.voice.lang;
    now.rate = 0.9;
    now.onend = () => { if (now === said) { place += 1; speak(); } };
    now.onerror = () => { if (now === said) end(); };
    mouth.speak(now);
    show();
  };
  const end = () => { quiet(); place = 0; show(); };

  play.addEventListener("click", () => { if (said) { quiet(); show(); } else speak(); });
  stop.addEventListener("click", () => { end(); play.focus(); });
  window.addEventListener("pagehide", quiet);
  mouth.addEventListener?.("voiceschanged", look); // some browsers learn their voices after the page is there
  look();
})();
