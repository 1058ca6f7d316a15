import { transform } from "sucrase";

/** The packages that an edited example may import; each is loaded when it is. */
const packages: Readonly<Record<string, () => Promise<unknown>>> = {
  "@collapsar/datasets": () => import("@collapsar/datasets"),
  "@collapsar/datasets/parts": () => import("@collapsar/datasets/parts"),
  "@collapsar/kernels": () => import("@collapsar/kernels"),
  "@collapsar/kernels/parts": () => import("@collapsar/kernels/parts"),
  "@collapsar/linalg": () => import("@collapsar/linalg"),
  "@collapsar/linalg/parts": () => import("@collapsar/linalg/parts"),
  "@collapsar/metrics": () => import("@collapsar/metrics"),
  "@collapsar/metrics/parts": () => import("@collapsar/metrics/parts"),
  "@collapsar/nn": () => import("@collapsar/nn"),
  "@collapsar/nn/parts": () => import("@collapsar/nn/parts"),
  "@collapsar/ntk": () => import("@collapsar/ntk"),
  "@collapsar/ntk/parts": () => import("@collapsar/ntk/parts"),
  "@collapsar/rfm": () => import("@collapsar/rfm"),
  "@collapsar/rfm/parts": () => import("@collapsar/rfm/parts"),
};

/**
 * Runs the text of an example as a module and returns what it exports as `result`. The text is the reader's own, in
 * the reader's own worker: it can do what any line typed into the browser's console can.
 *
 * @throws Error if the text does not parse, imports another package or exports no `result`
 */
export async function runCode(text: string): Promise<unknown> {
  const { code } = transform(text, { transforms: ["typescript", "imports"], production: true });
  const loaded = new Map<string, unknown>();
  const names: string[] = [];
  const load = (body: string) => new Function("require", "exports", body);
  const exported: Record<string, unknown> = {};
  const need = (name: string) => {
    if (loaded.has(name)) return loaded.get(name);
    if (!Object.hasOwn(packages, name)) throw new Error(`this page has no package ${name}`);
    names.push(name);
    throw missing;
  };
  const missing = new Error("loading");
  const run = load(code);
  for (;;) {
    try {
      run(need, exported);
      break;
    } catch (error) {
      if (error !== missing) throw error;
      const name = names.pop()!;
      loaded.set(name, await packages[name]!());
    }
  }
  if (!("result" in exported)) throw new Error("the text must export a const named result");
  return exported["result"];
}
