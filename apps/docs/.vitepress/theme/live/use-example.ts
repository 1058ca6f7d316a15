import { computed, onBeforeUnmount, onMounted, type Ref, ref, shallowRef, watch } from "vue";
import type { ExampleName, Reply, Request, Result, Settings } from "./examples.js";

/** The state of a running example. */
export interface LiveExample<Name extends ExampleName> {
  /** The newest result, or the newest step of one. */
  readonly value: Ref<Result<Name> | undefined>;
  /** Every step so far of an example that goes step by step. */
  readonly steps: Ref<readonly Result<Name>[]>;
  readonly milliseconds: Ref<number>;
  readonly busy: Ref<boolean>;
  readonly error: Ref<string>;
  /** Whether what is shown belongs to other settings than those that stand there. */
  readonly stale: Ref<boolean>;
  /** Whether the reader has stopped the computation. */
  readonly stopped: Ref<boolean>;
  /** Stops the computation; the last result stays. */
  cancel(): void;
  /** Runs a text of the example that the reader has edited, or the example itself again. */
  run(code?: string): void;
}

/** A computation that was overtaken is given this long to end before it is ended. */
const patienceMs = 150;

const anyExample = () => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });

/** Runs an example in a worker of its own whenever its settings change; what is overtaken stops. */
export function useExample<Name extends ExampleName>(
  name: Name,
  settings: () => Settings<Name> | undefined,
  start: () => Worker = anyExample,
): LiveExample<Name> {
  const value = shallowRef<Result<Name>>();
  const steps = shallowRef<readonly Result<Name>[]>([]);
  const [milliseconds, busy, error, stopped] = [ref(0), ref(false), ref(""), ref(false)];
  const [asked, shown] = [ref(""), ref("")];
  let worker: Worker | undefined;
  let id = 0;
  let fresh = true;
  let overtaken: ReturnType<typeof setTimeout> | undefined;
  let waiting: Request | undefined;

  function launch(): void {
    worker?.terminate();
    worker = start();
    worker.onmessage = ({ data }: MessageEvent<Reply>) => receive(data);
    worker.onerror = ({ message }) => {
      error.value = `the worker could not do this: ${message || "it could not be loaded"}`;
      busy.value = false;
    };
  }
  function send(request: Request): void {
    fresh = true;
    busy.value = true;
    worker?.postMessage(request);
  }
  function ask(next: Settings<Name> | undefined, code?: string): void {
    if (next === undefined) return;
    const text = JSON.stringify(next);
    asked.value = text;
    stopped.value = false;
    id += 1;
    const request: Request = { id, name, settings: JSON.parse(text), code };
    if (!busy.value) {
      send(request);
      return;
    }
    waiting = request;
    overtaken ??= setTimeout(() => {
      overtaken = undefined;
      if (!waiting) return;
      launch();
      send(waiting);
      waiting = undefined;
    }, patienceMs);
  }
  function finish(): void {
    clearTimeout(overtaken);
    overtaken = undefined;
    busy.value = false;
    if (waiting) send(waiting);
    waiting = undefined;
  }
  function receive(reply: Reply): void {
    if (reply.id === id) {
      error.value = "error" in reply ? reply.error : "";
      if ("value" in reply) {
        const step = reply.value as Result<Name>;
        steps.value = fresh ? [step] : reply.done ? steps.value : [...steps.value, step];
        fresh = false;
        value.value = step;
        milliseconds.value = reply.milliseconds;
        shown.value = asked.value;
        if (!reply.done) return;
      }
    } else if ("value" in reply && !reply.done) return;
    finish();
  }
  function cancel(): void {
    waiting = undefined;
    launch();
    finish();
    stopped.value = true;
  }

  onMounted(() => {
    launch();
    ask(settings());
  });
  onBeforeUnmount(() => worker?.terminate());
  watch(settings, (next, before) => {
    if (JSON.stringify(next) !== JSON.stringify(before)) ask(next);
  });
  const stale = computed(
    () => value.value !== undefined && (settings() === undefined || asked.value !== shown.value),
  );
  const run = (code?: string) => ask(settings(), code);
  return { value, steps, milliseconds, busy, error, stale, stopped, cancel, run } as LiveExample<Name>;
}
