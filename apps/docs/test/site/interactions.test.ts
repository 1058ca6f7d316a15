import { seededRandom } from "@collapsar/linalg";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nightly, openSite, reason, type ServedSite, scrollThrough } from "./served.js";

const watch = `window.longest = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
}).observe({ type: "longtask" });`;

/** Moves a slider, a choice or a button of the page's examples, as a reader might. */
async function interact(page: Page, share: number, value: number): Promise<void> {
  await page.evaluate(
    `(([share, value]) => {
      const controls = [...document.querySelectorAll(".live input[type=range], .live select, .live-player button")].filter((one) => !one.disabled);
      const control = controls[Math.floor(share * controls.length)];
      if (!control) return;
      if (control.tagName === "BUTTON") control.click();
      else if (control.tagName === "SELECT") {
        control.selectedIndex = Math.floor(value * control.options.length);
        control.dispatchEvent(new Event("change", { bubbles: true }));
      } else {
        const [min, max] = [Number(control.min), Number(control.max)];
        control.value = String(min + value * (max - min));
        control.dispatchEvent(new Event("input", { bubbles: true }));
      }
    })([${share}, ${value}])`,
  );
}

const everyPage = ["collapse", "block-ntk", "kernel-idea", "kernels", "adaptive", "deep-rfm"];

describe.skipIf(reason !== "")(`fifty random interactions${reason}`, () => {
  let site: ServedSite;
  beforeAll(async () => {
    site = await openSite();
  }, 60_000);
  afterAll(() => site?.close());

  test.each(nightly ? everyPage : everyPage.slice(0, 2))(
    "on /guide/%s block the page for less than 100 ms each, at a quarter of the speed, and leave a figure in each example and no fault",
    async (name) => {
      const page = await site.context.newPage();
      const faults: string[] = [];
      page.on("pageerror", (error) => faults.push(error.message));
      await page.goto(`${site.base}/guide/${name}.html`);
      await scrollThrough(page);
      await page.waitForSelector(".live [aria-busy]", { timeout: 30_000 });
      await page.evaluate(watch);
      const random = seededRandom(18);
      const disturb = async (times: number) => {
        await page.evaluate("window.longest = 0");
        for (let k = 0; k < times; k++) {
          await interact(page, random.next(), random.next());
          await page.waitForTimeout(40);
        }
        await page.waitForTimeout(200);
        return (await page.evaluate("window.longest")) as number;
      };
      const unhindered = nightly ? await disturb(10) : 0;
      const session = await site.context.newCDPSession(page);
      await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
      const longest = await disturb(50);
      expect(faults).toEqual([]);
      const bare = `[...document.querySelectorAll(".live")].filter((one) => !one.querySelector("svg, canvas, img")).length`;
      expect(await page.evaluate(bare)).toBe(0);
      expect(unhindered).toBeLessThan(50);
      if (nightly) expect(longest).toBeLessThan(100);
      await page.close();
    },
    90_000,
  );
});
