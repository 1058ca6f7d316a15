import { themeVariables } from "@collapsar/plot";

/** The style sheet of a report: one column, the reader's own fonts, light and dark, readable from a phone to a desk. */
export const reportStyle = `
:root {
  color-scheme: light dark; ${themeVariables("light")} --accent: #0b6bb8; --wash: #f5f7f9;
  --seen: #007d5a; --unseen: #b4420b; --untested: #5f6b76;
}
@media (prefers-color-scheme: dark) {
  :root {
    ${themeVariables("dark")} --accent: #5aa9f0; --wash: #1c2127;
    --seen: #35c394; --unseen: #ff8a47; --untested: #9aa6b2;
  }
}
* { box-sizing: border-box; }
html { background: var(--collapsar-paper); color: var(--collapsar-ink); -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; max-width: 56rem; padding: 2.5rem 1.25rem 5rem;
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif;
}
h1 {
  font-size: clamp(1.5rem, 1.1rem + 1.8vw, 2.2rem); line-height: 1.2; letter-spacing: -0.015em;
  margin: 0 0 0.5rem; text-wrap: balance;
}
h2 { font-size: 1.25rem; line-height: 1.3; margin: 3rem 0 0.75rem; }
.eyebrow {
  color: var(--accent); font-size: 0.8rem; font-weight: 600; letter-spacing: 0.06em;
  text-transform: uppercase; margin: 0 0 0.75rem;
}
.lead { color: var(--collapsar-muted); margin: 0 0 1.5rem; max-width: 46rem; }
.words { font-size: 1.06rem; max-width: 46rem; }
figure { margin: 2.25rem 0 0; }
figure svg { display: block; max-width: 100%; height: auto; }
figure .narrow { display: none; }
@media (max-width: 46rem) { figure .wide { display: none; } figure .narrow { display: block; } }
figcaption { color: var(--collapsar-muted); font-size: 0.92rem; margin: 0.5rem 0 0; max-width: 46rem; }
details { margin: 0.5rem 0 0; font-size: 0.92rem; }
summary { color: var(--accent); cursor: pointer; width: fit-content; }
.scroll { overflow-x: auto; margin: 0.75rem 0 0; }
details .scroll { max-height: 24rem; overflow-y: auto; }
table { border-collapse: collapse; font-size: 0.9rem; font-variant-numeric: tabular-nums; min-width: 100%; }
.table-title { font-weight: 600; margin: 2rem 0 0; }
.table-title + .scroll { margin-top: 0.25rem; }
.papers { list-style: none; margin: 0; padding: 0; max-width: 46rem; }
.papers li { margin: 0 0 0.5rem; }
th, td {
  padding: 0.3rem 0.9rem 0.3rem 0; text-align: left; vertical-align: top; white-space: nowrap;
  border-bottom: 1px solid var(--collapsar-grid);
}
th { color: var(--collapsar-muted); font-weight: 500; }
td:not(.number) { white-space: normal; min-width: 7rem; max-width: 26rem; }
th:not(.number) { white-space: normal; overflow-wrap: anywhere; min-width: 7rem; }
.number { text-align: right; padding-right: 0; padding-left: 0.9rem; }
.checks { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.75rem; }
.checks li {
  background: var(--wash); border-left: 4px solid var(--unseen); border-radius: 0 6px 6px 0;
  padding: 0.7rem 1rem;
}
.checks li.seen { border-color: var(--seen); }
.checks li.untested { border-color: var(--untested); }
.checks b { color: var(--unseen); }
.checks .seen b { color: var(--seen); }
.checks .untested b { color: var(--untested); }
.checks small { color: var(--collapsar-muted); display: block; }
pre {
  background: var(--wash); border-radius: 6px; overflow-x: auto; padding: 0.9rem 1rem;
  font-size: 0.85rem; line-height: 1.5;
}
footer {
  border-top: 1px solid var(--collapsar-grid); color: var(--collapsar-muted); font-size: 0.85rem;
  margin-top: 4rem; padding-top: 1rem;
}
@media print {
  body { max-width: none; padding: 0; }
  details { display: none; }
  figure { break-inside: avoid; }
  .scroll { overflow: visible; }
  table { font-size: 0.7rem; }
  th, td { white-space: normal; overflow-wrap: anywhere; padding-right: 0.4rem; }
}
`.trim();
