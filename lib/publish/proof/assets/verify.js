// Proves a file in the browser: nothing of it leaves the page. docs/proof.md says what is worked out, and how.
import { hashes, verify as verifySignature } from "@noble/ed25519";
import { sha256, sha512 } from "@noble/hashes/sha2.js";

hashes.sha512 = sha512;
const TOKEN = /eyJhbGciOiJ[\w-]+\.[\w-]+\.[\w-]*/g, HASH = /^[0-9a-f]{64}$/, NO_HASH = "0".repeat(64);
const ascii = (text) => new TextEncoder().encode(text);
const latin = (bytes) => new TextDecoder("latin1").decode(bytes);
const hex = (bytes) => [...bytes].map((each) => each.toString(16).padStart(2, "0")).join("");

function decoded(text) {
  const bytes = Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (each) => each.charCodeAt(0));
  if (encoded(bytes) !== text) throw new Error("another spelling");
  return bytes;
}

function encoded(bytes) {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function crc(bytes) {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 && 0xedb88320);
  }
  return ~sum >>> 0;
}

// The checksums that the format keeps of the token: [where, little-endian, begin, end].
function checksums(bytes, place) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const begins = latin(bytes.subarray(0, 4));
  if (begins.endsWith("PNG")) {
    for (let start = 8; start < bytes.length; ) {
      const end = start + 8 + view.getUint32(start);
      if (start + 8 <= place && place < end) return [[end, false, start + 4, end]];
      start = end + 4;
    }
    throw new Error("not in a chunk");
  }
  if (!begins.startsWith("PK")) return [];
  const end = latin(bytes).lastIndexOf("PK\x05\x06");
  for (let entry = view.getUint32(end + 16, true); entry < end && view.getUint32(entry) === 0x504b0102; ) {
    const local = view.getUint32(entry + 42, true);
    const begin = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const stop = begin + view.getUint32(entry + 20, true);
    if (begin <= place && place < stop && view.getUint16(entry + 10, true) === 0)
      return [[local + 14, true, begin, stop], [entry + 16, true, begin, stop]];
    entry += 46 + [28, 30, 32].reduce((sum, at) => sum + view.getUint16(entry + at, true), 0);
  }
  throw new Error("not in a stored member");
}

async function signed(key, text, signature) {
  if (signature.length !== 64) return false;
  try {
    const known = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
    return await crypto.subtle.verify("Ed25519", known, signature, text);
  } catch {
    return verifySignature(signature, text, key, { zip215: false }); // a browser without Ed25519, or without https
  }
}

// Returns {verdict, claims, key}; `believed` are fingerprints.
async function proved(bytes, believed) {
  const found = [...latin(bytes).matchAll(TOKEN)];
  let claims, header, parts, key = null;
  try {
    parts = found[0][0].split(".");
    header = JSON.parse(latin(decoded(parts[0])));
    claims = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(decoded(parts[1])));
    if (!HASH.test(claims.content_sha256) || !/^[0-9a-f]{4,64}$/.test(claims.snapshot)) throw new Error("not ours");
    if (typeof claims.iss !== "string" || typeof claims.figures !== "object" || !claims.figures) throw new Error("not ours");
    if (header.alg !== "none")
      key = encoded(sha256(ascii(`{"crv":"Ed25519","kty":"OKP","x":"${encoded(decoded(header.jwk.x))}"}`)));
  } catch {
    return { verdict: "none" };
  }
  try {
    const place = found[0].index, sums = checksums(bytes, place), hashed = bytes.slice();
    const view = new DataView(hashed.buffer);
    const right = sums.every(([at, little, from, to]) => view.getUint32(at, little) === crc(bytes.subarray(from, to)));
    for (const [at] of sums) view.setUint32(at, 0);
    const before = encoded(ascii(new TextDecoder().decode(decoded(parts[1])).replaceAll(claims.content_sha256, NO_HASH)));
    hashed.set(ascii(`${parts[0]}.${before}.${"A".repeat(parts[2].length)}`), place);
    const whole = found.length === 1 && right && hex(sha256(hashed)) === claims.content_sha256;
    const holds = key === null ? parts[2] === ""
      : await signed(decoded(header.jwk.x), ascii(`${parts[0]}.${parts[1]}`), decoded(parts[2]));
    if (!whole || !holds) return { verdict: "altered", claims, key };
  } catch {
    return { verdict: "altered", claims, key };
  }
  if (!believed.length || believed.includes(key)) return { verdict: "intact", claims, key };
  return { verdict: key ? "foreign" : "unsigned", claims, key };
}

const page = document.getElementById("verify"), said = JSON.parse(document.getElementById("said").textContent);
const filled = (text, facts) => text.replace(/\{(\w+)\}/g, (_, name) => facts[name] ?? "");
const number = (value) => new Intl.NumberFormat(said.locale).format(value);
const day = (text) => text && new Intl.DateTimeFormat(said.locale, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(text));
const short = (key) => (key ?? "").slice(0, 8);

function sentence({ verdict, claims, key }) {
  if (verdict === "none") return said.texts.none;
  if (verdict !== "intact") return filled(said.texts[verdict], { id: claims.snapshot.slice(0, 4), key: short(key) });
  const people = claims.figures["ALC-1"], now = said.today["ALC-1"];
  const subject = [
    Number.isInteger(people) && filled(said.texts.people, { n: number(people) }),
    filled(said.texts.cut, { id: claims.snapshot.slice(0, 4) }),
    day(claims.as_of),
  ].filter(Boolean).join(", ");
  const known = key && said.keys.includes(key);
  const whose = key ? filled(said.texts[known ? "signed" : "unknown"], { by: claims.iss, key: short(key) }) : said.texts.whole;
  const other = Number.isInteger(people) && Number.isInteger(now) && claims.snapshot !== said.snapshot && people !== now;
  const today = other ? filled(said.texts.today, { now: number(now) }) : "";
  return filled(said.texts[today ? "says_today" : "says"], { subject, whose, today });
}

function tell(name, text, verdict) {
  const line = document.createElement("li"), strong = document.createElement("strong");
  strong.textContent = name;
  line.append(strong, ` ${text}`);
  line.className = verdict;
  page.querySelector("ol").prepend(line);
}

async function read(files) {
  for (const file of files) {
    const found = await proved(new Uint8Array(await file.arrayBuffer()), said.keys);
    tell(file.name, sentence(found), found.verdict);
  }
}

async function look(event) {
  event.preventDefault();
  const given = page.querySelector("[name=figure]").value.trim(), cut = page.querySelector("[name=cut]").value.trim();
  const asked = given.replace(/[\s,%]/g, ""), title = `${given} · ${cut}`;
  try {
    const answer = await fetch(`../../api/v1/manifest?lang=${said.language}&corte=${encodeURIComponent(cut)}`);
    if (!answer.ok) throw new Error(answer.status);
    const { figures } = await answer.json();
    const names = Object.keys(figures).filter((each) => figures[each].text.replace(/[\s,%]/g, "") === asked);
    const listed = names.map((each) => said.names[each]).join("; ");
    tell(title, names.length ? filled(said.texts.figure, { names: listed }) : said.texts.no_figure, names.length ? "intact" : "none");
  } catch {
    tell(title, said.texts.no_cut, "none");
  }
}

page.querySelector("[type=file]").addEventListener("change", (event) => read(event.target.files));
page.querySelector("form").addEventListener("submit", look);
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  event.preventDefault();
  read(event.dataTransfer.files);
});
