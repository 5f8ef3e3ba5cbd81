"""What the chronology's page does by itself: choosing events by theme, agency, person, date and words.

The page is whole without it. It asks no server for anything, keeps nothing, and reads a first choice from the part of
its own address behind `#` (`#theme=missing&from=2022-01-01`), which a browser sends to nobody.
"""

from typing import Final

SCRIPT: Final = r"""
"use strict";
(() => {
  const form = document.getElementById("choose");
  const count = document.getElementById("count");
  const rows = [...document.querySelectorAll("tr[data-event]")].map((row) => ({
    row,
    number: row.dataset.event,
    theme: JSON.parse(row.dataset.theme || "[]"),
    agency: row.dataset.agency || "",
    person: JSON.parse(row.dataset.person || "[]"),
    from: row.dataset.from || "",
    to: row.dataset.to || "9999-12-31",
    text: plain(row.textContent),
  }));
  const all = new Set(rows.map((one) => one.number)).size;

  function plain(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase("en").replace(/’/g, "'");
  }
  function value(name) {
    const field = form.elements.namedItem(name);
    return field && "value" in field ? field.value : "";
  }
  function themes() {
    return [...form.querySelectorAll("input[name=theme]:checked")].map((box) => box.value);
  }
  function holds(text, word) {
    const start = word.endsWith("*");
    const core = (start ? word.slice(0, -1) : word).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return new RegExp("(?<![\\p{L}\\p{N}_])" + core + (start ? "" : "(?![\\p{L}\\p{N}_])"), "u").test(text);
  }
  function show() {
    const wanted = { theme: themes(), agency: value("agency"), person: value("person"), from: value("from"),
      to: value("to"), words: plain(value("words")).match(/[\p{L}\p{N}_]+(?:'[\p{L}\p{N}_]+)*\*?/gu) || [] };
    const shown = new Set();
    for (const one of rows) {
      const last = wanted.to || "9999-12-31";
      const fits = (!wanted.theme.length || wanted.theme.some((theme) => one.theme.includes(theme)))
        && (!wanted.agency || one.agency === wanted.agency)
        && (!wanted.person || one.person.includes(wanted.person))
        && one.to >= wanted.from && one.from <= last
        && wanted.words.every((word) => holds(one.text, word));
      one.row.hidden = !fits;
      if (fits) shown.add(one.number);
      const sure = one.from >= wanted.from && one.to <= last;
      const maybe = one.row.querySelector(".maybe");
      maybe.hidden = !(fits && !sure && (wanted.from || wanted.to));
    }
    for (const section of document.querySelectorAll("section.events")) {
      section.hidden = !section.querySelector("tr[data-event]:not([hidden])");
    }
    say(wanted, shown.size);
  }
  function say(wanted, number) {
    const told = [];
    if (wanted.theme.length) {
      const boxes = [...form.querySelectorAll("input[name=theme]:checked")];
      told.push("theme " + boxes.map((box) => box.parentElement.textContent.trim()).join(" or "));
    }
    if (wanted.agency) told.push("agency " + wanted.agency);
    if (wanted.person) told.push("person " + wanted.person);
    if (wanted.from) told.push("from " + wanted.from);
    if (wanted.to) told.push("to " + wanted.to);
    if (wanted.words.length) told.push("words " + wanted.words.join(" "));
    form.classList.toggle("all", !told.length);
    count.textContent = told.length
      ? "Showing " + number + " of " + all + " events: " + told.join("; ") + "."
      : "Showing all " + all + " events.";
  }
  function begin() {
    for (const [name, text] of new URLSearchParams(location.hash.slice(1))) {
      if (name === "theme") {
        for (const box of form.querySelectorAll("input[name=theme]")) box.checked ||= box.value === text;
      } else {
        const field = form.elements.namedItem(name);
        if (field && "value" in field) field.value = text;
      }
    }
  }
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(show));
  addEventListener("hashchange", () => { form.reset(); setTimeout(() => { begin(); show(); }); });
  form.hidden = false;
  begin();
  show();
})();
"""
