import { onBeforeUnmount, onMounted, type Ref, ref, shallowRef, toRaw, watch } from "vue";
import type { ExampleName, Reply, Request, Result, Settings } from "./examples.js";

/** What a page knows of a running example. */
export interface LiveExample<Name extends ExampleName> {
  readonly value: Ref<Result<Name> | undefined>;
  readonly milliseconds: Ref<number>;
  readonly busy: Ref<boolean>;
  readonly error: Ref<string>;
}

/**
 * Runs an example in a worker of its own whenever its settings change; while one runs only the newest settings wait.
 */
export function useExample<Name extends ExampleName>(
  name: Name,
  settings: () => Settings<Name> | undefined,
): LiveExample<Name> {
  const value = shallowRef<Result<Name>>();
  const [milliseconds, busy, error] = [ref(0), ref(false), ref("")];
  let worker: Worker | undefined;
  let id = 0;
  let streaming = false;
  let waiting: Settings<Name> | undefined;

  const send = (next: Settings<Name>) => {
    busy.value = true;
    streaming = false;
    id += 1;
    worker?.postMessage({ id, name, settings: JSON.parse(JSON.stringify(toRaw(next))) } satisfies Request);
  };
  const ask = (next: Settings<Name> | undefined) => {
    if (!next) return;
    if (busy.value && !streaming) waiting = next;
    else send(next);
  };
  const receive = (reply: Reply) => {
    if (reply.id !== id) return;
    error.value = "error" in reply ? reply.error : "";
    if ("value" in reply) {
      value.value = reply.value as Result<Name>;
      milliseconds.value = reply.milliseconds;
      streaming = !reply.done;
      if (streaming && !waiting) return;
    }
    busy.value = false;
    const next = waiting;
    waiting = undefined;
    if (next) send(next);
  };

  onMounted(() => {
    worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<Reply>) => receive(data);
    worker.onerror = ({ message }) => {
      error.value = message || "the worker could not be loaded";
      busy.value = false;
    };
    ask(settings());
  });
  onBeforeUnmount(() => worker?.terminate());
  watch(settings, ask, { deep: true });
  return { value, milliseconds, busy, error } as LiveExample<Name>;
}
