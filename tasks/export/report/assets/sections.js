/* The sections above the reader. Each function fills its section anew, so that a change of language is a new call. */
function putSection(id, ...children) { document.getElementById(id).replaceChildren(heading(id), ...children.flat(Infinity).filter(Boolean)); }
function paragraph(text, kind) { return el("p", { class: kind || null }, text); }

function drawOverview() {
  const o = DATA.overview, c = o.counts;
  const values = { documents: number(c.documents), articles: number(o.articles), first: o.first_day || "?", last: o.last_day || "?", claims: number(c.claims), cooperation: number(c.cooperation), hijacked: number(o.hijacked), series: number(c.series), conflicts: number(o.conflicts), lost: number(o.lost) };
  const cards = [["documents", c.documents], ["claims", c.claims], ["series", c.series], ["conflicts", o.conflicts], ["hijacked", o.hijacked], ["kept", o.kept]];
  const told = { intro_3: o.hijacked, intro_4: c.series, intro_5: o.lost };
  putSection("overview",
    el("div", { class: "cards" }, cards.map(([name, count]) => el("div", { class: `card ${name}${count ? "" : " none"}` }, el("b", {}, number(count)), el("span", {}, t(`card_${name}`))))),
    paragraph(["intro_1", "intro_2", "intro_3", "intro_4", "intro_5"].filter((key) => told[key] !== 0).map((key) => t(key === "intro_4" && !o.conflicts ? "intro_4_none" : key, values)).join(lang === "zh" ? "" : " "), "lead"),
    el("p", { class: "tongues" }, Object.entries(o.languages).map(([code, count]) => badge("plain", `${tongue(code)} ${number(count)}`))),
    paragraph(t("caveat"), "caveat"),
    (o.warnings || []).length > 0 && el("div", { class: "caveat" }, el("b", {}, t("warnings")), el("ul", {}, o.warnings.map((text) => el("li", {}, text)))),
    (o.claims_shown < c.claims || o.documents_counted < c.documents) && paragraph(t("sample", { shown: number(o.claims_shown), all: number(c.claims) }), "note"),
    o.documents_counted < c.documents && paragraph(t("sample_charts", { n: number(o.documents_counted) }), "note"),
    DATA.series.length > 0 && el("div", { class: "findings" }, drawTotals(), drawDisagreements()));
}

/* The question that most readers come with: how many, since when, who says so. */
const MOST_FINDINGS = 6;
function drawTotals() {
  const rows = DATA.series.map((row, index) => [row, index, row.points.filter((point) => point.status !== "conflict")]).filter(([, , sound]) => sound.length);
  const told = rows.filter(([row]) => row.points.length > 1);
  return el("div", {}, el("h3", {}, t("totals")), el("ul", { class: "lines" }, (told.length ? told : rows).slice(0, MOST_FINDINGS).map(([row, index, sound]) => {
    const phases = [...new Set(sound.map((point) => point.phase))].sort((a, b) => a - b).map((phase) => sound.filter((point) => point.phase === phase).pop());
    const latest = phases.pop(), day = (point) => [point.counting_start && t("counted_since", { day: point.counting_start }), t("until", { day: point.as_of || "?" })].filter(Boolean).join(", ");
    const conflicts = row.points.length - sound.length;
    return el("li", {}, el("button", { type: "button", class: "line", onclick: () => pickSeries(index) },
      el("b", {}, counted({ ...latest, object: row.object, unit: row.unit })), ` ${seriesName(row, true)}`,
      el("span", { class: "dim below" }, [day(latest), latest.issuer ? `${t("col_issuer")} ${latest.issuer}` : latest.doc !== undefined && `${t("col_outlet")} ${outlet(DATA.documents[latest.doc])}`, many("reports", row.points.length)].filter(Boolean).join(" · "), " ", conflicts > 0 && badge("conflict", many("conflicts", conflicts))),
      phases.length > 0 && el("span", { class: "dim below" }, `${t("before")}: ${phases.map((point) => `${bounds({ ...point, unit: row.unit })} (${day(point)})`).join("; ")}`)));
  })));
}

/* Every conflict in words: what is said against what, by whom, and why it does not count. */
function drawDisagreements() {
  const found = DATA.series.flatMap((row) => row.points.filter((point) => point.status === "conflict").map((point) => [row, point]));
  const line = ([row, point]) => {
    const sound = row.points.filter((other) => other.status !== "conflict" && other.phase === point.phase);
    const distance = (other) => Math.abs(days(other.as_of || point.as_of) - days(point.as_of));
    const stands = point.as_of ? sound.sort((a, b) => distance(a) - distance(b))[0] : sound[0];
    const doc = DATA.documents[point.doc];
    return el("li", {}, el("button", { type: "button", class: "line", disabled: point.claim === undefined, onclick: () => openClaim(point.claim, true) },
      el("b", { class: "against" }, bounds({ ...point, unit: row.unit })), stands && [` ${t("against")} `, el("b", {}, bounds({ ...stands, unit: row.unit }))], ` · ${seriesName(row)}`,
      el("span", { class: "dim below" }, [`${point.as_of || "?"}: ${t(`rule_${point.rule}`)}`, point.issuer && `${t("col_issuer")} ${point.issuer}`, doc && outlet(doc)].filter(Boolean).join(" · "))));
  };
  return el("div", { id: "disagreements" }, el("h3", {}, t("disagreements")), found.length ? foldedLines(found, line) : paragraph(t("no_disagreements"), "note"));
}

/* A list that shows its first lines, and the others on demand. */
function foldedLines(rows, line) {
  const list = el("ul", { class: "lines" }, rows.slice(0, MOST_FINDINGS).map(line));
  if (rows.length <= MOST_FINDINGS) return list;
  const more = el("button", { type: "button", class: "link", onclick: () => { more.remove(); const first = rows.slice(MOST_FINDINGS).map(line); list.append(...first); first[0].querySelector("button").focus(); } }, t("show_all", { n: number(rows.length) }));
  return [list, more];
}

let chosenSeries = 0;
function pickSeries(index) { chosenSeries = index; drawSeries(); document.getElementById("series").scrollIntoView(); document.getElementById("series-choice").focus({ preventScroll: true }); }
function drawSeries() {
  if (!DATA.series.length) { putSection("series", paragraph(t("nothing"), "note")); return; }
  const picker = el("select", { id: "series-choice", onchange: (event) => { chosenSeries = Number(event.target.value); drawSeries(); document.getElementById("series-choice").focus(); } },
    DATA.series.map((row, index) => el("option", { value: index, selected: index === chosenSeries }, `${seriesName(row)} (${many("reports", row.points.length)})`)));
  const row = DATA.series[chosenSeries];
  const open = (point) => { if (point.claim !== undefined) openClaim(point.claim, true); };
  const rows = row.points.map((point) => {
    const doc = DATA.documents[point.doc], place = doc ? outlet(doc) : t("open_evidence");
    return {
      attributes: { class: point.status === "conflict" ? "is-conflict" : null },
      cells: [
        el("span", { class: "nowrap" }, point.as_of || "?"), el("b", { class: "nowrap" }, bounds({ ...point, unit: row.unit })), growth(point) && el("span", { class: "nowrap" }, growth(point)), el("span", {}, badge(point.status, t(`status_${point.status}`)), " ", t(`rule_${point.rule}`)), point.counting_start && el("span", { class: "nowrap" }, point.counting_start), point.issuer || "", number(point.sources),
        point.occasions_low === undefined ? "" : `≥ ${number(point.occasions_low)}`,
        point.claim === undefined ? place : el("button", { type: "button", class: "link", title: t("open_evidence"), onclick: () => open(point) }, place),
      ],
    };
  });
  const width = Math.max(300, Math.min(1210, document.getElementById("series").clientWidth || 860));
  putSection("series",
    el("p", { class: "picker" }, el("label", { for: "series-choice" }, t("choose_series")), picker),
    seriesChart(row, open, width),
    table(seriesName(row), ["day", "total", "growth", "status", "start", "issuer", "sources", "occasions", "outlet"].map((name) => t(`col_${name}`)), rows));
}

function claimLine(index) {
  const claim = DATA.claims[index], doc = DATA.documents[claim.doc];
  return el("li", {}, el("button", { type: "button", class: "line", onclick: () => openClaim(index, true) },
    el("b", {}, counted(claim)), el("span", { class: "dim" }, ` · ${t(`action_${claim.action}`)} · ${[outlet(doc), doc.published_at].filter(Boolean).join(", ")}`), el("q", { lang: doc.language }, claim.quote)));
}
function promiseLine(row) {
  const doc = DATA.documents[row.doc];
  return el("li", {}, el("button", { type: "button", class: "line", disabled: row.doc === undefined, onclick: () => openDocument(row.doc, row.start, row.end) },
    badge(row.status, t(`status_${row.status}`)), " ", el("b", {}, WORDS[`mechanism_${row.mechanism}`] ? t(`mechanism_${row.mechanism}`) : t(`action_${row.mechanism}`)),
    el("span", { class: "dim" }, [row.parties.map(party).join(", "), row.stated_on, row.speaker].filter(Boolean).map((text) => ` · ${text}`).join("")), el("q", { lang: doc ? doc.language : null }, row.quote)));
}
function drawChapters() {
  putSection("chapters", el("div", { class: "chapters" }, DATA.chapters.map((chapter) => el("article", { class: `chapter ${chapter.effort}` },
    el("h3", {}, t(`effort_${chapter.effort}`)),
    chapter.claims + chapter.links ? paragraph([["claims", chapter.claims], ["links", chapter.links], ["articles", chapter.documents]].filter(([, count]) => count).map(([name, count]) => many(name, count)).join(" · "), "note") : paragraph(t("nothing"), "note"),
    chapter.actions.length > 0 && el("p", { class: "codes" }, el("span", { class: "dim" }, `${t("card_claims")}: `), chapter.actions.map(([code, count]) => badge("plain", `${t(`action_${code}`)} ${number(count)}`))),
    chapter.mechanisms.length > 0 && el("p", { class: "codes" }, el("span", { class: "dim" }, `${t("links")}: `), chapter.mechanisms.map(([code, count]) => badge("plain", `${t(`mechanism_${code}`)} ${number(count)}`))),
    chapter.latest.length > 0 && [el("h4", {}, t("latest")), el("ul", { class: "lines" }, chapter.latest.map(claimLine))],
    chapter.commitments.length > 0 && [
      el("h4", {}, t("promises"), " ", Object.entries(chapter.promises).map(([status, count]) => badge(status, `${t(`status_${status}`)} ${number(count)}`))),
      foldedLines(chapter.commitments, promiseLine)],
  ))));
}

function drawMonths() {
  if (!DATA.months.length) { putSection("months", paragraph(t("nothing"), "note")); return; }
  const counts = new Map(DATA.months.map(([month, action, count]) => [`${month} ${action}`, count]));
  const totals = {};
  for (const [, action, count] of DATA.months) totals[action] = (totals[action] || 0) + count;
  const actions = Object.keys(totals).sort((a, b) => totals[b] - totals[a]);
  const months = [...new Set(DATA.months.map(([month]) => month))].sort().slice(-36);
  const shown = actions.filter((action) => months.some((month) => counts.has(`${month} ${action}`)));
  const isNext = (month) => { const before = months[months.indexOf(month) - 1]; return !before || days(`${month}-01`) - days(`${before}-01`) < 32; };
  putSection("months", paragraph(t("months_note"), "note"),
    heatmap(t("months"), shown, months, (code) => t(`action_${code}`), (month) => month, (action, month) => counts.get(`${month} ${action}`) || 0, (action, month) => openList({ action, month }), (month) => !isNext(month)));
}

function drawPartners() {
  if (!DATA.partners.length) { putSection("partners", paragraph(t("nothing"), "note")); return; }
  const cells = new Map(DATA.partners.map((cell) => [`${cell.party} ${cell.mechanism}`, cell]));
  const sum = (name) => DATA.partners.reduce((found, cell) => { found[cell[name]] = (found[cell[name]] || 0) + cell.count; return found; }, {});
  const ranked = (found) => Object.keys(found).sort((a, b) => found[b] - found[a] || a.localeCompare(b));
  const words = el("div", { class: "words", "aria-live": "polite" }, paragraph(t("choose_number"), "note"));
  const open = (partyCode, mechanism) => {
    const cell = cells.get(`${partyCode} ${mechanism}`);
    words.replaceChildren(el("h3", {}, `${party(partyCode)} · ${t(`mechanism_${mechanism}`)} (${number(cell.count)})`),
      el("ul", { class: "lines" }, cell.examples.map((row) => el("li", {}, el("button", { type: "button", class: "line", disabled: row.doc === undefined, onclick: () => openDocument(row.doc, row.start, row.end) },
        badge(row.status, t(`status_${row.status}`)), el("span", { class: "dim" }, ` ${row.parties.map(party).join(", ")}${row.doc === undefined ? "" : ` · ${outlet(DATA.documents[row.doc])}`}`), el("q", { lang: row.doc === undefined ? null : DATA.documents[row.doc].language }, row.quote))))));
    words.scrollIntoView({ block: "nearest" });
  };
  putSection("partners", paragraph(t("partners_note"), "note"),
    el("div", { class: "beside" }, heatmap(t("partners"), ranked(sum("party")).slice(0, 40), ranked(sum("mechanism")), party, (code) => t(`mechanism_${code}`), (a, b) => (cells.get(`${a} ${b}`) || { count: 0 }).count, open), words));
}

function drawHijacks() {
  const families = DATA.hijacks.families.filter((family) => family.documents);
  const largest = Math.max(1, ...families.flatMap((family) => family.signals.map((pair) => pair[1])));
  putSection("hijacks", paragraph(t("hijacks_note"), "note"),
    families.length ? el("div", { class: "families" }, families.map((family) => el("div", { class: "family" },
      el("h3", {}, t(`family_${family.family}`), " ", el("span", { class: "dim" }, many("pages", family.documents))),
      bars(family.signals.filter((pair) => pair[1]).map(([code, count]) => [t(`signal_${code}`), count]), largest)))) : paragraph(t("nothing"), "note"),
    DATA.hijacks.strings.length > 0 && [el("h3", {}, t("strings")), el("ul", { class: "strings" }, DATA.hijacks.strings.map(([text, count]) => el("li", {}, el("del", {}, text.slice(0, 120)), ` × ${number(count)}`)))]);
}

function drawProblems() {
  const { counts, rows } = DATA.problems;
  const level = (code) => badge(code, t(`severity_${code}`));
  putSection("problems", paragraph(t("problems_note"), "note"),
    rows.length ? [
      table(t("problems"), ["severity", "stage", "reason", "count"].map((name) => t(`col_${name}`)), counts.map(([severity, stage, reason, count]) => [level(severity), t(`stage_${stage}`), t(`reason_${reason}`), number(count)])),
      el("details", {}, el("summary", {}, `${t("col_detail")} (${number(rows.length)})`),
        table(t("col_detail"), ["severity", "reason", "page", "detail"].map((name) => t(`col_${name}`)), rows.map(([severity, , reason, page, detail]) => [level(severity), t(`reason_${reason}`), page || "", detail || ""]))),
    ] : paragraph(t("nothing"), "note"));
}
