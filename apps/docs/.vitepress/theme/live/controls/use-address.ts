import { computed, onBeforeUnmount, onMounted, type Ref, reactive, ref, watch } from "vue";
import { fallbacksOf, type Parameters, readAddress, type ValuesOf, writeAddress } from "./parameters.js";

/** The settings of an example, which live in the page's address. */
export interface AddressSettings<P> {
  readonly values: ValuesOf<P>;
  /** Says that a part of the address meant nothing; empty otherwise. */
  readonly notice: Ref<string>;
  readonly ready: Ref<boolean>;
  /** Whether any of them is another than its default: then a picture made at the defaults shows something else. */
  readonly changed: Ref<boolean>;
  reset(): void;
}

/** Changes that follow each other within this time are one step for the Back button. */
const oneStepMs = 1500;
/** While a slider moves the address is written this often at most: each time costs the page some milliseconds. */
const writeEveryMs = 200;

/** Keeps the settings of the example of that name and the page's address alike, in both directions. */
export function useAddress<P extends Parameters>(name: string, parameters: P): AddressSettings<P> {
  const values = reactive(fallbacksOf(parameters)) as ValuesOf<P>;
  const [notice, ready] = [ref(""), ref(false)];
  let lastChange = Number.NEGATIVE_INFINITY;
  let following = false;
  let pending: ReturnType<typeof setTimeout> | undefined;

  function forget(): void {
    clearTimeout(pending);
    pending = undefined;
  }
  function follow(): void {
    forget();
    const found = readAddress(name, parameters, new URLSearchParams(location.search));
    following = true;
    Object.assign(values, found.values);
    notice.value =
      found.broken.length > 0
        ? `This address says nothing that is understood about ${found.broken.join(", ")}: the default stands there.`
        : "";
    queueMicrotask(() => {
      following = false;
    });
  }
  function write(how: "pushState" | "replaceState"): void {
    forget();
    const query = writeAddress(name, parameters, values, new URLSearchParams(location.search)).toString();
    // a state of null tells the page's router that this is no page of its own; so must the entry that is left, or on the
    // way back the router would load the page that stands there, and scroll to its top
    if (how === "pushState") history.replaceState(null, "");
    history[how](null, "", `${location.pathname}${query === "" ? "" : `?${query}`}${location.hash}`);
  }
  function say(): void {
    if (following) return;
    notice.value = "";
    const now = performance.now();
    if (now - lastChange > oneStepMs) write("pushState");
    else pending ??= setTimeout(write, writeEveryMs, "replaceState");
    lastChange = now;
  }

  onMounted(() => {
    follow();
    ready.value = true;
    window.addEventListener("popstate", follow);
    watch(values as object, say, { deep: true, flush: "sync" });
  });
  onBeforeUnmount(() => {
    forget();
    window.removeEventListener("popstate", follow);
  });
  const changed = computed(() =>
    Object.entries(parameters).some(
      ([key, { fallback, write: text }]) => text((values as Record<string, unknown>)[key]) !== text(fallback),
    ),
  );
  return { values, notice, ready, changed, reset: () => void Object.assign(values, fallbacksOf(parameters)) };
}
