import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { drawer, snapshot } from "../calls/files.js";
import { bin, collapsar, type Outcome, workFolder } from "../collapsar.js";

const nightly = process.env["COLLAPSAR_NIGHTLY"] === "1";
const seed = Number(process.env["COLLAPSAR_CALLS_SEED"] ?? (nightly ? Date.now() % 1e6 : 1));
/** Calls in each bad place; every one is a process. */
const calls = Number(process.env["COLLAPSAR_PLACE_CALLS"] ?? (nightly ? 20 : 1));

const work = workFolder();
const before = process.cwd();
const mounted: string[] = [];

/** A small disk of its own in memory; false where this user may not mount one. */
function mount(folder: string, size = "64k"): boolean {
  mkdirSync(folder, { recursive: true });
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", folder]);
  if (status === 0) mounted.push(folder);
  return status === 0;
}

afterAll(() => {
  process.chdir(before);
  for (const folder of mounted) spawnSync("umount", ["-l", folder]);
  work.remove();
});

const table = `a,b,label\n${Array.from({ length: 24 }, (_, i) => `${(i * 7) % 11},${(i * i) % 5},${i % 2 ? "x" : "y"}`).join("\n")}\n`;
const small = ["samples=[20,30]", "inputs=4", "rounds=1", "seeds=1"].map((one) => `--set ${one}`).join(" ");
const net = {
  network: "mlp",
  samples: 20,
  testSamples: 10,
  widthFactor: 0.0625,
  epochs: 2,
  probes: 2,
  perClass: 2,
};

let mountable = false;

beforeAll(async () => {
  mountable = mount(join(work.path, "try"));
  process.chdir(work.path);
  mkdirSync("in");
  writeFileSync("in/t.csv", table);
  writeFileSync("in/net.yaml", JSON.stringify(net));
  for (const line of [
    "rfm fit in/t.csv --save in/m.rfm --tune none --rounds 1",
    `run rfm/multi-index ${small} --out in/run`,
  ]) {
    const { code, stderr } = await collapsar(line.split(" "));
    expect([code, stderr]).toEqual([0, expect.any(String)]);
  }
}, 600_000);

/** Calls that are right, with IN and OUT for the folders that they read and write. */
const right = [
  "metrics IN/t.csv --figure OUT/f.svg",
  "metrics IN/t.csv --out OUT/m",
  "metrics IN/t.csv --json",
  "kernel IN/t.csv --kernel gaussian --gram OUT/K.npy --figure OUT/K.png",
  "kernel gaussian:n=200,d=2 --kernel gaussian --gram OUT/K.npy",
  "rfm fit IN/t.csv --save OUT/m.rfm --tune none --rounds 1",
  "rfm fit IN/t.csv --out OUT/fit --tune none --rounds 1",
  "rfm predict IN/m.rfm IN/t.csv --to OUT/p.csv",
  "rfm predict IN/m.rfm IN/t.csv",
  "rfm explain IN/m.rfm --figure OUT/e.svg",
  "deep-rfm IN/t.csv --depth 1 --width 8 --out OUT/deep",
  "dynamics --time 0.1 --max-steps 3000 --out OUT/dyn",
  "adaptive IN/t.csv --width 1e6 --out OUT/ad",
  `run rfm/multi-index ${small} --out OUT/run`,
  "train IN/net.yaml --out OUT/net",
  "report IN/run",
  "report IN/run IN/run --out OUT/two",
  "rerun IN/run --out OUT/again",
  "run --resume IN/run",
  "list",
  "data list",
  "metrics --help",
];

interface Place {
  readonly name: string;
  /** Makes the place in a folder that is there; returns the shell's text around a call, and where IN and OUT are. */
  make(folder: string): {
    readonly shell?: (call: string) => string;
    readonly inside?: string;
    readonly out?: string;
  };
  /** Words that a refusal must contain. */
  readonly says: RegExp;
  /** Requirements on this user or system. */
  readonly needs?: "the right to mount a disk" | "/dev/full";
  /** The calls that cannot succeed there; the others may, as what they write is small or goes elsewhere. */
  readonly refuses?: (line: string) => boolean;
  /** Tried at night alone. */
  readonly late?: true;
}

const intoOut = (line: string) => line.includes("OUT");

const long = "n".repeat(300);
/** Fills what is left of a disk of 64 kB. */
const fill = (folder: string) => {
  for (let size = 65_536; size >= 1; size /= 2) {
    try {
      writeFileSync(join(folder, `fill${size}`), "x".repeat(size));
    } catch {
      // it does not fit
    }
  }
};
const places: readonly Place[] = [
  {
    name: "a disk of 64 kB",
    needs: "the right to mount a disk",
    says: /OUT.*the disk is full/,
    make(folder) {
      mount(folder);
      return { out: folder };
    },
  },
  {
    name: "a full disk",
    needs: "the right to mount a disk",
    says: /OUT.*the disk is full/,
    refuses: intoOut,
    make(folder) {
      mount(folder);
      fill(folder);
      return { out: folder };
    },
  },
  {
    name: "a read-only disk",
    needs: "the right to mount a disk",
    says: /(OUT|IN).*(read-only|may not be)/,
    refuses: intoOut,
    make(folder) {
      mount(folder, "16m");
      spawnSync("sh", [
        "-c",
        `cp -r in/t.csv in/m.rfm in/net.yaml in/run ${folder} && rm -r ${folder}/run/figures`,
      ]);
      spawnSync("mount", ["-o", "remount,ro", folder]);
      return { inside: folder, out: folder };
    },
  },
  {
    name: "a working folder that is gone",
    says: /working folder/,
    make: (folder) => ({
      shell: (call) => `mkdir -p ${folder}/w && cd ${folder}/w && rmdir ../w && ${call}`,
    }),
  },
  ...[40, 20, 28, 60].map((count, k) => ({
    name: `${count} open files`,
    ...(k > 0 && { late: true as const }),
    says: /too many files|open/,
    make: () => ({ shell: (call: string) => `ulimit -n ${count}; ${call}` }),
  })),
  {
    name: "files of at most 1 kB",
    // a report, and a run that goes on, write beside what they read
    says: /(OUT|IN).*larger than the system allows/,
    make: () => ({ shell: (call) => `ulimit -f 1; ${call}` }),
  },
  {
    name: "a reader that leaves",
    says: /./,
    make: () => ({ shell: (call) => `${call} | head -c 1` }),
  },
  {
    name: "a reader of stderr that leaves",
    late: true,
    says: /^/,
    make: () => ({ shell: (call) => `{ ${call} 2>&1 >/dev/null; } | true` }),
  },
  {
    name: "a reader that is gone",
    late: true,
    says: /^/,
    make: () => ({ shell: (call) => `{ sleep 0.2; ${call}; } | true` }),
  },
  { name: "no stdout", late: true, says: /./, make: () => ({ shell: (call) => `${call} >&-` }) },
  { name: "no stderr", late: true, says: /^/, make: () => ({ shell: (call) => `${call} 2>&-` }) },
  { name: "no streams", says: /^/, make: () => ({ shell: (call) => `${call} <&- >&- 2>&-` }) },
  {
    name: "a full stdout",
    needs: "/dev/full",
    says: /stdout: the disk is full/,
    refuses: () => true,
    make: () => ({ shell: (call) => `${call} >/dev/full` }),
  },
  {
    name: "a full stderr",
    late: true,
    needs: "/dev/full",
    says: /^/,
    make: () => ({ shell: (call) => `${call} 2>/dev/full` }),
  },
  {
    name: "a name too long",
    says: /OUT.*the name is too long/,
    refuses: intoOut,
    make: (folder) => ({ out: join(folder, long) }),
  },
  {
    name: "a path too long",
    says: /OUT.*the name is too long/,
    refuses: intoOut,
    make: (folder) => ({ out: join(folder, ...Array.from({ length: 60 }, () => long.slice(0, 100))) }),
  },
  {
    name: "a circle of links",
    says: /OUT.*circle/,
    refuses: intoOut,
    make(folder) {
      symlinkSync("loop", join(folder, "loop"));
      return { out: join(folder, "loop") };
    },
  },
  {
    name: "a file for a folder",
    says: /OUT.*(folder|exists)/,
    refuses: intoOut,
    make(folder) {
      writeFileSync(join(folder, "file"), "");
      return { out: join(folder, "file") };
    },
  },
  {
    name: "inputs that are links in a circle",
    late: true,
    says: /IN.*(circle|leads to itself)/,
    refuses: (line) => line.includes("IN/"),
    make(folder) {
      symlinkSync("loop", join(folder, "loop"));
      return { inside: join(folder, "loop") };
    },
  },
  {
    name: "inputs of a long name",
    late: true,
    says: /IN.*(the name is|a name that is) too long/,
    refuses: (line) => line.includes("IN/"),
    make: (folder) => ({ inside: join(folder, long) }),
  },
];

/** Runs a line of the shell; a call that does not end in two minutes is ended, and has no code. */
function inShell(text: string): Promise<Outcome> {
  const child = spawn("sh", ["-c", text], { stdio: ["ignore", "pipe", "pipe"], detached: true });
  const clock = setTimeout(() => process.kill(-child.pid!, "SIGKILL"), 120_000);
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  return new Promise((resolve) => {
    child.on("close", (code) => {
      clearTimeout(clock);
      resolve({ code, stdout, stderr });
    });
  });
}

const temporary = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true })
        .map(String)
        .filter((name) => name.endsWith(".tmp"))
    : [];

const wanted = places.filter(({ late }) => nightly || late === undefined);
const has = ({ needs }: Place) =>
  needs === undefined || (needs === "/dev/full" ? existsSync(needs) : mountable);

it.for(wanted.map((place, at) => [place.name, place, at] as const))(
  "a call in a bad place, %s, is at most refused with one sentence",
  { timeout: 3_600_000 },
  async ([, place, at], { skip }) => {
    // known only once a disk was tried
    skip(!has(place), `needs ${place.needs}`);
    const draw = drawer(seed * 100 + at);
    const wrong: string[] = [];
    for (let k = 0; k < calls; k++) {
      const folder = join(work.path, `p${at}-${k}`);
      mkdirSync(folder);
      const {
        shell = (call: string) => call,
        inside = join(work.path, "in"),
        out = join(folder, "out"),
      } = place.make(folder);
      const line = nightly ? right[(k + seed) % right.length]! : draw.pick(right);
      const call = line.replaceAll("IN", inside).replaceAll("OUT", out);
      const files = snapshot("in");
      const { code, stderr } = await inShell(shell(`${process.execPath} ${bin} ${call}`));
      const named = stderr.replaceAll(inside, "IN").replaceAll(out, "OUT");
      const say = (what: string) => wrong.push(`${line}: ${what}`);
      const said = stderr.split("\n").filter((text) => text !== "" && !text.startsWith("note: "));
      if (code !== 0 && code !== 2) say(`exit ${code}: ${stderr}`);
      if (code === 0 && place.refuses?.(line) === true) say("done where it cannot be");
      if (said.length > 1) say(`${said.length} sentences: ${stderr}`);
      if (/\n\s+at |fault of/.test(stderr)) say(`a stack or a fault: ${stderr}`);
      if (code === 2 && !place.says.test(named)) say(`no place: ${stderr}`);
      const left = [...temporary(folder), ...temporary("in")];
      if (left.length > 0) say(`left ${left}`);
      const own = /report IN|resume IN/.test(line);
      for (const [name, digest] of snapshot("in"))
        if (files.get(name) !== digest && !own) say(`changed ${name}`);
    }
    expect(wrong).toEqual([]);
  },
);

it.runIf(process.platform === "linux")(
  "ends where a file system answers that new folders are not found",
  async () => {
    for (const line of [
      "rfm fit in/t.csv --tune none --rounds 1 --out /proc/collapsar/results",
      `run rfm/multi-index ${small} --out /proc/collapsar/run`,
      "rfm fit in/t.csv --tune none --rounds 1 --save /proc/collapsar/m.rfm",
    ]) {
      const { code, stderr } = await collapsar(line.split(" "));
      expect([line, code, stderr.trim().split("\n").at(-1)]).toEqual([
        line,
        2,
        expect.stringMatching(/\/proc\/collapsar/),
      ]);
    }
  },
);
