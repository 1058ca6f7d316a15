import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nightly, openSite, paths, reason, type ServedSite, scrollThrough } from "./served.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const grave = ["serious", "critical"];

interface Finding {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/**
 * Current findings of axe; formulas are our own pictures with one name each, and are not walked through. In the dark only
 * colours differ.
 */
const findings = (
  dark: boolean,
) => `axe.run({ exclude: [["mjx-container"]] }, { resultTypes: ["violations"]${dark ? ', runOnly: ["color-contrast"]' : ""} }).then(({ violations }) =>
  violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.slice(0, 3).map(({ html }) => ({ html: html.slice(0, 160) })) })))`;

describe.skipIf(reason !== "")(`what axe says of the built site${reason}`, () => {
  let site: ServedSite;
  beforeAll(async () => {
    site = await openSite();
  }, 180_000);
  afterAll(() => site?.close());

  test.each(paths)(
    "%s has no serious finding, narrow and light; wide and dark by night",
    async (path) => {
      const page = await site.context.newPage();
      await page.goto(site.base + path);
      // what fades from one colour to the other has a false one on its way
      await page.addStyleTag({ content: "* { transition: none !important; animation: none !important; }" });
      await page.evaluate(axe);
      const found: string[] = [];
      for (const width of nightly ? [390, 1440] : [390]) {
        await page.setViewportSize({ width, height: 844 });
        await scrollThrough(page);
        // the other views differ in width or in colours alone
        for (const dark of nightly ? [false, true] : [false]) {
          await page.evaluate(`document.documentElement.classList.toggle("dark", ${dark})`);
          for (const { id, impact, nodes } of (await page.evaluate(findings(dark))) as Finding[])
            if (grave.includes(impact))
              found.push(
                `${width} ${dark ? "dark" : "light"} ${id}: ${nodes.map(({ html }) => html).join(" | ")}`,
              );
        }
      }
      expect(found).toEqual([]);
      await page.close();
    },
    180_000,
  );
});
