import { seededRandom } from "@collapsar/linalg";
import { describe, expect, it } from "vitest";
import { createHeap, HeapFullError } from "../src/engine/heap.js";

const PAGE = 65536;

describe("createHeap", () => {
  it("never gives the same bytes twice, whatever is allocated and freed", () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 2000 });
    const heap = createHeap(memory, 100);
    const random = seededRandom(5);
    const blocks: { address: number; length: number; mark: number }[] = [];
    for (let i = 1; i <= 3000; i++) {
      if (blocks.length > 0 && random.next() < 0.48) {
        const [{ address, length, mark }] = blocks.splice(random.integer(blocks.length), 1) as [
          (typeof blocks)[0],
        ];
        expect(heap.ints(address, length).every((word) => word === mark)).toBe(true);
        heap.free(address);
      } else {
        const length = Math.floor(2 ** (15 * random.next()));
        const address = heap.allocate(4 * length);
        expect(address % 64).toBe(0);
        expect(address).toBeGreaterThanOrEqual(100);
        heap.ints(address, length).fill(i);
        blocks.push({ address, length, mark: i });
      }
    }
    for (const { address } of blocks) heap.free(address);
    expect(heap.used()).toBe(0);
  });

  it("merges what is freed, in any order, and uses it again", () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 64 });
    const heap = createHeap(memory, 0);
    const whole = 10 * PAGE;
    for (const order of [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [1, 3, 0, 2],
    ]) {
      const parts = order.map(() => heap.allocate(whole));
      for (const i of order) heap.free(parts[i]!);
      heap.free(heap.allocate(4 * whole));
    }
    expect(memory.buffer.byteLength).toBeLessThanOrEqual(64 * PAGE);
  });

  it("says that it is full, and goes on with what fits", () => {
    const heap = createHeap(new WebAssembly.Memory({ initial: 1, maximum: 4 }), 0);
    const address = heap.allocate(2 * PAGE);
    expect(() => heap.allocate(3 * PAGE)).toThrow(HeapFullError);
    heap.free(address);
    expect(heap.allocate(3 * PAGE)).toBe(address);
  });
});
