/* What all parts of the page use: data, words, numbers, elements. Strings of pages only ever become text nodes. */
const DATA = JSON.parse(document.getElementById("data").textContent);
const LANGUAGES = ["en", "zh", "fr"];
let lang = LANGUAGES.find((code) => (navigator.language || "en").toLowerCase().startsWith(code)) || "en";

/* The words for `key`; values are put in for {name}; where {n} is one, the words of `key`_one if there are any. */
function t(key, values) {
  const entry = (values && values.n === "1" && WORDS[`${key}_one`]) || WORDS[key];
  const text = entry ? entry[LANGUAGES.indexOf(lang)] : String(key).replace(/^[a-z]+_/, "").replace(/_/g, " ");
  return values ? text.replace(/\{(\w+)\}/g, (_, name) => String(values[name])) : text;
}

/* Makes an element. Attributes: class, on* as functions, everything else as an attribute of that name; never markup, never an address. */
function el(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}
function svg(tag, attributes, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}
function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) node.append(child);
  }
  return node;
}

function number(value) { return new Intl.NumberFormat(lang).format(value); }
function compact(value) { return new Intl.NumberFormat(lang, { notation: "compact", maximumFractionDigits: 1 }).format(value); }
function bounds(row, plain) {
  const low = row.low ?? null, high = row.high ?? null;
  let text;
  if (low !== null && low === high) text = (row.hedge === "about" ? "≈ " : "") + number(low);
  else if (low !== null && high !== null) text = `${number(low)} – ${number(high)}`;
  else if (low !== null) text = `≥ ${number(low)}`;
  else if (high !== null) text = `${row.hedge === "nearly" ? "<" : "≤"} ${number(high)}`;
  else text = "?";
  const unit = row.unit && /^[A-Z]{3}$/.test(row.unit) ? ` ${row.unit}` : "";
  return plain ? text : text + unit;
}
function many(key, count) { return t(`n_${key}`, { n: number(count) }); }
/* Number and counted thing: "70 suspects", "1 case", "2,000 EUR". */
const ONE = { people: "person", countries: "country", "messages and calls": "message or call", pays: "pays" };
function counted(row) {
  if (/^[A-Z]{3}$/.test(row.unit)) return bounds(row);
  const words = t(`object_${row.object}`), isOne = lang !== "zh" && row.low === 1 && row.high === 1;
  return `${bounds(row)} ${isOne ? ONE[words] || words.replace(/s(?= |$)/, "") : words}`;
}
/* Where a document came from, in as few words as tell it apart: its outlet, else its site or file. */
function shortAddress(doc) { return (doc.url || doc.source_uri).replace(/^[a-z]+:\/\//, "").split(/[?#]/)[0].split("/").filter(Boolean).pop() || doc.source_uri; }
function outlet(doc) { return doc.publisher || ((doc.url || "").match(/^https?:\/\/([^/]+)/) || [])[1] || shortAddress(doc); }
function growth(point) {
  const low = point.increment_low ?? null, high = point.increment_high ?? null;
  if (low === null && high === null) return "";
  if (high === null) return low > 0 ? `≥ ${number(low)}` : "";
  return low === high ? `+ ${number(low)}` : `${number(low)} – ${number(high)}`;
}
const REGIONS = {};
function party(code) {
  if (WORDS[`party_${code}`]) return t(`party_${code}`);
  if (!/^[A-Z]{2}$/.test(code) || code === "UN" || code === "EU") return code;
  REGIONS[lang] ??= new Intl.DisplayNames([lang === "zh" ? "zh-Hans" : lang], { type: "region", fallback: "code" });
  return REGIONS[lang].of(code);
}
const TONGUES = { "zh-Hans": "简体中文", "zh-Hant": "繁體中文", en: "English", fr: "Français" };
function tongue(code) { return TONGUES[code] || code; }
function scope(name) { return (DATA.places[name] || [name, name, name])[LANGUAGES.indexOf(lang)]; }
/* What a series counts, and where; beside a number, which names the thing itself, without the thing. */
function seriesName(row, isBesideNumber) {
  const parts = [t(`action_${row.action}`)], thing = t(`object_${row.object}`);
  if (!isBesideNumber && !parts[0].includes(thing)) parts.push(thing);
  if (row.counted) parts.push(row.counted);
  if (!isBesideNumber && /^[A-Z]{3}$/.test(row.unit)) parts.push(row.unit);
  if (row.place_text || row.places.length) parts.push(row.place_text ? scope(row.place_text) : row.places.map(party).join(", "));
  if (row.to_country) parts.push(`→ ${party(row.to_country)}`);
  if (row.nationality.length) parts.push(`${t("nationality")}: ${row.nationality.map(party).join(", ")}`);
  if (row.crimes.length) parts.push(row.crimes.map((code) => t(`crime_${code}`)).join(", "));
  return parts.join(" · ");
}
/* A text by code points: offsets of the record count those, JavaScript counts UTF-16 units. */
function codePoints(text) {
  return /[\ud800-\udfff]/.test(text) ? Array.from(text) : text;
}
function cut(points, start, end) {
  return typeof points === "string" ? points.slice(start, end) : points.slice(start, end).join("");
}
/* On a narrow screen each row becomes a card, and its cells carry their headings. */
function table(name, headings, rows) {
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": name }, el("table", { class: "stack" },
    el("thead", {}, el("tr", {}, headings.map((heading) => el("th", { scope: "col" }, heading)))),
    el("tbody", {}, rows.map((cells) => el("tr", cells.attributes || {}, (cells.cells || cells).map((cell, index) => el("td", { "data-label": headings[index] || null, class: cell ? null : "empty" }, cell)))))));
}
function heading(id) { return el("h2", {}, t(id)); }
function badge(kind, text) { return el("span", { class: `badge ${kind}` }, text); }
function days(value) { return Date.parse(value) / 86400000; }
