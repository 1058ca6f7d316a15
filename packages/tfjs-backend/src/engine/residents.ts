import { type Heap, HeapFullError } from "./heap.js";

/** Something that lies in the heap and can be moved out. */
export interface Resident {
  /** Leaves the heap, keeping its values elsewhere. */
  evict(): void;
}

/**
 * A heap that makes room: when it is full, the residents that have not been used for longest move out, to be moved in
 * again when a kernel asks for their address. Those that the running kernel has asked for stay.
 */
export interface ResidentHeap extends Heap {
  /** Notes that a resident is in use by the running kernel. */
  touch(resident: Resident): void;
  /** Forgets a resident that left. */
  forget(resident: Resident): void;
  /** A kernel begins: nothing is in use. */
  begin(): void;
}

export function makeRoomIn(heap: Heap): ResidentHeap {
  /** In the order of their last use. */
  const residents = new Set<Resident>();
  const inUse = new Set<Resident>();

  function allocate(bytes: number): number {
    for (;;) {
      try {
        return heap.allocate(bytes);
      } catch (error) {
        const oldest = error instanceof HeapFullError ? firstIdle() : undefined;
        if (!oldest) throw error;
        residents.delete(oldest);
        oldest.evict();
      }
    }
  }

  function firstIdle(): Resident | undefined {
    for (const resident of residents) if (!inUse.has(resident)) return resident;
    return undefined;
  }

  return {
    ...heap,
    allocate,
    touch(resident) {
      residents.delete(resident);
      residents.add(resident);
      inUse.add(resident);
    },
    forget(resident) {
      residents.delete(resident);
      inUse.delete(resident);
    },
    begin: () => inUse.clear(),
  };
}
