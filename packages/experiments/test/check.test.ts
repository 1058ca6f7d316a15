import { describe, expect, it } from "vitest";
import type { Check } from "../src/index.js";
import { effectOver, judged, ruleHash } from "../src/parts.js";

const claim: Check = {
  id: "a",
  claim: "it falls",
  source: "[KK]",
  origin: "quoted",
  rule: "by more than 10 %",
  seen: true,
  detail: "by 20 %",
};
const control = (seen: boolean | undefined) => ({ name: "shuffled labels", seen, detail: "" });

describe("a verdict", () => {
  it("is seen, not seen, or not testable where the run cannot tell", () => {
    expect(judged(claim).verdict).toBe("seen");
    expect(judged({ ...claim, seen: false }).verdict).toBe("not seen");
    expect(judged({ ...claim, seen: undefined }).verdict).toBe("not testable");
  });

  it("is never seen where the control shows it too, or cannot tell", () => {
    expect(judged({ ...claim, control: control(true) })).toMatchObject({
      verdict: "not testable",
      seen: false,
    });
    expect(judged({ ...claim, control: control(false) }).verdict).toBe("seen");
    expect(judged({ ...claim, control: control(undefined) })).toMatchObject({
      verdict: "not testable",
      seen: false,
    });
    for (const seen of [true, undefined])
      expect(judged({ ...claim, seen: false, control: control(seen) }).verdict).toBe("not seen");
  });

  it("carries the hash of its rule, which changes with rule, claim and origin, and not with what was found", () => {
    const { ruleHash: hash } = judged(claim);
    expect(hash).toMatch(/^[0-9a-f]{12}$/);
    expect(judged({ ...claim, seen: false, detail: "by nothing" }).ruleHash).toBe(hash);
    for (const change of [{ rule: "by more than 5 %" }, { claim: "it rises" }, { origin: "ours" as const }])
      expect(ruleHash({ ...claim, ...change })).not.toBe(hash);
  });
});

describe("an effect", () => {
  it("has the interval of Student's t over its seeds, and none for one", () => {
    // scipy.stats.t.interval(0.95, 3, loc=2.5, scale=sem([1, 2, 3, 4]))
    expect(effectOver("x", [1, 2, 3, 4])).toAgree(
      { name: "x", value: 2.5, low: 0.4457396, high: 4.5542604, count: 4 },
      { absolute: 1e-3 },
    );
    expect(effectOver("x", [7])).toEqual({ name: "x", value: 7, count: 1 });
  });
});
