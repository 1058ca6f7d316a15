import { getBackend, matmul, setBackend } from "@collapsar/linalg";
import { OutOfMemoryError } from "@collapsar/linalg/check";
import { afterAll, expect, it, vi } from "vitest";
import { largestGap, normal } from "./shapes.js";

/** A wasm whose memory is always full. */
vi.mock("../src/backends/wasm/backend.js", () => ({
  createWasmBackend: () => ({
    name: "wasm",
    threads: () => 1,
    describe: () => ({ name: "wasm", threads: 1 }),
    gemm: () => {
      throw new OutOfMemoryError("wasm: the operands must fit in 4 GiB, got 5000000000 bytes");
    },
  }),
}));

afterAll(() => setBackend("auto"));

it("auto computes in js what wasm cannot hold and warns once; wasm alone refuses", () => {
  const [A, B] = [normal(1, 60, 60), normal(2, 60, 60)];
  setBackend("js");
  const expected = matmul(A, B);
  setBackend("auto");
  expect(largestGap(matmul(A, B).data, expected.data)).toBe(0);
  matmul(A, B);
  expect(getBackend().warnings).toEqual([
    "auto: js computes what wasm refuses (wasm: the operands must fit in 4 GiB, got 5000000000 bytes)",
  ]);
  setBackend("wasm");
  expect(() => matmul(A, B)).toThrow("wasm: the operands must fit in 4 GiB, got 5000000000 bytes");
});
