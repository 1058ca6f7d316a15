import type { StopSignal } from "@collapsar/linalg";
import { MirrorError } from "./download-errors.js";

/** Aborts what waits: when its caller stops, or when nothing has come for too long. */
export interface StallWatch {
  readonly signal: AbortSignal;
  /** Something came. */
  touch(): void;
  end(): void;
}

const pollMs = 100;

/** Watches a transfer from now on. */
export function watchStall(stop: StopSignal | undefined, stallMs: number): StallWatch {
  const controller = new AbortController();
  let last = Date.now();
  const check = () => {
    if (stop?.aborted === true) {
      try {
        stop.throwIfAborted();
      } catch (reason) {
        controller.abort(reason);
      }
    } else if (Date.now() - last > stallMs) {
      controller.abort(new MirrorError(`nothing came for ${stallMs / 1000} s`));
    }
  };
  const timer = setInterval(check, Math.min(pollMs, stallMs));
  return {
    signal: controller.signal,
    touch: () => {
      last = Date.now();
    },
    end: () => clearInterval(timer),
  };
}
