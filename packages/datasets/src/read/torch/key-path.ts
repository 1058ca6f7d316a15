import { PickleObject, type PickleValue } from "./pickle-values.js";

/** A container with named items: a dictionary, or the attributes of a namespace. */
export function itemsOf(value: PickleValue): ReadonlyMap<string, PickleValue> | undefined {
  if (value instanceof Map) return value;
  if (!(value instanceof PickleObject) || value.made !== "argparse.Namespace") return undefined;
  return value.state instanceof Map ? value.state : new Map();
}

function child(value: PickleValue, name: string): PickleValue | undefined {
  const items = itemsOf(value);
  if (items !== undefined) return items.get(name);
  return Array.isArray(value) && /^\d{1,9}$/.test(name) ? value[Number(name)] : undefined;
}

const longestPath = 64;

/**
 * The value under a key with dots, which name nested dictionaries and, by number, lists; a flat key that contains
 * dots wins over a nested one.
 */
export function valueAt(root: PickleValue, key: string): PickleValue | undefined {
  if (key === "") return root;
  const parts = key.split(".");
  const failed = new Map<PickleValue, Set<number>>();
  const find = (value: PickleValue, from: number): PickleValue | undefined => {
    if (from === parts.length) return value;
    if (failed.get(value)?.has(from) === true) return undefined;
    for (let end = parts.length; end > from; end--) {
      const next = child(value, parts.slice(from, end).join("."));
      const found = next === undefined ? undefined : find(next, end);
      if (found !== undefined) return found;
    }
    failed.set(value, (failed.get(value) ?? new Set()).add(from));
    return undefined;
  };
  return parts.length > longestPath ? child(root, key) : find(root, 0);
}

/** Shared values may be listed without end: the first of this many names, to this depth, are enough. */
const mostNames = 10_000;
const deepest = 32;

/** The keys under which values lie, shallow ones first; `isLeaf` says where to stop. */
export function keysOf(
  root: PickleValue,
  isLeaf: (value: PickleValue) => boolean,
): [key: string, value: PickleValue][] {
  const found = new Map<string, PickleValue>();
  let level: [string, PickleValue][] = [["", root]];
  for (let depth = 0, visited = 0; level.length > 0 && depth < deepest; depth++) {
    const next: [string, PickleValue][] = [];
    for (const [key, value] of level) {
      if (visited++ > 10 * mostNames || found.size >= mostNames) break;
      if (isLeaf(value)) {
        if (!found.has(key)) found.set(key, value);
        continue;
      }
      const items = itemsOf(value) ?? (Array.isArray(value) ? value.entries() : []);
      for (const [name, item] of items) {
        if (next.length >= 10 * mostNames) break;
        next.push([key === "" ? String(name) : `${key}.${name}`, item]);
      }
    }
    level = next;
  }
  return [...found];
}
