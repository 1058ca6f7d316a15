import type { Reply, Request } from "./examples.js";

const scope = self as unknown as {
  onmessage: (event: MessageEvent<Request>) => void;
  postMessage(reply: Reply): void;
};
let latest = 0;

const pause = () => new Promise((resolve) => setTimeout(resolve));

type Steps = Iterable<unknown> | AsyncIterable<unknown>;

/** Generators, whose steps are shown as they come; lists and arrays are results. */
function isSteps(value: unknown): value is Steps {
  const made = typeof value === "object" && value !== null && "next" in value;
  return made && (Symbol.iterator in value || Symbol.asyncIterator in value);
}

/** Runs what a request asks for: the result, or a generator of steps. */
export type Run = (request: Request) => unknown;

async function answer(request: Request, run: Run): Promise<void> {
  const { id } = request;
  const start = performance.now();
  const found = await run(request);
  const reply = (value: unknown, done: boolean) =>
    scope.postMessage({ id, value, milliseconds: performance.now() - start, done });
  if (!isSteps(found)) {
    reply(found, true);
    return;
  }
  let value: unknown;
  for await (value of found) {
    reply(value, false);
    await pause();
    if (id !== latest) return;
  }
  reply(value, true);
}

/** Answers the page's requests; a newer one ends the one before it. */
export function answerRequests(run: Run): void {
  scope.onmessage = ({ data }) => {
    latest = data.id;
    answer(data, run).catch((error: unknown) => {
      scope.postMessage({ id: data.id, error: error instanceof Error ? error.message : String(error) });
    });
  };
}
