// Keeps the public pages of the snapshot that was visited last, and what is searched in, as one packed file, and shows
// them where the network does not answer. No answer to a visit is ever kept: what is kept is asked for without cookies.
const HERE = registration.scope, OURS = `impulso ${HERE} `, STORE = `${OURS}1`;
const PACK = `${HERE}ligera/guardado.gz`, PATIENCE = 8000;
const text = (kept) => new Response(kept.body.pipeThrough(new DecompressionStream("gzip"))).text();

addEventListener("install", () => skipWaiting());
// No navigation preload: browsers would ask twice for what is not answered here, and a code to sign in holds once.
addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith(OURS) && name !== STORE) await caches.delete(name);
  await clients.claim();
})()));

// A page says which snapshot it shows, or which stage is to be kept, and hears when it is. If a snapshot cannot be kept,
// an older one goes, so that none older is ever shown.
let turn = Promise.resolve();
addEventListener("message", (event) => {
  const { data, source } = event;
  turn = turn.then(() => (data.stage ? keepStage(data.stage) : keep(data.cut))).then(() => source.postMessage(data), () => {});
  event.waitUntil(turn);
});
async function asked(address, tag) {
  const headers = tag ? { "if-none-match": tag } : {};
  const got = await fetch(address, { credentials: "omit", cache: "no-store", redirect: "error", headers });
  if ((!got.ok && got.status !== 304) || /private|no-store/.test(got.headers.get("cache-control"))) throw got;
  return got;
}
async function keep(cut) {
  const kept = await caches.open(STORE), before = await kept.match(PACK), was = before?.headers.get("cut");
  try {
    const got = await asked(PACK, before?.headers.get("etag")), there = got.ok ? got : before;
    const body = await there.blob();
    if (JSON.parse(await text(new Response(body))).cut !== cut) throw got;
    await kept.put(PACK, new Response(body, { headers: { etag: there.headers.get("etag"), cut, at: Date.now() } }));
  } catch (why) {
    if (was === cut) return;
    await kept.delete(PACK);
    throw why;
  }
  if (was !== cut) for (const { url } of await kept.keys()) if (url !== PACK) await keepStage(url);
}
async function keepStage(address) {
  const packed = (await asked(address)).body.pipeThrough(new CompressionStream("gzip"));
  await (await caches.open(STORE)).put(address, new Response(await new Response(packed).blob(), { headers: { at: Date.now() } }));
}

const html = (body) => new Response(body, { headers: {
  "content-type": "text/html; charset=utf-8", "content-security-policy": "frame-ancestors 'self'" } });
// What is kept but cannot be read is not there: then the network alone answers.
const saved = (url) => page_of(url).catch(() => {});
async function page_of({ origin, pathname, searchParams }) {
  const kept = await caches.open(STORE), stage = await kept.match(origin + pathname), pack = await kept.match(PACK);
  if (stage) return html((await text(stage)).replace("<main ", `<main data-kept="${stage.headers.get("at")}" `));
  if (!pack) return;
  const { cut, said, parts, also, pages, texts } = JSON.parse(await text(pack)), asks = (name) => searchParams.get(name) || "";
  const path = (origin + pathname).slice(HERE.length), [, light] = /^ligera\/(.*)/.exec(path) || [];
  const language = asks("lang") in said ? asks("lang") : Object.keys(said)[0], part = asks(parts[path]);
  let name = light === undefined ? `${language}/${path}${part && "-"}${part}.html` : light.replace(/(^|\/)$/, "$1index.html");
  name = also[name] || name;
  if (!pages[name] || !cut.startsWith(asks("corte"))) return;
  let page = "";
  for (let [from, many, ...rest] = pages[name]; many; [from, many, ...rest] = rest) page += texts.slice(from, from + many).join("");
  if (/json$/.test(name)) return new Response(page);
  const own = /lang="([^"]+)/.exec(page)[1];
  const when = new Date(+pack.headers.get("at")).toLocaleString(own, { dateStyle: "long", timeStyle: "short" });
  page = page.replace(" data-worker=", " data-saved=").replace("<header>", () => `<header>${said[own].replace("{when}", when)}`);
  if (light === undefined)
    page = page.replace(/(<a [^>]*?href=")(?!["#]|[a-z]+:)/g, `$1ligera/${name.replace(/[^/]*$/, "")}`).replace(/"(#?)main"/g, '"$1first"');
  return html(page);
}
async function answered(event, url) {
  const late = new Promise((done) => setTimeout(done, PATIENCE)).then(() => saved(url));
  const network = fetch(event.request);
  try {
    const got = (await Promise.race([network, late])) || (await network);
    return (![502, 503, 504].includes(got.status) && got) || (await saved(url)) || got;
  } catch {
    return (await saved(url)) || Response.error();
  }
}
addEventListener("fetch", (event) => {
  const { request } = event, path = request.url.split(/[?#]/)[0];
  if ((request.mode === "navigate" || /buscar\.json$/.test(path)) && request.method === "GET" && path.startsWith(HERE))
    if (/^([a-z]*|ligera\/.*)$/.test(path.slice(HERE.length))) event.respondWith(answered(event, new URL(request.url)));
});
