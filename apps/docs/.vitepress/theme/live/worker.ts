/** Runs the example files off the page's thread; a newer request ends the one before it. */
import { examples, type Reply, type Request } from "./examples.js";

const scope = self as unknown as {
  onmessage: (event: MessageEvent<Request>) => void;
  postMessage(reply: Reply): void;
};
let latest = 0;

const pause = () => new Promise((resolve) => setTimeout(resolve));

function isSteps(value: unknown): value is Iterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.iterator in value && "next" in value;
}

async function answer({ id, name, settings }: Request): Promise<void> {
  const run = (await examples[name]()) as (settings: unknown) => unknown;
  const started = performance.now();
  const found = run(settings);
  if (!isSteps(found)) {
    scope.postMessage({ id, value: found, milliseconds: performance.now() - started, done: true });
    return;
  }
  let value: unknown;
  for (value of found) {
    scope.postMessage({ id, value, milliseconds: performance.now() - started, done: false });
    await pause();
    if (id !== latest) return;
  }
  scope.postMessage({ id, value, milliseconds: performance.now() - started, done: true });
}

scope.onmessage = ({ data }) => {
  latest = data.id;
  answer(data).catch((error: unknown) => {
    scope.postMessage({ id: data.id, error: error instanceof Error ? error.message : String(error) });
  });
};
