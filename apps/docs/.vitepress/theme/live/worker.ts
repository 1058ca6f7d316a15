/** Runs the example files off the page's thread; a newer request ends the one before it. */
import { type ExampleName, examples, type Reply, type Request } from "./examples.js";

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

async function started({ name, settings, code }: Request): Promise<unknown> {
  if (code !== undefined) return (await import("./run-code.js")).runCode(code);
  const run = (await examples[name as ExampleName]()) as (settings: unknown) => unknown;
  return run(settings);
}

async function answer(request: Request): Promise<void> {
  const { id } = request;
  const start = performance.now();
  const found = await started(request);
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

scope.onmessage = ({ data }) => {
  latest = data.id;
  answer(data).catch((error: unknown) => {
    scope.postMessage({ id: data.id, error: error instanceof Error ? error.message : String(error) });
  });
};
