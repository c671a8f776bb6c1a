/* Charts drawn as SVG by the page itself: they follow the colour scheme and the width, and can be walked with the keyboard. */
function niceStep(span, most) {
  const raw = span / most, power = 10 ** Math.floor(Math.log10(raw || 1));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= raw) || power * 10;
}

/* One series: bars from bound to bound, a band through the sound reports of each phase, crosses for conflicts. */
function seriesChart(row, onOpen) {
  const dated = row.points.filter((point) => point.as_of);
  if (!dated.length) return el("p", { class: "note" }, t("nothing"));
  const width = 860, height = 320, left = 64, right = 24, top = 34, bottom = 40;
  const values = dated.flatMap((point) => [point.low, point.high].filter((value) => value !== undefined));
  const largest = Math.max(...values) * 1.12 || 1;
  let first = Math.min(...dated.map((point) => days(point.as_of))), last = Math.max(...dated.map((point) => days(point.as_of)));
  const pad = Math.max(15, (last - first) * 0.06);
  first -= pad; last += pad;
  const x = (day) => left + ((days(day) - first) / (last - first)) * (width - left - right);
  const y = (value) => height - bottom - (value / largest) * (height - top - bottom);
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, class: "chart", role: "group", "aria-label": seriesName(row) });
  const step = niceStep(largest, 5);
  for (let value = 0; value <= largest; value += step) {
    picture.append(svg("line", { class: "grid", x1: left, x2: width - right, y1: y(value), y2: y(value) }),
      svg("text", { class: "axis", x: left - 8, y: y(value) + 4, "text-anchor": "end" }, compact(value)));
  }
  const marks = Math.min(6, Math.max(2, Math.round((last - first) / 45)));
  for (let index = 0; index <= marks; index += 1) {
    const day = new Date((first + ((last - first) * index) / marks) * 86400000).toISOString().slice(0, 10);
    const anchor = index === 0 ? "start" : index === marks ? "end" : "middle";
    picture.append(svg("text", { class: "axis", x: x(day), y: height - 14, "text-anchor": anchor }, last - first > 300 ? day.slice(0, 7) : day));
  }
  const sound = dated.filter((point) => point.status !== "conflict");
  for (const phase of [...new Set(sound.map((point) => point.phase))].sort((a, b) => a - b)) {
    const members = sound.filter((point) => point.phase === phase);
    const lower = members.map((point) => [x(point.as_of), y(point.low ?? point.high)]);
    const upper = members.map((point) => [x(point.as_of), y(point.high ?? point.low * 1.08)]);
    picture.append(svg("path", { class: "band", d: `M${[...lower, ...upper.reverse()].map((pair) => pair.join(" ")).join("L")}Z` }),
      svg("path", { class: "line", d: `M${lower.map((pair) => pair.join(" ")).join("L")}` }));
    if (phase > 1 || row.points.some((point) => point.phase > 1)) {
      const from = Math.min(...members.map((point) => x(point.as_of)));
      const start = members.map((point) => point.counting_start).filter(Boolean).sort()[0];
      const label = `${t("phase")} ${phase}${start ? ` · ${t("counted_since", { day: start })}` : ""}`;
      picture.append(svg("line", { class: "phase", x1: from, x2: from, y1: top - 14, y2: height - bottom }),
        svg("text", { class: "axis strong", x: from > width * 0.7 ? from - 6 : from + 6, y: top - 8, "text-anchor": from > width * 0.7 ? "end" : "start" }, label));
    }
  }
  for (const point of dated) {
    const at = x(point.as_of), low = point.low ?? null, high = point.high ?? null;
    const said = `${point.as_of}: ${bounds(point, true)} · ${t(`status_${point.status}`)} · ${t(`rule_${point.rule}`)}`;
    const group = svg("g", {
      class: `point ${point.status}`, tabindex: "0", role: "button", "aria-label": said,
      onclick: () => onOpen(point), onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); onOpen(point); } },
    }, svg("title", {}, said));
    const from = y(low ?? high), to = y(high ?? low);
    group.append(svg("rect", { class: "touch", x: at - 12, y: Math.min(from, to) - 24, width: 24, height: Math.abs(from - to) + 48 }));
    if (point.status === "conflict") group.append(svg("path", { d: `M${at - 6} ${from - 6}L${at + 6} ${from + 6}M${at - 6} ${from + 6}L${at + 6} ${from - 6}` }));
    else {
      if (from !== to) group.append(svg("line", { x1: at, x2: at, y1: from, y2: to }));
      if (high === null) group.append(svg("path", { d: `M${at} ${from}V${from - 20}M${at - 4} ${from - 15}L${at} ${from - 21}L${at + 4} ${from - 15}` }));
      if (low === null) group.append(svg("path", { d: `M${at} ${to}V${to + 20}M${at - 4} ${to + 15}L${at} ${to + 21}L${at + 4} ${to + 15}` }));
      group.append(svg("circle", { cx: at, cy: from, r: 5 }));
    }
    picture.append(group);
  }
  return el("div", { class: "scroll", tabindex: "-1" }, picture);
}

/* A matrix with shaded cells; `cell(row, column)` gives a count, `onOpen` gets row and column. */
function heatmap(rows, columns, rowName, columnName, cell, onOpen) {
  const largest = Math.max(1, ...rows.flatMap((row) => columns.map((column) => cell(row, column))));
  const shade = (count) => (count ? 1 + Math.min(4, Math.floor((Math.log(count) / Math.log(largest + 1)) * 5)) : 0);
  return el("div", { class: "scroll", tabindex: "0" }, el("table", { class: "heat" },
    el("thead", {}, el("tr", {}, el("td", {}), columns.map((column) => el("th", { scope: "col" }, el("span", {}, columnName(column)))))),
    el("tbody", {}, rows.map((row) => el("tr", {}, el("th", { scope: "row" }, rowName(row)), columns.map((column) => {
      const count = cell(row, column);
      const label = `${rowName(row)}, ${columnName(column)}: ${count}`;
      const content = count && onOpen ? el("button", { type: "button", "aria-label": label, onclick: () => onOpen(row, column) }, number(count)) : (count ? number(count) : "");
      return el("td", { class: `shade${shade(count)}`, title: count ? label : null }, content);
    }))))));
}

/* Horizontal bars: [name, count]. */
function bars(pairs) {
  const largest = Math.max(1, ...pairs.map((pair) => pair[1]));
  return el("ul", { class: "bars" }, pairs.map(([name, count]) => {
    const bar = el("span", { class: "bar" });
    bar.style.width = `${(count / largest) * 100}%`;
    return el("li", {}, el("span", { class: "bar-name" }, name), el("span", { class: "bar-track" }, bar), el("span", { class: "bar-count" }, number(count)));
  }));
}
