/* Charts drawn as SVG by the page itself: they follow the colour scheme and the width, and can be walked with the keyboard. */
function niceStep(span, most) {
  const raw = span / most, power = 10 ** Math.floor(Math.log10(raw || 1));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= raw) || power * 10;
}

/* Days to label between two days (both as numbers): first days of months where the span allows, else every few days. */
function dayMarks(first, last, most) {
  const months = [1, 2, 3, 6, 12, 24, 60, 120].find((step) => (last - first) / (30.4 * step) <= most) || 120;
  if (last - first < 30.4 * 2) {
    const step = Math.max(1, Math.ceil((last - first) / most)), found = [];
    for (let day = Math.ceil(first) + 1; day <= last; day += step) found.push([day, isoDay(day)]);
    return found;
  }
  const start = new Date(first * 86400000), found = [];
  for (let month = start.getUTCFullYear() * 12 + start.getUTCMonth() + 1; ; month += 1) {
    const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / 86400000;
    if (day > last) return found;
    if (month % months === 0) found.push([day, isoDay(day).slice(0, months >= 12 ? 4 : 7)]);
  }
}
function isoDay(day) { return new Date(day * 86400000).toISOString().slice(0, 10); }

/* Between two sound reports of a phase the total lies above the highest lower bound so far and below every later upper bound. */
function corridor(members) {
  const days_ = [...new Set(members.map((point) => point.as_of))].sort();
  let least = 0;
  const steps = days_.map((day) => {
    least = Math.max(least, ...members.filter((point) => point.as_of === day).map((point) => point.low ?? 0));
    return { day, least, most: Math.min(...members.filter((point) => point.as_of >= day).map((point) => point.high ?? Infinity)) };
  });
  return steps;
}

/* The sign of a report by its verdict, at (x, y). */
function sign(status, x, y) {
  if (status === "conflict") return svg("path", { d: `M${x - 6} ${y - 6}L${x + 6} ${y + 6}M${x - 6} ${y + 6}L${x + 6} ${y - 6}` });
  if (status === "corrected") return svg("path", { class: "sign", d: `M${x} ${y - 7}L${x + 7} ${y}L${x} ${y + 7}L${x - 7} ${y}Z` });
  return svg("circle", { class: "sign", cx: x, cy: y, r: 5 });
}

/* One series: bars from bound to bound, the corridor of the sound reports of each phase, crosses for conflicts. */
function seriesChart(row, onOpen, width) {
  const dated = row.points.filter((point) => point.as_of);
  if (!dated.length) return el("p", { class: "note" }, t("nothing"));
  const height = width < 560 ? 260 : 330, left = 56, right = 20, top = 48, bottom = 34;
  const values = dated.flatMap((point) => [point.low, point.high].filter((value) => value !== undefined));
  const largest = Math.max(...values) * 1.14 || 1;
  let first = Math.min(...dated.map((point) => days(point.as_of))), last = Math.max(...dated.map((point) => days(point.as_of)));
  const pad = Math.max(15, (last - first) * 0.06);
  first -= pad; last += pad;
  const x = (day) => left + ((days(day) - first) / (last - first)) * (width - left - right);
  const y = (value) => height - bottom - (Math.min(value, largest) / largest) * (height - top - bottom);
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, class: "chart", role: "group", "aria-label": seriesName(row) });
  picture.append(svg("text", { class: "axis", x: 10, y: 18 }, /^[A-Z]{3}$/.test(row.unit) ? row.unit : t(`unit_${row.unit}`)));
  const step = Math.max(niceStep(largest, 5), largest >= 4 ? 1 : 0.5);
  for (let value = 0; value <= largest; value += step) {
    picture.append(svg("line", { class: "grid", x1: left, x2: width - right, y1: y(value), y2: y(value) }),
      svg("text", { class: "axis", x: left - 8, y: y(value) + 4, "text-anchor": "end" }, compact(value)));
  }
  for (const [day, text] of dayMarks(first, last, Math.max(2, Math.floor((width - left - right) / 90)))) {
    const at = x(isoDay(day));
    picture.append(svg("line", { class: "grid", x1: at, x2: at, y1: height - bottom, y2: height - bottom + 5 }),
      svg("text", { class: "axis", x: at, y: height - 12, "text-anchor": at < left + 30 ? "start" : at > width - right - 30 ? "end" : "middle" }, text));
  }
  const sound = dated.filter((point) => point.status !== "conflict");
  const phases = [...new Set(sound.map((point) => point.phase))].sort((a, b) => a - b);
  phases.forEach((phase, order) => {
    const members = sound.filter((point) => point.phase === phase), steps = corridor(members);
    let line = `M${x(steps[0].day)} ${y(steps[0].least)}`;
    steps.slice(1).forEach((next, index) => {
      const before = steps[index], from = x(before.day), to = x(next.day), roof = next.most === Infinity ? top : y(Math.max(next.most, before.least));
      picture.append(svg("rect", { class: next.most === Infinity ? "band open" : "band", x: from, width: to - from, y: roof, height: Math.max(0, y(before.least) - roof) }));
      line += `H${to}V${y(next.least)}`;
    });
    picture.append(svg("path", { class: "line", d: line }));
    if (phases.length > 1) {
      const from = x(steps[0].day), isLate = from > width * 0.6;
      const start = members.map((point) => point.counting_start).filter(Boolean).sort()[0];
      const label = `${t("phase")} ${phase}${start ? ` · ${t("counted_since", { day: start })}` : ""}`;
      picture.append(svg("line", { class: "phase", x1: from, x2: from, y1: top - 12, y2: height - bottom }),
        svg("text", { class: "axis strong", x: isLate ? from - 6 : from + 6, y: order % 2 ? 18 : 36, "text-anchor": isLate ? "end" : "start" }, label));
    }
  });
  const beside = new Map();
  for (const point of dated) beside.set(point.as_of, [...(beside.get(point.as_of) || []), point]);
  for (const point of dated) {
    const same = beside.get(point.as_of), at = x(point.as_of) + (same.indexOf(point) - (same.length - 1) / 2) * 13;
    const low = point.low ?? null, high = point.high ?? null;
    const said = `${point.as_of}: ${bounds(point, true)} · ${t(`status_${point.status}`)} · ${t(`rule_${point.rule}`)}`;
    const group = svg("g", {
      class: `point ${point.status}`, tabindex: "0", role: "button", "aria-label": said,
      onclick: () => onOpen(point), onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); onOpen(point); } },
    }, svg("title", {}, said));
    const from = y(low ?? high), to = y(high ?? low);
    group.append(svg("rect", { class: "touch", x: at - 12, y: Math.min(from, to) - 24, width: 24, height: Math.abs(from - to) + 48 }));
    if (point.status !== "conflict") {
      if (from !== to) group.append(svg("line", { x1: at, x2: at, y1: from, y2: to }));
      if (high === null) group.append(svg("path", { d: `M${at} ${from}V${from - 20}M${at - 4} ${from - 15}L${at} ${from - 21}L${at + 4} ${from - 15}` }));
      if (low === null) group.append(svg("path", { d: `M${at} ${to}V${to + 20}M${at - 4} ${to + 15}L${at} ${to + 21}L${at + 4} ${to + 15}` }));
    }
    group.append(sign(point.status, at, from));
    picture.append(group);
  }
  return el("div", { class: "chart-box" }, picture, signs(dated));
}

/* What the signs of a chart mean; only those that it shows. */
function signs(points) {
  const entry = (status, content, words) => el("span", {}, svg("svg", { class: "chart-key", viewBox: "0 0 20 20", "aria-hidden": "true" }, svg("g", { class: status }, content)), words);
  const shown = ["reported", "restated", "corrected", "conflict"].filter((status) => points.some((point) => point.status === status));
  const isOpen = points.some((point) => point.status !== "conflict" && (point.low === undefined || point.high === undefined));
  return el("p", { class: "signs" },
    shown.map((status) => entry(status, sign(status, 10, 10), t(`sign_${status}`))),
    isOpen && entry("reported", svg("path", { d: "M10 18V4M6 8L10 3L14 8" }), t("sign_open")),
    points.filter((point) => point.status !== "conflict").length > 1 && el("span", {}, el("i", { class: "band-key" }), t("sign_band")));
}

/* A matrix with shaded cells; `cell(row, column)` gives a count, `onOpen` gets row and column; `gap(column)` parts a column from the one before. */
function heatmap(name, rows, columns, rowName, columnName, cell, onOpen, gap) {
  const largest = Math.max(1, ...rows.flatMap((row) => columns.map((column) => cell(row, column))));
  const shade = (count) => (count ? 1 + Math.min(4, Math.floor((Math.log(count) / Math.log(largest + 1)) * 5)) : 0);
  const parted = (column) => (gap && gap(column) ? " gap" : "");
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": name }, el("table", { class: "heat" },
    el("thead", {}, el("tr", {}, el("td", {}), columns.map((column) => el("th", { scope: "col", class: parted(column).trim() || null }, el("span", {}, columnName(column)))))),
    el("tbody", {}, rows.map((row) => el("tr", {}, el("th", { scope: "row" }, rowName(row)), columns.map((column) => {
      const count = cell(row, column);
      const label = `${rowName(row)}, ${columnName(column)}: ${count}`;
      const content = count && onOpen ? el("button", { type: "button", "aria-label": label, onclick: () => onOpen(row, column) }, number(count)) : (count ? number(count) : "");
      return el("td", { class: `shade${shade(count)}${parted(column)}`, title: count ? label : null }, content);
    }))))));
}

/* Horizontal bars: [name, count], the longest for `largest`. */
function bars(pairs, largest) {
  return el("ul", { class: "bars" }, pairs.map(([name, count]) => {
    const bar = el("span", { class: "bar" });
    bar.style.width = `${(count / largest) * 100}%`;
    return el("li", {}, el("span", { class: "bar-name" }, name), el("span", { class: "bar-track" }, bar), el("span", { class: "bar-count" }, number(count)));
  }));
}
