/* Drawing the parts to blur on a photo. Without this file the rectangles are typed. */
(() => {
  "use strict";
  for (const stage of document.querySelectorAll("[data-blur]")) {
    const list = document.getElementById(stage.dataset.blur);
    const canvas = document.createElement("canvas");
    stage.append(canvas);
    let start = null;
    const rectangles = () => list.value.split("\n").map((line) => line.trim().split(/\s+/).map(Number)).filter((one) => one.length === 4 && one.every(Number.isFinite));
    const draw = (extra) => {
      canvas.width = stage.clientWidth;
      canvas.height = stage.clientHeight;
      const pen = canvas.getContext("2d");
      pen.fillStyle = "rgb(16 38 43 / .75)";
      for (const [left, top, width, height] of extra ? [...rectangles(), extra] : rectangles())
        pen.fillRect((left * canvas.width) / 100, (top * canvas.height) / 100, (width * canvas.width) / 100, (height * canvas.height) / 100);
    };
    const place = (event) => {
      const box = canvas.getBoundingClientRect();
      const percent = (value, whole) => Math.min(100, Math.max(0, Math.round((value / whole) * 1000) / 10));
      return [percent(event.clientX - box.left, box.width), percent(event.clientY - box.top, box.height)];
    };
    const between = ([x, y]) => [Math.min(x, start[0]), Math.min(y, start[1]), Math.round(Math.abs(x - start[0]) * 10) / 10, Math.round(Math.abs(y - start[1]) * 10) / 10];
    canvas.addEventListener("pointerdown", (event) => { start = place(event); canvas.setPointerCapture(event.pointerId); });
    canvas.addEventListener("pointermove", (event) => { if (start) draw(between(place(event))); });
    canvas.addEventListener("pointerup", (event) => {
      if (!start) return;
      const made = between(place(event));
      start = null;
      if (made[2] > 1 && made[3] > 1) list.value = (list.value.trim() + "\n" + made.join(" ")).trim();
      draw();
    });
    list.addEventListener("input", () => draw());
    addEventListener("resize", () => draw());
    draw();
  }
})();
