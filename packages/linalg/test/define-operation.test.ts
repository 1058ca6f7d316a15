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

it("js computes under auto what does not fit into the wasm memory; wasm alone refuses", () => {
  expect(who("f64", 500, 2 ** 33)).toBe("js");
  setBackend("wasm");
  expect(() => who("f64", 500, 2 ** 33)).toThrow("wasm: too much");
});

it("every size stands in one table by its name, and unknown operations are refused", () => {
  expect(defineSize("bend", 160)).toBe(160);
  expect(knownSizes().get("bend")).toBe(160);
  expect(knownSizes().get("who")).toMatchObject({ wasm: 100, native: 1000 });
  expect(knownSizes().get("gemm")).toMatchObject({ wasm: 6000, native: 3000 });
  expect(() => chooseBackend("bend", 5)).toThrow(/operation must be one of .*who/);
  expect(() => backendFor("gem", 5)).toThrow(/gemm/);
});
