"""How the chronology's page looks: on a screen, light and dark, and on paper."""

from typing import Final

STYLE: Final = """
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --soft: #f2f3f5; --line: #b6bac0; --mark: #0b4f8a;
  --note: #5a3b00; --note-ground: #fff6df; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9e9e6; --paper: #16181b; --soft: #22262b; --line: #545b64; --mark: #8fc3f2;
    --note: #f0d9a6; --note-ground: #33290f; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 1.5rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.45 system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 1.6rem 0 .5rem; }
p { margin: 0 0 .5rem; }
.notice { border-left: .35rem solid var(--mark); background: var(--soft); padding: .6rem .8rem; font-weight: 600;
  max-width: 60rem; }
.opening { max-width: 60rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.skip { position: absolute; left: -100rem; }
.skip:focus { position: static; }
a { color: var(--mark); }
:focus-visible { outline: .2rem solid var(--mark); outline-offset: .1rem; }
form { background: var(--soft); border: 1px solid var(--line); border-radius: .4rem; padding: .8rem; margin: 1rem 0; }
form .row { display: flex; flex-wrap: wrap; gap: .8rem 1.2rem; align-items: end; }
fieldset { border: 0; padding: 0; margin: 0 0 .8rem; }
legend, .field label { font-weight: 600; padding: 0; }
.field label { display: block; }
.themes { display: flex; flex-wrap: wrap; gap: .2rem 1rem; }
.themes label, h1, h2, #count, .opening, li { overflow-wrap: anywhere; }
input, select, button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line);
  border-radius: .25rem; padding: .3rem .4rem; max-width: 100%; }
button { cursor: pointer; padding: .3rem .8rem; }
#count { display: block; margin: .8rem 0 0; font-weight: 600; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: .92rem; }
caption { text-align: left; padding: .3rem 0; font-weight: 600; }
th, td { border: 1px solid var(--line); padding: .4rem .5rem; text-align: left; vertical-align: top; font-weight: 400;
  overflow-wrap: anywhere; }
thead th { background: var(--soft); font-weight: 700; position: sticky; top: 0; }
th[scope=col] { hyphens: none; overflow-wrap: normal; }
td p, th p { margin: 0 0 .3rem; white-space: pre-line; }
td p:last-child, th p:last-child { margin-bottom: 0; }
.aside { font-size: .88em; }
.maybe { background: var(--note-ground); color: var(--note); padding: .1rem .3rem; }
@media screen and (max-width: 60rem) { .wide { overflow-x: auto; } .wide table { min-width: 56rem; } }
@page { size: A4 landscape; margin: 14mm 12mm; }
@media print {
  :root { color-scheme: light; --ink: #000; --paper: #fff; --soft: #eee; --line: #777; --mark: #000;
    --note: #000; --note-ground: #fff; }
  html { font-size: 9pt; }
  body { padding: 0; }
  .notice, .opening { max-width: none; }
  form .row, form fieldset, .skip { display: none; }
  form { border: 0; padding: 0; margin: 0; background: none; }
  form[hidden], form.all { display: none; }
  thead { display: table-header-group; }
  thead th { position: static; }
  tr { break-inside: avoid; }
  tr.long { break-inside: auto; }
  h2 { break-after: avoid; }
}
"""
