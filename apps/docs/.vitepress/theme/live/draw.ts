import type { Figure, RenderOptions } from "@collapsar/plot";
import type { Drawn } from "./draw-worker.js";

interface Waiting {
  readonly resolve: (svg: string) => void;
  readonly reject: (error: Error) => void;
  /** Draws it on the page's own thread. */
  readonly here: () => Promise<string>;
}

const waiting = new Map<number, Waiting>();
let worker: Worker | "none" | undefined;
let orders = 0;

/** Loads what draws, before there is anything to draw. */
export function prepareToDraw(): void {
  worker ??= launch();
}

function launch(): Worker | "none" {
  try {
    const started = new Worker(new URL("./draw-worker.ts", import.meta.url), { type: "module" });
    started.onmessage = ({ data }: MessageEvent<Drawn>) => {
      const order = waiting.get(data.id);
      waiting.delete(data.id);
      if ("svg" in data) order?.resolve(data.svg);
      else order?.reject(new Error(data.error));
    };
    started.onerror = () => {
      worker = "none";
      for (const { here, resolve, reject } of waiting.values()) here().then(resolve, reject);
      waiting.clear();
    };
    return started;
  } catch {
    return "none";
  }
}

/** A figure as SVG, drawn in a worker that all figures share; where there is none, by the page itself. */
export function draw(figure: Figure, options: RenderOptions): Promise<string> {
  const here = async () => (await import("@collapsar/plot")).renderSvg(figure, options);
  prepareToDraw();
  if (worker === "none") return here();
  orders += 1;
  const id = orders;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject, here });
    (worker as Worker).postMessage({ id, figure, options });
  });
}
