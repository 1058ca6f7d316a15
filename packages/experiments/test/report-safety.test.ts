import type { BarFigure, LineFigure } from "@collapsar/plot";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import type { Outcome, RunRecord } from "../src/index.js";
import { comparisonReport, runReport } from "../src/parts.js";

/** Names that a data set, a config or a folder may carry, each an attempt to run something or to steer the reader. */
const hostile = [
  "<script>run()</script>",
  "</title><script>run()</script>",
  '"><img src=x onerror=run()>',
  "</text></svg><svg onload=run()>",
  "]]><script>run()</script>",
  "</style><script>run()</script>",
  "</pre><iframe src=javascript:run()></iframe>",
  "x' onmouseover='run()",
  "&lt;script&gt;",
  "javascript:run()",
  "a\u001b[2Jb\u009bc\u202ed\u0000e\ud800",
];

function reportOf(name: string): string[] {
  const line: LineFigure = {
    kind: "line",
    title: name,
    subtitle: name,
    x: { label: name },
    y: { label: name, unit: name },
    series: [
      { name, x: [1, 2, 3], y: [3, 2, 1] },
      { name: `${name} again`, x: [1, 2, 3], y: [1, 2, 3] },
    ],
    rules: [{ axis: "x", at: 2, label: name }],
  };
  const bars: BarFigure = {
    kind: "bar",
    title: name,
    x: { label: name },
    y: { label: name },
    categories: [name, `${name}b`],
    series: [{ name, y: [1, 2] }],
  };
  const outcome: Outcome = {
    ...{
      summary: {},
      words: [name],
      checks: [
        {
          id: name,
          claim: name,
          source: name,
          seen: true,
          detail: name,
          origin: "ours",
          rule: name,
          verdict: "seen",
          ruleHash: name,
        },
      ],
    },
    figures: [
      { name, figure: line, caption: name },
      { name: `${name}2`, figure: bars },
    ],
    tables: [{ name, title: name, columns: [name, "n"], rows: [[name, 1]] }],
  };
  const record: RunRecord = {
    schema: 1,
    experiment: name,
    title: name,
    paper: name,
    figure: name,
    description: name,
    seed: 0,
    config: { [name]: name, list: [name] },
    versions: { [name]: name },
    machine: { [name]: name },
    ...{
      startedAt: name,
      trials: { total: 1, done: 1 },
      parameters: { shared: { [name]: name }, varied: {} },
    },
  };
  const other = { ...record, config: { [name]: `${name}b` } };
  const runs = [
    { name, record, outcome },
    { name: `${name}b`, record: other, outcome },
  ];
  return [runReport(record, outcome), comparisonReport(runs)];
}

describe("reports of hostile names", () => {
  it.each(hostile)("%j runs nothing, asks for nothing, and stands there as text", (name) => {
    for (const html of reportOf(name)) {
      const { document } = parseHTML(html);
      const elements = Array.from(document.querySelectorAll("*"));
      const tags = new Set(elements.map(({ tagName }) => tagName.toLowerCase()));
      for (const tag of ["script", "iframe", "object", "embed", "base", "form", "link", "foreignobject"])
        expect([...tags], tag).not.toContain(tag);
      for (const element of elements)
        for (const { name: attribute, value } of Array.from(element.attributes)) {
          expect(attribute).not.toMatch(/^on/i);
          if (/href$|^src$/i.test(attribute)) expect(value).toMatch(/^(data:image\/png|#)/);
        }
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      expect(html).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
      expect(html).not.toMatch(/\p{Cs}/u);
    }
  });

  it("carry a policy that forbids scripts and requests, before anything it could apply to", () => {
    for (const html of reportOf("a name")) {
      const { document } = parseHTML(html);
      const [charset, policy] = document.head.children as unknown as Element[];
      expect(charset!.getAttribute("charset")).toBe("utf-8");
      expect(policy!.getAttribute("http-equiv")).toBe("Content-Security-Policy");
      const content = policy!.getAttribute("content")!;
      expect(content).toContain("default-src 'none'");
      expect(content).not.toMatch(/script-src|https?:|\*/);
    }
  });
});
