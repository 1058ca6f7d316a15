import { DataError } from "@collapsar/datasets";
import { didYouMean } from "@collapsar/linalg/check";
import type { z } from "zod";

/**
 * A value that a schema accepts, its defaults filled in.
 *
 * @throws DataError naming the first key that does not fit, with the nearest name where it is unknown
 */
export function checked<T>(schema: z.ZodType<T>, value: unknown, expected: string): T {
  refuseUnknownKeys(schema, value, expected, []);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue?.path.map(String) ?? [];
  throw new DataError({ expected, found: `${keyName(path)}${path.length > 0 ? ": " : ""}${issue?.message}` });
}

const keyName = (path: readonly string[]) => path.join(".");

type Shape = Readonly<Record<string, z.ZodType>>;

/** An object's keys; undefined where a schema is no object or takes other keys too. */
function shapeOf(schema: unknown): Shape | undefined {
  const { shape, def } = schema as { shape?: Shape; def?: { innerType?: unknown; catchall?: unknown } };
  if (def?.innerType !== undefined) return shapeOf(def.innerType);
  const open = (def?.catchall as { def?: { type?: string } } | undefined)?.def?.type === "unknown";
  return open ? undefined : shape;
}

/** A key that a schema does not know would be passed over in silence: it is a fault, at every depth. */
function refuseUnknownKeys(schema: unknown, value: unknown, expected: string, path: readonly string[]): void {
  const shape = shapeOf(schema);
  if (shape === undefined || typeof value !== "object" || value === null || Array.isArray(value)) return;
  const names = Object.keys(shape);
  for (const [key, inner] of Object.entries(value)) {
    if (!Object.hasOwn(shape, key)) throw unknownKey([...path, key], names, expected);
    refuseUnknownKeys(shape[key], inner, expected, [...path, key]);
  }
}

function unknownKey(path: readonly string[], names: readonly string[], expected: string): DataError {
  const known = names.length === 0 ? "there are none" : `there are ${names.join(", ")}`;
  return new DataError({
    expected,
    found: `the key ${keyName(path)}`,
    mend: didYouMean(path.at(-1)!, names) ?? known,
  });
}
