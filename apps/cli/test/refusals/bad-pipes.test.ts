import { execFileSync } from "node:child_process";
import { open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { writeNpy } from "@collapsar/datasets/parts";
import { afterAll, expect, it } from "vitest";
import { type Draw, damaged, drawer } from "../calls/files.js";
import { wrongWith } from "../calls/wrong-with.js";
import { workFolder } from "../collapsar.js";
import { collapsar } from "../in-process.js";

const nightly = process.env["COLLAPSAR_NIGHTLY"] === "1";
const seed = Number(process.env["COLLAPSAR_CALLS_SEED"] ?? (nightly ? Date.now() % 1e6 : 1));
const calls = Number(process.env["COLLAPSAR_PIPE_CALLS"] ?? (nightly ? 1000 : 60));

const work = workFolder();
afterAll(work.remove);

const flags = [
  ...[[], [], [], ["--json"], ["--format", "csv"], ["--format", "latex"], ["--min-per-class", "2"]],
  ...[
    ["--metrics", "nc,ood"],
    ["--metrics", "x"],
    ["--limit", "3"],
    ["--labels", "-"],
    ["--by", "{a}.npy"],
  ],
  ...[
    ["--classes", "0,1"],
    ["--seed", "-1"],
    ["--weights", "absent.npy"],
    ["--dtype", "f32"],
  ],
];

function drawArray({ below, chance, pick }: Draw): Uint8Array {
  const rows = below(8);
  const kind = chance();
  if (kind < 0.15) return writeNpy({ shape: [0], data: new Float64Array(0) });
  if (kind < 0.5) {
    const cols = 1 + below(3);
    const data = Float64Array.from({ length: rows * cols }, () => (chance() < 0.02 ? Number.NaN : chance()));
    return writeNpy({ shape: [rows, cols], data });
  }
  if (kind < 0.9)
    return writeNpy({ shape: [rows], data: Int32Array.from({ length: rows }, () => below(3) - 1) });
  const shape = pick([[], [0, 3], [1, 1, 1]]);
  return writeNpy({ shape, data: new Float64Array(shape[0] === 0 ? 0 : 1) });
}

/** Arrays in a row: some right measurements, and then anything; some of it damaged, cut short or no array at all. */
function drawStream(draw: Draw): Uint8Array {
  const { below, chance } = draw;
  const right = Array.from({ length: below(3) }, () => [
    writeNpy({ shape: [6, 2], data: Float64Array.from({ length: 12 }, () => chance()) }),
    writeNpy({ shape: [6], data: Int32Array.of(0, 1, 2, 0, 1, 2) }),
    ...(chance() < 0.5 ? [writeNpy({ shape: [0], data: new Float64Array(0) })] : []),
  ]).flat();
  const rest = Array.from({ length: below(4) }, () => {
    const bytes = drawArray(draw);
    return chance() < 0.4 ? damaged(bytes, draw, chance() < 0.5) : bytes;
  });
  const noise = chance() < 0.1 ? [Uint8Array.from({ length: below(50) }, () => below(256))] : [];
  return Buffer.concat([...right, ...rest, ...noise]);
}

/** Writes a stream into a pipe piece by piece once somebody reads, until nobody does any more. */
async function written(path: string, stream: Uint8Array, { below, chance }: Draw): Promise<void> {
  const pipe = await open(path, "w");
  try {
    for (let at = 0; at < stream.length; ) {
      const piece = stream.subarray(at, at + 1 + below(400));
      await pipe.write(piece);
      at += piece.length;
      if (chance() < 0.2) await pause(1);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPIPE") throw error;
  } finally {
    await pipe.close();
  }
}

it.skipIf(process.platform === "win32")(
  `${calls} live pipes of seed ${seed}: what comes through them is measured, or refused in one sentence`,
  async () => {
    const draw = drawer(seed);
    const path = join(work.path, "live.npy");
    execFileSync("mkfifo", [path]);
    const wrong: string[] = [];
    const ends = [0, 0, 0];
    for (let k = 0; k < calls; k++) {
      const argv = ["metrics", "live.npy", ...draw.pick(flags)];
      const writing = written(path, drawStream(draw), draw);
      const used = process.cpuUsage();
      const ended = await collapsar(argv, { cwd: work.path });
      ends[ended.code]! += 1;
      const seconds = process.cpuUsage(used).user / 1e6;
      for (const what of wrongWith(argv, ended, seconds)) wrong.push(`${k}: ${argv.join(" ")}: ${what}`);
      // a call that was refused before it read leaves the writer waiting for a reader
      const reader = await open(path, "r+");
      await writing;
      await reader.close();
      const left = (await readdir(work.path)).filter((name) => name !== "live.npy");
      if (left.length > 0) wrong.push(`${k}: ${argv.join(" ")}: left ${left}`);
    }
    if (nightly) process.stdout.write(`bad pipes of seed ${seed}: ${ends.join(" ok, fault, refused: ")}\n`);
    expect(wrong).toEqual([]);
    expect(Math.min(ends[0]!, ends[2]!)).toBeGreaterThan(0);
  },
  3_600_000,
);
