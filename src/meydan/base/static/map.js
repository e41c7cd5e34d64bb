/* A map, loaded when somebody opens it; a point on it, chosen by touch, mouse, keyboard or position. */
(() => {
  "use strict";
  const TENTH_OF_METRES = 4; // decimals of a degree: about ten metres
  const NEAR = 3; // kilometres within which the middle of a neighbourhood is worth naming
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const numbers = (text) => (text || "").split(",").filter(Boolean).map(Number);
  const short = (degrees) => degrees.toFixed(TENTH_OF_METRES);

  // Leaflet and the town's features come once for all maps of a page; after a failure they are asked for again.
  const kept = {};
  const once = (name, make) => (kept[name] ??= make().catch((error) => { delete kept[name]; throw error; }));
  const added = (element) => new Promise((done, failed) => {
    element.onload = done;
    element.onerror = () => { element.remove(); failed(new Error(element.src || element.href)); };
    document.head.append(element);
  });
  const leaflet = ({ leaflet: src, styles: href }) => once("leaflet", async () => {
    await Promise.all([added(Object.assign(document.createElement("link"), { rel: "stylesheet", href })), added(Object.assign(document.createElement("script"), { src }))]);
    return window.L;
  });
  const features = ({ features: address }) => address ? once("features", async () => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.status);
    return (await answer.json()).features;
  }) : Promise.resolve([]);

  // GeoJSON writes longitude before latitude, people and Leaflet the other way round.
  const kilometres = ([a, b], [c, d]) => 111.3 * Math.hypot(a - c, (b - d) * Math.cos((a * Math.PI) / 180));
  const within = (ring, [y, x]) => ring.reduce((inside, [x1, y1], i) => {
    const [x2, y2] = ring[(i || ring.length) - 1];
    return (y1 > y) !== (y2 > y) && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1 ? !inside : inside;
  }, false);
  const covers = ({ type, coordinates }, point) =>
    type === "Polygon" ? within(coordinates[0], point) : type === "MultiPolygon" && coordinates.some(([ring]) => within(ring, point));
  const isTown = ({ properties, geometry }) => properties.kind === "town" && geometry.type !== "Point";
  const nameNear = (all, point) => {
    const named = all.filter((one) => one.properties.slug);
    const around = named.find((one) => covers(one.geometry, point));
    if (around) return around.properties.name;
    const middles = named.filter((one) => one.geometry.type === "Point")
      .map((one) => [kilometres(point, [...one.geometry.coordinates].reverse()), one.properties.name]).sort(([a], [b]) => a - b);
    return middles[0]?.[0] <= NEAR ? middles[0][1] : "";
  };

  const start = (root) => {
    const say = (word, facts = {}) => {
      const text = root.dataset["say" + word] || "";
      said.textContent = Object.entries(facts).reduce((words, [name, fact]) => words.replace(`{${name}}`, fact), text);
    };
    const part = (name) => root.querySelector(`[data-map-${name}]`);
    const [opener, locate, clear, box, said] = ["open", "locate", "clear", "box", "said"].map(part);
    const picks = root.dataset.map === "pick";
    const [latitude, longitude] = ["latitude", "longitude"].map((name) => document.getElementById(root.dataset[name]));
    const select = document.getElementById(root.dataset.follows);
    const [south, west, north, east] = numbers(root.dataset.frame);
    let map, pin, drawn = [];

    const chosen = () => picks ? (latitude.value && longitude.value ? [Number(latitude.value), Number(longitude.value)] : null)
      : root.dataset.point ? numbers(root.dataset.point) : null;

    const showPin = () => {
      const point = chosen();
      if (clear) clear.hidden = !point;
      if (!map) return;
      if (!point) { pin?.remove(); pin = null; return; }
      pin ??= window.L.marker(point, {
        icon: window.L.divIcon({ className: "map__pin", html: box.querySelector("template").content.firstElementChild.cloneNode(true), iconSize: [36, 44], iconAnchor: [18, 42] }),
        draggable: picks, autoPan: picks, interactive: picks, keyboard: false,
      }).on("dragend", () => { const at = pin.getLatLng(); choose([at.lat, at.lng]) || showPin(); }).addTo(map);
      pin.setLatLng(point);
    };
    const choose = (point, note = "") => {
      const [y, x] = point.map((degrees) => Number(short(degrees)));
      if (y < south || y > north || x < west || x > east) { say("Outside"); return false; }
      latitude.value = short(y);
      longitude.value = short(x);
      const name = nameNear(drawn, [y, x]);
      say(name ? "Near" : "Chosen", { point: `${short(y)}, ${short(x)}`, name });
      const beyond = drawn.some(isTown) && !drawn.some((one) => isTown(one) && covers(one.geometry, [y, x]));
      said.textContent += [beyond && root.dataset.sayBeyond, note].filter(Boolean).map((words) => " " + words).join("");
      showPin();
      return true;
    };

    const goToNeighbourhood = () => {
      const found = drawn.filter((one) => select?.value && one.properties.slug === select.value);
      if (!map || !found.length) return;
      const bounds = window.L.geoJSON(found).getBounds();
      map.fitBounds(bounds, { maxZoom: Math.max(map.getZoom(), 15), animate: !still });
    };

    // What lies close together is counted by the server, anew for each part and scale of the map that is looked at.
    const follow = (L, address) => {
      const layer = L.layerGroup().addTo(map);
      let latest = 0;
      const load = async () => {
        const asked = ++latest, seen = map.getBounds(), url = new URL(address, location.href);
        url.searchParams.set("bbox", [seen.getSouth(), seen.getWest(), seen.getNorth(), seen.getEast()].map(short));
        url.searchParams.set("zoom", Math.round(map.getZoom()));
        const answer = await fetch(url);
        if (!answer.ok) { say("Failed"); return; }
        const { marks } = await answer.json();
        if (asked !== latest) return;
        layer.clearLayers();
        for (const [y, x, count, title, href] of marks) {
          const mark = document.createElement(href ? "a" : "button");
          mark.textContent = href ? "" : count;
          mark.setAttribute("aria-label", title || root.dataset.sayMany.replace("{count}", count));
          mark.title = mark.getAttribute("aria-label");
          if (href) mark.href = href;
          else { mark.type = "button"; mark.addEventListener("click", () => map.setView([y, x], map.getZoom() + 2, { animate: !still })); }
          L.marker([y, x], { keyboard: false, icon: L.divIcon({ className: `map__mark map__mark--${String(count).length}`, html: mark, iconSize: [0, 0] }) }).addTo(layer);
        }
      };
      map.on("moveend", load);
      load();
    };

    const draw = (L) => {
      const { tiles } = root.dataset, frame = L.latLngBounds([south, west], [north, east]);
      map = L.map(part("view"), {
        attributionControl: false, zoomControl: false, scrollWheelZoom: false, keyboardPanDelta: 30, zoomSnap: tiles ? 1 : 0.25,
        maxZoom: tiles ? 18 : 16, maxBounds: frame.pad(1), inertia: !still, zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still,
      });
      if (still) { // the arrow keys of Leaflet know no option for this
        const { panBy } = map;
        map.panBy = (way, options) => panBy.call(map, way, { ...options, animate: false });
      }
      L.control.zoom({ zoomInTitle: root.dataset.sayCloser, zoomOutTitle: root.dataset.sayFarther, position: "bottomright" }).addTo(map);
      L.control.scale({ imperial: false, position: "bottomleft" }).addTo(map);
      if (tiles) {
        part("view").dataset.theme = "light"; // tiles are drawn for light pages, so what lies on them is too
        // Without a referrer most tile servers refuse; they learn the site's name, never the page.
        L.tileLayer(tiles, { maxZoom: 18, referrerPolicy: "origin" }).addTo(map);
      }
      const layer = L.geoJSON(drawn, {
        interactive: false,
        style: ({ properties }) => ({ className: `map__area map__area--${properties.kind || "neighbourhood"}` }),
        pointToLayer: ({ properties }, at) => {
          const label = Object.assign(document.createElement("span"), { textContent: properties.name });
          return L.marker(at, { interactive: false, keyboard: false, icon: L.divIcon({ className: `map__name map__name--${properties.kind}`, html: label, iconSize: [0, 0] }) });
        },
        onEachFeature: ({ properties, geometry }, shape) => {
          if (properties.slug && geometry.type !== "Point") shape.bindTooltip(properties.name, { permanent: true, direction: "center", className: "map__name map__name--area" });
        },
      }).addTo(map);
      const shapes = drawn.filter((one) => one.geometry.type !== "Point");
      const whole = shapes.length ? L.geoJSON(shapes).getBounds() : layer.getBounds().isValid() ? layer.getBounds() : frame;
      const near = () => part("view").classList.toggle("map__view--near", map.getZoom() >= 13);
      map.on("zoomend", near);
      if (tiles) map.setView(chosen() || numbers(root.dataset.centre), chosen() ? 16 : Number(root.dataset.zoom));
      else { map.fitBounds(whole, { padding: [48, 24], animate: false }); map.setMinZoom(map.getZoom()); }
      near();
      showPin();
      if (root.dataset.marks) follow(L, root.dataset.marks);
      if (!picks) return;
      if (!chosen()) goToNeighbourhood();
      map.on("click", ({ latlng }) => choose([latlng.lat, latlng.lng]));
      part("view").addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.target !== part("view")) return;
        event.preventDefault();
        put();
      });
    };
    const put = () => { const at = map.getCenter(); choose([at.lat, at.lng]); };

    const label = (open) => {
      const words = opener.querySelector("[data-open]");
      opener.setAttribute("aria-expanded", String(open));
      words.textContent = open ? words.dataset.close : words.dataset.open;
    };
    opener?.addEventListener("click", async () => {
      if (!box.hidden) { box.hidden = true; label(false); return; }
      if (!map) {
        const before = said.textContent;
        say("Loading");
        try {
          const [L, all] = await Promise.all([leaflet(root.dataset), features(root.dataset)]);
          drawn = all;
          box.hidden = false; // Leaflet measures the box
          draw(L);
          said.textContent = before;
        } catch (error) {
          box.hidden = true;
          say("Failed");
          throw error;
        }
      }
      box.hidden = false;
      label(true);
    });
    part("put")?.addEventListener("click", put);
    clear?.addEventListener("click", () => {
      latitude.value = longitude.value = "";
      showPin();
      say("Cleared");
      (opener || locate).focus();
    });
    select?.addEventListener("change", goToNeighbourhood);

    locate?.addEventListener("click", () => {
      say("Looking");
      navigator.geolocation.getCurrentPosition(async ({ coords }) => {
        drawn = drawn.length ? drawn : await features(root.dataset).catch(() => []);
        const rough = coords.accuracy > 100 ? root.dataset.sayRough.replace("{metres}", Math.round(coords.accuracy).toLocaleString(document.documentElement.lang)) : "";
        if (choose([coords.latitude, coords.longitude], rough) && map) map.setView(chosen(), Math.max(map.getZoom(), 15), { animate: !still });
      }, ({ code, PERMISSION_DENIED }) => say(code === PERMISSION_DENIED ? "Denied" : "Nowhere"), { enableHighAccuracy: true, timeout: 15000 });
    });

    if (opener) opener.hidden = false;
    if (locate) locate.hidden = !("geolocation" in navigator && isSecureContext);
    if (picks) {
      root.hidden = !opener && locate.hidden;
      if (chosen()) say("Chosen", { point: chosen().map(short).join(", ") });
      showPin();
    }
  };

  // Several maps on a page bring this file several times.
  for (const root of document.querySelectorAll("[data-map]:not([data-map-ready])")) {
    root.dataset.mapReady = "";
    start(root);
  }
})();
