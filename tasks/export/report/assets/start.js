/* Starts the page, and draws it anew in another language. */
function drawFrame() {
  document.documentElement.lang = lang === "zh" ? "zh-Hans" : lang;
  document.getElementById("tagline").textContent = t("tagline");
  document.getElementById("skip").textContent = t("skip");
  document.querySelector(".hidden-label").textContent = t("language");
  document.getElementById("nav").replaceChildren(...["overview", "series", "chapters", "months", "partners", "hijacks", "problems", "reader"].map((id) => el("a", { href: `#${id}` }, t(id))));
  const isDark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
  document.getElementById("theme").textContent = t(isDark ? "theme_light" : "theme_dark");
  document.getElementById("theme").onclick = () => { document.documentElement.dataset.theme = isDark ? "light" : "dark"; drawFrame(); };
}
function drawAll() {
  drawFrame();
  for (const draw of [drawOverview, drawSeries, drawChapters, drawMonths, drawPartners, drawHijacks, drawProblems, drawReader]) draw();
}
document.getElementById("language").value = lang;
document.getElementById("language").addEventListener("change", (event) => { lang = event.target.value; drawAll(); });
let drawnWidth = window.innerWidth;
window.addEventListener("resize", () => {
  drawRows();
  if (window.innerWidth !== drawnWidth) { drawnWidth = window.innerWidth; drawSeries(); }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && document.getElementById("reader").classList.contains("reading")) leaveDetail();
  if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) { event.preventDefault(); document.getElementById("search").focus(); }
});
drawAll();
