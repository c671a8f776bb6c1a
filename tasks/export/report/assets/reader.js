/* The evidence reader: a list that draws only the rows in sight, and beside it the text with its marks. */
const ROW = 68;
const state = { found: [], chosen: -1, filters: {}, query: "", sort: "newest", isOnce: false, isOpen: window.matchMedia("(min-width: 60rem)").matches, hiddenMarks: new Set() };
/* Claims of documents that are copies of another: a reader who counts wants each article once. */
const IS_COPY = DATA.claims.map((claim) => DATA.documents[claim.doc].copies.some((copy) => copy.doc === claim.doc && !copy.representative));
const SEARCHABLE = DATA.claims.map((claim) => {
  const doc = DATA.documents[claim.doc];
  return [claim.quote, doc.title, claim.place_text, claim.speaker, claim.operation, doc.publisher, doc.byline, doc.source_uri].filter(Boolean).join("\n").toLowerCase();
});
const SERIES_OF = new Map();
DATA.series.forEach((row, index) => row.points.forEach((point) => { if (point.claim !== undefined) SERIES_OF.set(point.claim, [index, point]); }));

/* What each filter sees of a claim: a list of codes. */
const FACETS = {
  language: (claim, doc) => [doc.language],
  effort: (claim) => [claim.effort],
  action: (claim) => [claim.action],
  place: (claim) => claim.places,
  crime: (claim) => claim.crimes,
  month: (claim, doc) => [(claim.period_end || doc.published_at || "").slice(0, 7)].filter(Boolean),
  series: (claim, doc, index) => (SERIES_OF.has(index) ? [String(SERIES_OF.get(index)[0])] : []),
  verdict: (claim, doc, index) => {
    const found = [doc.integrity];
    if (SERIES_OF.has(index)) found.push(SERIES_OF.get(index)[1].status);
    if (doc.signals.includes("date_conflict")) found.push("date_conflict");
    if (doc.copies.some((copy) => copy.doc === claim.doc && copy.differences.length)) found.push("differs");
    if (claim.correction) found.push("corrected_by_hand");
    if (claim.confidence === "low") found.push("low");
    return found;
  },
};
const VALUES = Object.fromEntries(Object.entries(FACETS).map(([name, read]) => [name, DATA.claims.map((claim, index) => read(claim, DATA.documents[claim.doc], index))]));
const FACET_WORDS = {
  language: tongue, place: party, month: (code) => code,
  effort: (code) => t(`effort_${code}`), action: (code) => t(`action_${code}`), crime: (code) => t(`crime_${code}`),
  series: (code) => seriesName(DATA.series[Number(code)]),
  verdict: (code) => (WORDS[`verdict_${code}`] ? t(`verdict_${code}`) : `${t("series")}: ${t(`status_${code}`)}`),
};
function claimDay(claim) { return DATA.documents[claim.doc].published_at || claim.period_end || ""; }
function claimSize(claim) { return claim.low ?? claim.high ?? 0; }
const ORDERS = {
  newest: (a, b) => claimDay(b).localeCompare(claimDay(a)), oldest: (a, b) => (claimDay(a) || "9").localeCompare(claimDay(b) || "9"),
  largest: (a, b) => claimSize(b) - claimSize(a), smallest: (a, b) => claimSize(a) - claimSize(b),
  action: (a, b) => t(`action_${a.action}`).localeCompare(t(`action_${b.action}`), lang), place: (a, b) => (a.places[0] || "~").localeCompare(b.places[0] || "~"),
};

let listBox, rowsBox, detail, counter;
function drawReader() {
  const search = el("input", { type: "search", id: "search", placeholder: t("search"), "aria-label": t("search"), value: state.query, oninput: (event) => { state.query = event.target.value; refresh(); } });
  const sort = el("select", { id: "sort", "aria-label": t("sort"), onchange: (event) => { state.sort = event.target.value; refresh(); } },
    Object.keys(ORDERS).map((name) => el("option", { value: name, selected: state.sort === name }, t(`sort_${name}`))));
  const filters = Object.keys(FACETS).map((name) => {
    const counts = new Map();
    for (const values of VALUES[name]) for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
    const options = [...counts].sort((a, b) => (name === "month" ? b[0].localeCompare(a[0]) : b[1] - a[1])).slice(0, 300);
    return el("label", {}, el("span", {}, t(`f_${name}`)), el("select", { "data-filter": name, onchange: (event) => { state.filters[name] = event.target.value; refresh(); } },
      el("option", { value: "" }, t("any")), options.map(([value, count]) => el("option", { value, selected: state.filters[name] === value }, `${FACET_WORDS[name](value)} (${number(count)})`))));
  });
  counter = el("p", { class: "counter", role: "status" });
  rowsBox = el("div", { class: "rows" });
  listBox = el("div", { class: "list", role: "listbox", tabindex: "0", "aria-label": t("reader"), onscroll: drawRows, onkeydown: walk }, rowsBox);
  detail = el("div", { class: "detail", id: "detail", tabindex: "-1" });
  const reset = el("button", { type: "button", class: "link", onclick: () => { clearFilters(); drawReader(); document.getElementById("search").focus(); } }, t("reset"));
  const once = el("label", { class: "once" }, el("input", { type: "checkbox", id: "once", checked: state.isOnce, onchange: (event) => { state.isOnce = event.target.checked; refresh(); } }), t("once"));
  putSection("reader",
    el("div", { class: "bar-top" }, search, sort),
    el("details", { class: "filters", open: state.isOpen, ontoggle: (event) => { state.isOpen = event.target.open; } }, el("summary", {}, t("filters")), el("div", { class: "filter-row" }, filters, once, reset)),
    counter, el("div", { class: "panes" }, listBox, detail));
  refresh();
  drawDetail();
}

function clearFilters() { state.filters = {}; state.query = ""; state.isOnce = false; }
/* Brings the list into view with some filters set. */
function openList(filters) {
  clearFilters();
  Object.assign(state, { filters, isOnce: true, isOpen: true });
  drawReader();
  document.getElementById("reader").classList.remove("reading");
  document.getElementById("reader").scrollIntoView({ block: "start" });
  listBox.focus({ preventScroll: true });
}

function refresh() {
  const wanted = Object.entries(state.filters).filter(([, value]) => value);
  const words = state.query.toLowerCase().split(/\s+/).filter(Boolean);
  state.found = DATA.claims.map((_, index) => index).filter((index) => !(state.isOnce && IS_COPY[index]) &&
    wanted.every(([name, value]) => VALUES[name][index].includes(value)) && words.every((word) => SEARCHABLE[index].includes(word)));
  const order = ORDERS[state.sort];
  state.found.sort((a, b) => order(DATA.claims[a], DATA.claims[b]) || DATA.claims[a].doc - DATA.claims[b].doc || DATA.claims[a].start - DATA.claims[b].start);
  counter.textContent = state.found.length ? many("claims", state.found.length) : t("found_none");
  listBox.scrollTop = 0;
  drawRows();
}

function drawRows() {
  const first = Math.max(0, Math.floor(listBox.scrollTop / ROW) - 6);
  const last = Math.min(state.found.length, first + Math.ceil((listBox.clientHeight || 600) / ROW) + 12);
  rowsBox.style.height = `${state.found.length * ROW}px`;
  rowsBox.replaceChildren(...state.found.slice(first, last).map((index, offset) => {
    const claim = DATA.claims[index], doc = DATA.documents[claim.doc], position = first + offset;
    const seriesPoint = SERIES_OF.get(index);
    const node = el("div", {
      class: "row", role: "option", id: `claim-${index}`, "aria-selected": index === state.chosen ? "true" : "false", "aria-posinset": position + 1, "aria-setsize": state.found.length,
      onclick: () => { openClaim(index, false); },
    },
      el("div", { class: "row-head" }, el("b", {}, counted(claim)), el("span", {}, t(`action_${claim.action}`)),
        doc.integrity === "hijacked" && badge("hijacked", t("verdict_hijacked")), seriesPoint && seriesPoint[1].status === "conflict" && badge("conflict", t("status_conflict")),
        claim.status !== "done" && badge("plain", t(`status_${claim.status}`)), el("span", { class: "dim when" }, claimDay(claim))),
      el("div", { class: "row-words", lang: doc.language }, claim.quote));
    node.style.top = `${position * ROW}px`;
    return node;
  }));
  if (state.chosen >= 0 && document.getElementById(`claim-${state.chosen}`)) listBox.setAttribute("aria-activedescendant", `claim-${state.chosen}`);
  else listBox.removeAttribute("aria-activedescendant");
}

function walk(event) {
  const page = Math.max(1, Math.floor(listBox.clientHeight / ROW) - 1), at = state.found.indexOf(state.chosen);
  const moves = { ArrowDown: at + 1, ArrowUp: Math.max(0, at - 1), PageDown: at + page, PageUp: at - page, Home: 0, End: state.found.length - 1 };
  if (event.key === "Enter" && at >= 0) { showDetail(); detail.focus(); return; }
  if (!(event.key in moves) || !state.found.length) return;
  event.preventDefault();
  const to = Math.min(state.found.length - 1, Math.max(0, moves[event.key]));
  choose(state.found[to]);
}
function choose(index, travel) {
  state.chosen = index;
  const position = state.found.indexOf(index);
  if (position >= 0) {
    const top = position * ROW;
    if (travel) listBox.scrollTop = top - listBox.clientHeight / 3;
    else if (top < listBox.scrollTop) listBox.scrollTop = top;
    else if (top + ROW > listBox.scrollTop + listBox.clientHeight) listBox.scrollTop = top + ROW - listBox.clientHeight;
  }
  drawRows();
  const claim = DATA.claims[index];
  drawDetail({ doc: claim.doc, start: claim.start, end: claim.end, claim: index });
}
/* Opens a claim from anywhere on the page; `travel` brings the reader into view. */
function openClaim(index, travel) {
  if (travel && !state.found.includes(index)) { clearFilters(); drawReader(); }
  choose(index, travel);
  arrive(travel);
}
function openDocument(doc, start, end) {
  state.chosen = -1;
  drawRows();
  drawDetail({ doc, start, end });
  arrive(true);
}
function arrive(travel) {
  showDetail();
  if (travel) { document.getElementById("reader").scrollIntoView({ block: "start" }); detail.focus({ preventScroll: true }); }
}
function showDetail() { document.getElementById("reader").classList.add("reading"); }
function leaveDetail() { document.getElementById("reader").classList.remove("reading"); listBox.focus(); }

let shown = null;
function drawDetail(what) {
  if (what) shown = what;
  if (!shown) { detail.replaceChildren(el("p", { class: "note" }, t("choose_claim"))); return; }
  const doc = DATA.documents[shown.doc], claim = shown.claim === undefined ? null : DATA.claims[shown.claim];
  detail.replaceChildren(...[
    el("button", { type: "button", class: "back", onclick: leaveDetail }, `← ${t("back")}`),
    ...(claim ? [claimFacts(claim, shown.claim)] : []),
    el("article", { class: "paper" },
      el("h3", { lang: doc.language }, doc.title || t("untitled")),
      el("p", { class: "meta" }, badge(doc.integrity, t(`verdict_${doc.integrity}`)), doc.signals.map((signal) => badge("signal", t(`signal_${signal}`))),
        el("span", {}, `${t("published")} ${doc.published_at || "?"}`), doc.dateline_date && el("span", {}, `${t("dateline")} ${[doc.dateline_place, doc.dateline_date].filter(Boolean).join(", ")}`),
        doc.publisher && el("span", {}, `${t("outlet")} ${doc.publisher}`), doc.byline && el("span", {}, `${t("by")} ${doc.byline}`)),
      legend(doc),
      removed(doc, (place) => place !== "tail" && place !== "body"),
      el("div", { class: "text", lang: doc.language }, markedText(doc)),
      removed(doc, (place) => place === "tail" || place === "body")),
    dates(doc), copies(doc), captions(doc),
    el("p", { class: "address" }, `${t("address")}: `, el("code", {}, doc.url || doc.source_uri)),
  ].filter(Boolean));
  const target = detail.querySelector(".chosen");
  if (target) detail.scrollTop = Math.max(0, target.offsetTop - detail.clientHeight / 3);
  else detail.scrollTop = 0;
}

/* "loss (zh:passive, 60 against 98)" in words. */
function rivalWords(text) {
  const parts = /^(\w+) \((?:.*, )?(\d+) against (\d+)\)$/.exec(text);
  return parts && WORDS[`action_${parts[1]}`] ? `${t(`action_${parts[1]}`)} (${t("weighed", { a: parts[2], b: parts[3] })})` : text;
}
/* Where on the page a date stands: "info-line:Updated" -> "line beneath the headline (Updated)". */
function sourceWords(source) {
  const [kind, ...label] = source.split(":");
  const name = label.join(":");
  return WORDS[`date_${kind}`] ? `${t(`date_${kind}`)}${name && name !== "stamp" ? ` (${name})` : ""}` : source;
}
function claimFacts(claim, index) {
  const facts = [];
  const add = (name, value) => { if (value !== undefined && value !== null && value !== "") facts.push(el("dt", {}, name), el("dd", {}, value)); };
  add(t("f_place"), [claim.places.map(party).join(", "), claim.place_text].filter(Boolean).join(" · "));
  if (claim.from_country || claim.to_country) add(t("route"), t("from_to", { a: claim.from_country ? party(claim.from_country) : "?", b: claim.to_country ? party(claim.to_country) : "?" }));
  add(t("nationality"), claim.nationality.map(party).join(", "));
  add(t("f_crime"), claim.crimes.map((code) => t(`crime_${code}`)).join(", "));
  add(t("period"), claim.period_start || claim.period_end ? `${claim.period_start || "…"} – ${claim.period_end || "…"}` : null);
  add(t("operation"), claim.operation);
  add(t("said"), claim.speaker);
  const point = SERIES_OF.get(index);
  if (point) add(t("in_series"), [badge(point[1].status, t(`status_${point[1].status}`)), " ", t(`rule_${point[1].rule}`), " ",
    el("button", { type: "button", class: "link", onclick: () => pickSeries(point[0]) }, seriesName(DATA.series[point[0]]))]);
  add(t("reading"), [t(`confidence_${claim.confidence}`), el("span", { class: "dim" }, ` · ${t("rule", { name: claim.rule })}`)]);
  add(t("rivals"), claim.rivals.map(rivalWords).join("; "));
  add(t("correction"), claim.correction);
  return el("div", { class: "facts" }, el("p", { class: "figure" }, el("b", {}, counted(claim)), ` ${t(`action_${claim.action}`)} `,
    badge("plain", t(`status_${claim.status}`)), claim.cumulative && badge("plain", t("running_total"))), el("dl", {}, facts));
}

const KINDS = ["claims", "cooperation", "persons", "organisations", "operations"];
function marksOf(doc) {
  const number_ = DATA.documents.indexOf(doc);
  const claims = DATA.claims.flatMap((claim) => (claim.doc === number_ ? [["claims", claim.start, claim.end, `${counted(claim)} · ${t(`action_${claim.action}`)}`]] : []));
  return claims.concat(doc.marks).filter(([kind]) => !state.hiddenMarks.has(kind));
}
function markWords([kind, , , value]) {
  if (kind === "claims" || kind === "operations") return value;
  if (kind === "persons") return t(`kind_${value}`);
  if (kind === "organisations") return t("mark_organisations");
  const [mechanism, parties, status] = value.split("|");
  return `${t(`mechanism_${mechanism}`)}: ${parties.split(" ").map(party).join(", ")} (${t(`status_${status}`)})`;
}
function legend(doc) {
  const present = KINDS.filter((kind) => kind === "claims" || doc.marks.some((mark) => mark[0] === kind));
  return el("p", { class: "legend" }, `${t("legend")}: `, present.map((kind) => el("button", {
    type: "button", class: `mark-${kind}`, "aria-pressed": state.hiddenMarks.has(kind) ? "false" : "true",
    onclick: () => { if (!state.hiddenMarks.delete(kind)) state.hiddenMarks.add(kind); const top = detail.scrollTop; drawDetail(); detail.scrollTop = top; },
  }, t(`mark_${kind}`))));
}
/* The text cut at every border of a mark; each piece carries all marks over it. */
function markedText(doc) {
  const points = codePoints(doc.text), marks = marksOf(doc), size = points.length;
  const borders = new Set([0, size]);
  for (const [, start, end] of marks) { borders.add(Math.min(start, size)); borders.add(Math.min(end, size)); }
  if (shown.start !== undefined) { borders.add(Math.min(shown.start, size)); borders.add(Math.min(shown.end, size)); }
  const ordered = [...borders].sort((a, b) => a - b), pieces = [];
  for (let index = 0; index + 1 < ordered.length; index += 1) {
    const from = ordered[index], to = ordered[index + 1], text = cut(points, from, to);
    const over = marks.filter(([, start, end]) => start <= from && to <= end);
    const isChosen = shown.start !== undefined && shown.start <= from && to <= shown.end;
    if (!over.length && !isChosen) { pieces.push(text); continue; }
    const kinds = [...new Set(over.map((mark) => `mark-${mark[0]}`))];
    pieces.push(el("mark", { class: [...kinds, isChosen && "chosen"].filter(Boolean).join(" "), title: over.map(markWords).join("\n") || null }, text));
  }
  return pieces;
}
function removed(doc, wanted) {
  const rows = doc.removals.filter(([, , place]) => wanted(place));
  if (!rows.length) return null;
  return el("div", { class: "removed" }, el("p", {}, t("removed")), el("ul", {}, rows.map(([text, signal, place, evidence]) => el("li", {},
    text ? el("del", {}, text) : el("i", {}, t("respelled")), " ", el("span", { class: "dim" }, [t(`signal_${signal}`), place && (WORDS[`spot_${place}`] ? t(`spot_${place}`) : place), evidence].filter(Boolean).join(" · "))))));
}
function dates(doc) {
  if (!doc.dates.length) return null;
  const disagree = doc.signals.includes("date_conflict") || new Set(doc.dates.filter((row) => row[3] !== "lost" || /dateline|stamp|conflict/.test(row[4] || "")).map((row) => row[0])).size > 1;
  return el("div", { class: "box" }, el("h4", {}, t("dates")), disagree && el("p", { class: "conflict-line" }, t("dates_conflict")),
    el("ul", {}, doc.dates.map(([date, source, text, verdict, reason]) => el("li", { class: verdict === "lost" ? "lost" : null },
      badge(verdict === "lost" ? "conflict" : "plain", t(`verdict_${verdict}`)), " ", el("b", {}, date || "?"), ` “${text || ""}” `, el("span", { class: "dim" }, [source && sourceWords(source), reason && reason.replace(/(?:meta|info-line|tail-line|json-ld):\S+/g, sourceWords)].filter(Boolean).join(" · "))))));
}
function copies(doc) {
  if (!doc.copies.length) return null;
  const here = DATA.documents.indexOf(doc);
  return el("div", { class: "box" }, el("h4", {}, t("copies")), el("ul", {}, doc.copies.map((copy) => {
    const other = copy.doc === undefined ? null : DATA.documents[copy.doc];
    return el("li", {}, other ? el("button", { type: "button", class: "link", disabled: copy.doc === here, title: other.url || other.source_uri, onclick: () => openDocument(copy.doc) }, [...new Set([outlet(other), other.published_at, shortAddress(other)])].filter(Boolean).join(" · ")) : el("span", { class: "dim" }, `${copy.doc_id} (${t("not_carried")})`),
      " ", copy.doc === here && badge("plain", t("this_one")), other && other.integrity === "hijacked" && badge("hijacked", t("verdict_hijacked")), copy.representative ? badge("plain", t("representative")) : el("span", { class: "dim" }, t("alike", { n: Math.round(copy.similarity * 100) })),
      copy.differences.length > 0 && el("ul", {}, copy.differences.map((text) => el("li", { class: "conflict-line" }, text))));
  })));
}
function captions(doc) {
  const boxes = [["captions", doc.captions], ["patches", doc.patches]].filter(([, rows]) => rows.length);
  return boxes.length ? el("div", { class: "box" }, boxes.map(([name, rows]) => [el("h4", {}, t(name)), el("ul", {}, rows.map((text) => el("li", {}, text)))])) : null;
}
