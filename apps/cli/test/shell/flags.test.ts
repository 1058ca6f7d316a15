import { describe, expect, it } from "vitest";
import { commands } from "../../src/commands/commands.js";
import { commonFlags, flagName, type Needs } from "../../src/contract/flags.js";
import { type Call, checkCall } from "../../src/shell/call.js";

const command = (name: string) => commands.find((one) => one.name === name)!;

/** A call with flags as they are typed, others at their defaults. */
function call(name: string, flags: Readonly<Record<string, string>>): Call {
  const value = command(name);
  const defaults = Object.entries(value.flags).map(([key, { fallback }]) => [key, fallback]);
  const typed = Object.entries(flags).map(([key, text]) => [key, [{ flag: flagName(key), text }]] as const);
  return {
    command: value,
    args: [],
    typed: new Map(typed),
    options: { ...Object.fromEntries(defaults), ...flags },
  };
}

describe("flags", () => {
  it("are refused by name where they cannot act", () => {
    expect(checkCall(call("kernel", { kernel: "gaussian", depth: "3" }))).toMatch(
      /^--depth 3: has no effect here; it acts with --kernel nngp or --kernel ntk/,
    );
    expect(checkCall(call("kernel", { kernel: "ntk", depth: "3" }))).toBeUndefined();
    expect(checkCall(call("dynamics", { momentum: "0.5" }))).toMatch(
      /^--momentum 0.5: .*with --learning-rate$/,
    );
    expect(checkCall(call("dynamics", { momentum: "0.5", learningRate: "0.1" }))).toBeUndefined();
    expect(checkCall(call("dynamics", { sizes: "3,3", classes: "2" }))).toMatch(
      /^--classes 2: .*without --sizes$/,
    );
  });

  it("of every command are refused where a run that was begun has them, or a command has one precision", () => {
    const wrong = (name: string, flags: Record<string, string>) => checkCall(call(name, flags));
    for (const name of ["run", "train", "demo"]) {
      expect(wrong(name, { resume: "R", out: "S" })).toBe(
        "--out S: has no effect here; a run that is resumed stays in its folder",
      );
      expect(wrong(name, { resume: "R", seed: "1" })).toMatch(/^--seed 1: .* keeps its seed$/);
      expect(wrong(name, { resume: "R", runs: "S" })).toMatch(/^--runs S: .* without --resume$/);
      expect(wrong(name, { out: "S", seed: "1" })).toBeUndefined();
    }
    expect(wrong("rerun", { seed: "1" })).toMatch(/^--seed 1: .* has its seed$/);
    for (const name of ["run", "rerun", "dynamics", "adaptive", "deep-rfm"]) {
      expect(wrong(name, { dtype: "f32" })).toMatch(/^--dtype f32: has no effect here/);
      expect(wrong(name, { dtype: "f64" })).toBeUndefined();
    }
  });

  it("are refused when given twice, unless they are lists", () => {
    const twice = (key: string) => {
      const once = call("kernel", { [key]: "2" });
      const [typed] = once.typed.get(key)!;
      return checkCall({ ...once, typed: new Map([[key, [typed!, { ...typed!, text: "3" }]]]) });
    };
    expect(twice("depth")).toBe("--depth: given twice, as --depth 2 and --depth 3; give it once");
    expect(twice("classes")).toBeUndefined();
  });

  it("need only flags that their command has", () => {
    for (const { name, flags, acts = {} } of commands) {
      const all = { ...flags, ...commonFlags };
      const check = (needs: Needs | undefined): void => {
        for (const key of Object.keys(needs?.flags ?? {}))
          expect(Object.hasOwn(all, key), `${name} ${key}`).toBe(true);
        if (needs?.or !== undefined) check(needs.or);
      };
      for (const flag of Object.values(flags)) check(flag.needs);
      for (const { needs } of Object.values(acts)) check(needs);
    }
  });
});
