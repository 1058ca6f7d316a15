import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Draw, damaged } from "./files.js";

/** Every file below a folder, by its path in it. */
function filesOf(folder: string, under = ""): string[] {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    const path = join(under, entry.name);
    return entry.isDirectory() ? filesOf(folder, path) : [path];
  });
}

const others: readonly unknown[] = [
  ...[null, "", "x", 0, -1, 1.5, 1e300, true, [], {}, [null], { x: null }, "NaN", "../..", "\u001b[2J"],
  ...["__proto__", "constructor", "4000000000", 4000000000],
];

/** A value with one of its parts, at any depth, null, of another kind, gone, or beside one that is not known. */
function withOtherPart(value: unknown, { pick, chance }: Draw): unknown {
  if (typeof value !== "object" || value === null || chance() < 0.15) return pick(others);
  const keys = Object.keys(value);
  if (keys.length === 0) return pick(others);
  const key = pick(keys);
  const kind = chance();
  if (Array.isArray(value)) {
    const at = Number(key);
    if (kind < 0.1) return value.toSpliced(at, 1);
    return kind < 0.2
      ? [...value, value[at]]
      : value.with(at, withOtherPart(value[at], { pick, chance } as Draw));
  }
  const { [key]: part, ...rest } = value as Record<string, unknown>;
  if (kind < 0.15) return rest;
  if (kind < 0.25) return { ...value, [pick(["y", "sede", "constructor", "toString"])]: pick(others) };
  return { ...value, [key]: withOtherPart(part, { pick, chance } as Draw) };
}

/** The JSON of a file, or of one line of it, with another part. */
function withOtherField(text: string, draw: Draw): string {
  const lines = text.split("\n");
  try {
    return JSON.stringify(withOtherPart(JSON.parse(text), draw));
  } catch {
    const at = draw.below(lines.length);
    const kind = draw.chance();
    if (kind < 0.1) return lines.toSpliced(at, 1).join("\n");
    if (kind < 0.2) return lines.toSpliced(at, 0, lines[at]!).join("\n");
    try {
      return lines.with(at, JSON.stringify(withOtherPart(JSON.parse(lines[at]!), draw))).join("\n");
    } catch {
      // YAML: another value of a key
      return lines.with(at, lines[at]!.replace(/:.*$/, `: ${JSON.stringify(draw.pick(others))}`)).join("\n");
    }
  }
}

const damages = [
  "flip",
  "flip",
  "cut",
  "field",
  "field",
  "field",
  "field",
  "gone",
  "folder",
  "loop",
  "empty",
] as const;

/** A copy of a run's folder in which one file is not what it was; returns which, and how. */
export function damagedRun(from: string, to: string, draw: Draw): string {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
  const files = filesOf(to);
  // figures and reports are written anew: what is read is of interest
  const read = files.filter((file) => /\.(json|jsonl|yaml|safetensors)$/.test(file));
  const file = draw.chance() < 0.9 ? draw.pick(read) : draw.pick(files);
  const path = join(to, file);
  const bytes = readFileSync(path);
  const how = draw.pick(damages);
  rmSync(path);
  if (how === "folder") mkdirSync(path);
  else if (how === "loop") symlinkSync(file.split("/").at(-1)!, path);
  else if (how === "empty") writeFileSync(path, "");
  else if (how === "field") {
    writeFileSync(
      path,
      path.endsWith(".safetensors") ? otherHeader(bytes, draw) : withOtherField(bytes.toString(), draw),
    );
  } else if (how !== "gone") writeFileSync(path, damaged(bytes, draw, how === "cut"));
  return `${how} ${file}`;
}

/** A safetensors file whose header says something else, as long as it needs to be. */
function otherHeader(bytes: Uint8Array, draw: Draw): Uint8Array {
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as Record<
    string,
    unknown
  >;
  const metadata = header["__metadata__"] as Record<string, string>;
  const key = draw.pick(Object.keys(metadata));
  const inside = draw.chance() < 0.6;
  const changed = inside
    ? { ...header, __metadata__: { ...metadata, [key]: noteOf(metadata[key]!, draw) } }
    : withOtherPart(header, draw);
  const text = new TextEncoder().encode(JSON.stringify(changed));
  const whole = new Uint8Array(8 + text.length + bytes.length - 8 - length);
  new DataView(whole.buffer).setBigUint64(0, BigInt(text.length), true);
  whole.set(text, 8);
  whole.set(bytes.subarray(8 + length), 8 + text.length);
  return whole;
}

/** A note of a checkpoint, which is text, JSON in it for the most part. */
function noteOf(note: string, draw: Draw): string {
  try {
    return JSON.stringify(withOtherPart(JSON.parse(note), draw));
  } catch {
    return String(draw.pick(others));
  }
}

/** Puts a file into a folder that need not be there. */
export function put(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}
