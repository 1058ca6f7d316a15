import type { KoffiModule } from "./koffi.js";

type SetEnv = (name: string, value: string, overwrite: number) => number;
type UnsetEnv = (name: string) => number;

/**
 * Sets variables of the C library's environment while `load` runs, unless the user has set them, and takes them away
 * afterwards, so that child processes do not inherit them.
 *
 * process.env reaches the C library from the main thread only (a worker has a copy), so setenv is called directly
 * where it can be found.
 */
export function withEnvironment<T>(
  koffi: KoffiModule,
  variables: Readonly<Record<string, string>>,
  load: () => T,
): T {
  const missing = Object.entries(variables).filter(([name]) => process.env[name] === undefined);
  const { set, unset } = access(koffi);
  for (const [name, value] of missing) set(name, value);
  try {
    return load();
  } finally {
    for (const [name] of missing) unset(name);
  }
}

function access(koffi: KoffiModule): { set(name: string, value: string): void; unset(name: string): void } {
  try {
    // caught below, as a system without these functions is
    if (process.platform === "win32") throw new Error("setenv is not there");
    const library = koffi.load(null);
    const setenv = library.func("setenv", "int", ["str", "str", "int"]) as SetEnv;
    const unsetenv = library.func("unsetenv", "int", ["str"]) as UnsetEnv;
    return { set: (name, value) => setenv(name, value, 0), unset: (name) => unsetenv(name) };
  } catch {
    return {
      set(name, value) {
        process.env[name] = value;
      },
      unset(name) {
        delete process.env[name];
      },
    };
  }
}
