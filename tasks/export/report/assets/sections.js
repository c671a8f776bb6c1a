/* The sections above the reader. Each function fills its section anew, so that a change of language is a new call. */
function putSection(id, ...children) { document.getElementById(id).replaceChildren(heading(id), ...children.flat(Infinity).filter(Boolean)); }
function paragraph(text, kind) { return el("p", { class: kind || null }, text); }

function drawOverview() {
  const o = DATA.overview, c = o.counts;
  const values = { documents: number(c.documents), articles: number(o.articles), first: o.first_day || "?", last: o.last_day || "?", claims: number(c.claims), cooperation: number(c.cooperation), hijacked: number(o.hijacked), series: number(c.series), conflicts: number(o.conflicts), lost: number(o.lost) };
  const cards = [["documents", c.documents], ["claims", c.claims], ["series", c.series], ["conflicts", o.conflicts], ["hijacked", o.hijacked], ["kept", o.kept]];
  putSection("overview",
    el("div", { class: "cards" }, cards.map(([name, count]) => el("div", { class: `card ${name}` }, el("b", {}, number(count)), el("span", {}, t(`card_${name}`))))),
    paragraph(["intro_1", "intro_2", "intro_3", "intro_4", "intro_5"].filter((key) => key !== "intro_5" || o.lost).map((key) => t(key, values)).join(lang === "zh" ? "" : " "), "lead"),
    el("p", { class: "tongues" }, Object.entries(o.languages).map(([code, count]) => badge("plain", `${tongue(code)} ${number(count)}`))),
    paragraph(t("caveat"), "caveat"),
    (o.warnings || []).length > 0 && el("div", { class: "caveat" }, el("b", {}, t("warnings")), el("ul", {}, o.warnings.map((text) => el("li", {}, text)))),
    o.claims_shown < c.claims && paragraph(t("sample", { shown: number(o.claims_shown), all: number(c.claims) }), "note"));
}

let chosenSeries = 0;
function drawSeries() {
  if (!DATA.series.length) { putSection("series", paragraph(t("nothing"), "note")); return; }
  const picker = el("select", { id: "series-choice", onchange: (event) => { chosenSeries = Number(event.target.value); drawSeries(); document.getElementById("series-choice").focus(); } },
    DATA.series.map((row, index) => el("option", { value: index, selected: index === chosenSeries }, `${seriesName(row)} (${row.points.length === 1 ? t("one_report") : `${row.points.length} ${t("reports")}`})`)));
  const row = DATA.series[chosenSeries];
  const open = (point) => { if (point.claim !== undefined) openClaim(point.claim, true); };
  const rows = row.points.map((point) => ({
    attributes: { class: point.status === "conflict" ? "is-conflict" : null },
    cells: [
      point.as_of || "?", el("b", { class: "nowrap" }, bounds({ ...point, unit: row.unit })), el("span", { class: "nowrap" }, growth(point)), badge(point.status, t(`status_${point.status}`)), t(`rule_${point.rule}`), point.issuer || "", number(point.sources),
      point.occasions_low === undefined ? "" : number(point.occasions_low),
      point.claim === undefined ? "" : el("button", { type: "button", class: "link", onclick: () => open(point) }, t("open_evidence")),
    ],
  }));
  putSection("series",
    el("p", { class: "picker" }, el("label", { for: "series-choice" }, t("choose_series")), picker),
    seriesChart(row, open),
    el("details", { class: "how" }, el("summary", {}, t("how")), paragraph(t("series_note"), "note")),
    table(["day", "total", "growth", "status", "why", "issuer", "sources", "occasions"].map((name) => t(`col_${name}`)).concat(""), rows));
}

function claimLine(index) {
  const claim = DATA.claims[index], doc = DATA.documents[claim.doc];
  return el("li", {}, el("button", { type: "button", class: "line", onclick: () => openClaim(index, true) },
    el("b", {}, `${bounds(claim)} ${t(`object_${claim.object}`)}`), el("span", { class: "dim" }, ` ${t(`action_${claim.action}`)} · ${doc.published_at || "?"}`), el("q", { lang: doc.language }, claim.quote)));
}
function drawChapters() {
  putSection("chapters", el("div", { class: "chapters" }, DATA.chapters.map((chapter) => el("article", { class: `chapter ${chapter.effort}` },
    el("h3", {}, t(`effort_${chapter.effort}`)),
    paragraph(t("chapter_line", { claims: number(chapter.claims), links: number(chapter.links), documents: number(chapter.documents) }), "note"),
    el("p", {}, [...chapter.actions.map(([code, count]) => badge("plain", `${t(`action_${code}`)} ${number(count)}`)), ...chapter.mechanisms.map(([code, count]) => badge("plain", `${t(`mechanism_${code}`)} ${number(count)}`))]),
    chapter.latest.length > 0 && [el("h4", {}, t("latest")), el("ul", { class: "lines" }, chapter.latest.map(claimLine))],
    chapter.commitments.length > 0 && [
      el("h4", {}, t("promises"), " ", Object.entries(chapter.promises).map(([status, count]) => badge(status, `${t(`status_${status}`)} ${number(count)}`))),
      el("ul", { class: "lines" }, chapter.commitments.map((row) => el("li", {}, el("button", { type: "button", class: "line", disabled: row.doc === undefined, onclick: () => openDocument(row.doc, row.start, row.end) },
        badge(row.status, t(`status_${row.status}`)), " ", el("b", {}, WORDS[`mechanism_${row.mechanism}`] ? t(`mechanism_${row.mechanism}`) : t(`action_${row.mechanism}`)),
        el("span", { class: "dim" }, ` ${row.parties.map(party).join(", ")} · ${row.stated_on || "?"}${row.speaker ? ` · ${row.speaker}` : ""}`), el("q", {}, row.quote)))))],
  ))));
}

function drawMonths() {
  if (!DATA.months.length) { putSection("months", paragraph(t("nothing"), "note")); return; }
  const counts = new Map(DATA.months.map(([month, action, count]) => [`${month} ${action}`, count]));
  const totals = {};
  for (const [, action, count] of DATA.months) totals[action] = (totals[action] || 0) + count;
  const actions = Object.keys(totals).sort((a, b) => totals[b] - totals[a]);
  const months = [...new Set(DATA.months.map(([month]) => month))].sort().slice(-36);
  putSection("months", paragraph(t("months_note"), "note"),
    heatmap(actions, months, (code) => t(`action_${code}`), (month) => month, (action, month) => counts.get(`${month} ${action}`) || 0, null));
}

function drawPartners() {
  if (!DATA.partners.length) { putSection("partners", paragraph(t("nothing"), "note")); return; }
  const cells = new Map(DATA.partners.map((cell) => [`${cell.party} ${cell.mechanism}`, cell]));
  const sum = (name) => DATA.partners.reduce((found, cell) => { found[cell[name]] = (found[cell[name]] || 0) + cell.count; return found; }, {});
  const ranked = (found) => Object.keys(found).sort((a, b) => found[b] - found[a] || a.localeCompare(b));
  const words = el("div", { class: "words", "aria-live": "polite" });
  const open = (partyCode, mechanism) => {
    const cell = cells.get(`${partyCode} ${mechanism}`);
    words.replaceChildren(el("h3", {}, `${party(partyCode)} · ${t(`mechanism_${mechanism}`)} (${number(cell.count)})`),
      el("ul", { class: "lines" }, cell.examples.map((row) => el("li", {}, el("button", { type: "button", class: "line", disabled: row.doc === undefined, onclick: () => openDocument(row.doc, row.start, row.end) },
        badge(row.status, t(`status_${row.status}`)), el("span", { class: "dim" }, ` ${row.parties.map(party).join(", ")}`), el("q", {}, row.quote))))));
  };
  putSection("partners", paragraph(t("partners_note"), "note"),
    heatmap(ranked(sum("party")).slice(0, 40), ranked(sum("mechanism")), party, (code) => t(`mechanism_${code}`), (a, b) => (cells.get(`${a} ${b}`) || { count: 0 }).count, open), words);
}

function drawHijacks() {
  const families = DATA.hijacks.families.filter((family) => family.documents);
  putSection("hijacks", paragraph(t("hijacks_note"), "note"),
    families.length ? el("div", { class: "families" }, families.map((family) => el("div", { class: "family" },
      el("h3", {}, t(`family_${family.family}`), " ", el("span", { class: "dim" }, `${number(family.documents)} ${t("pages")}`)),
      bars(family.signals.filter((pair) => pair[1]).map(([code, count]) => [t(`signal_${code}`), count]))))) : paragraph(t("nothing"), "note"),
    DATA.hijacks.strings.length > 0 && [el("h3", {}, t("strings")), el("ul", { class: "strings" }, DATA.hijacks.strings.map(([text, count]) => el("li", {}, el("del", {}, text.slice(0, 120)), ` × ${number(count)}`)))]);
}

function drawProblems() {
  const { counts, rows } = DATA.problems;
  const level = (code) => badge(code, t(`severity_${code}`));
  putSection("problems", paragraph(t("problems_note"), "note"),
    rows.length ? [
      table(["severity", "stage", "reason", "count"].map((name) => t(`col_${name}`)), counts.map(([severity, stage, reason, count]) => [level(severity), stage, reason.replace(/_/g, " "), number(count)])),
      el("details", {}, el("summary", {}, `${t("col_detail")} (${number(rows.length)})`),
        table(["severity", "reason", "page", "detail"].map((name) => t(`col_${name}`)), rows.map(([severity, , reason, page, detail]) => [level(severity), reason.replace(/_/g, " "), page || "", detail || ""]))),
    ] : paragraph(t("nothing"), "note"));
}
