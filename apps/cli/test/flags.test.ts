import { describe, expect, it } from "vitest";
import { commands } from "../src/commands/commands.js";
import { commonFlags, flagName, type Needs } from "../src/contract/flags.js";
import { type Call, checkCall } from "../src/shell/call.js";

const command = (name: string) => commands.find((one) => one.name === name)!;

/** A call with flags as they are typed, others at their defaults. */
function call(name: string, flags: Readonly<Record<string, string>>): Call {
  const value = command(name);
  const defaults = Object.entries(value.flags).map(([key, { fallback }]) => [key, fallback]);
  const typed = Object.entries(flags).map(([key, text]) => [key, [{ flag: flagName(key), text }]] as const);
  return {
    ...{ command: value, args: [], typed: new Map(typed) },
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
    for (const { name, flags } of commands) {
      const all = { ...flags, ...commonFlags };
      const check = (needs: Needs | undefined): void => {
        for (const key of Object.keys(needs?.flags ?? {}))
          expect(Object.hasOwn(all, key), `${name} ${key}`).toBe(true);
        if (needs?.or !== undefined) check(needs.or);
      };
      for (const flag of Object.values(flags)) check(flag.needs);
    }
  });
});
