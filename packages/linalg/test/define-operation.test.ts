import { setBackend } from "@collapsar/linalg";
import { OutOfMemoryError } from "@collapsar/linalg/check";
import { createWasmBackend, defineOperation, defineSize, knownSizes } from "@collapsar/linalg/engine";
import { backendFor, chooseBackend } from "@collapsar/linalg/parts";
import { afterEach, expect, it } from "vitest";
import { jsBackend } from "../src/backends/js/index.js";

/** Says who computes, and by how much its memory grew afterwards. */
const who = defineOperation({
  name: "who",
  js: (_room: number) => "js",
  wasm: ({ heap }, room) => {
    if (room > 2 ** 32) throw new OutOfMemoryError("wasm: too much");
    heap.allocate(room);
    return "wasm";
  },
  native: ({ name }, _room) => `by ${name}`,
  needs: ["gemm"],
  from: { wasm: 100, native: 1000 },
});

afterEach(() => setBackend("auto"));

it("an operation of another package is computed as linalg's own are: by size, or by the backend that was set", () => {
  expect([who("f64", 99, 8), who("f64", 100, 8)]).toEqual(["js", "wasm"]);
  expect([chooseBackend("who", 99), chooseBackend("who", 1000)]).toEqual([["js"], ["native", "wasm", "js"]]);
  setBackend("js");
  expect(who("f64", 500, 8)).toBe("js");
  setBackend("wasm");
  expect([who("f64", 1, 8), backendFor("who", 1)]).toEqual(["wasm", "wasm"]);
  const wasm = createWasmBackend({ threads: 1 });
  setBackend(wasm);
  const before = wasm.engine!.heap.mark();
  expect(who("f64", 1, 4096)).toBe("wasm");
  expect(wasm.engine!.heap.mark()).toBe(before);
});

it("a library computes it from its size on if it has what that needs", () => {
  setBackend({ ...jsBackend, name: "native" });
  expect(who("f64", 1, 8)).toBe("by native");
  setBackend({ name: "native", threads: () => 1, describe: () => ({ name: "native", threads: 1 }) });
  expect([who("f64", 1000, 8), who("f64", 9, 8), backendFor("who", 9)]).toEqual(["wasm", "js", "js"]);
});

it("js computes what does not fit into the wasm memory, unless wasm itself was set: it refuses", () => {
  expect(who("f64", 500, 2 ** 33)).toBe("js");
  setBackend({ name: "native", threads: () => 1, describe: () => ({ name: "native", threads: 1 }) });
  expect([who("f64", 500, 8), who("f64", 500, 2 ** 33)]).toEqual(["wasm", "js"]);
  for (const wasm of ["wasm", createWasmBackend({ threads: 1 })] as const) {
    setBackend(wasm);
    expect(() => who("f64", 500, 2 ** 33)).toThrow("wasm: too much");
  }
});

it("a library that was set takes a shortcut from its size on only", () => {
  const way = defineOperation({
    name: "way",
    js: () => "js",
    native: () => "native",
    from: { native: 50 },
    shortcut: true,
  });
  setBackend({ ...jsBackend, name: "native" });
  expect([way("f64", 49), way("f64", 50), backendFor("way", 49)]).toEqual(["js", "native", "js"]);
});

it("a name is entered once: the same again changes nothing, anything else is refused", () => {
  const twice = { name: "twice", js: () => 0, wasm: () => 1, from: { wasm: 7 } };
  defineOperation(twice);
  defineOperation(twice);
  expect([defineSize("turn", 3), defineSize("turn", 3)]).toEqual([3, 3]);
  const taken = (name: string) => `name must be free: another operation or size has it, got ${name}`;
  for (const other of [
    { from: { wasm: 8 } },
    { shortcut: true },
    { native: () => 2, from: { wasm: 7, native: 9 } },
  ])
    expect(() => defineOperation({ ...twice, ...other })).toThrow(`defineOperation: ${taken("twice")}`);
  expect(() => defineOperation({ ...twice, needs: ["gemm"] })).toThrow(taken("twice"));
  expect(() => defineOperation({ ...twice, name: "gemm" })).toThrow(taken("gemm"));
  expect(() => defineSize("twice", 7)).toThrow(`defineSize: ${taken("twice")}`);
  expect(() => defineSize("turn", 4)).toThrow(taken("turn"));
  expect(knownSizes().get("twice")).toMatchObject({ wasm: 7 });
});

it("every size stands in one table by its name, and unknown operations are refused", () => {
  expect(defineSize("bend", 160)).toBe(160);
  expect(knownSizes().get("bend")).toBe(160);
  expect(knownSizes().get("who")).toMatchObject({ wasm: 100, native: 1000 });
  expect(knownSizes().get("gemm")).toMatchObject({ wasm: 6000, native: 1500 });
  expect(() => chooseBackend("bend", 5)).toThrow(/operation must be one of .*who/);
  expect(() => backendFor("gem", 5)).toThrow(/gemm/);
});
