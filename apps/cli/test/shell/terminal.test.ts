import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { bin, workFolder } from "../collapsar.js";

/** A pseudo-terminal by Python: what is written to its stdin is typed, what the program prints comes out. */
const PTY = `
import os, pty, sys
def typed(fd):
    return os.read(fd, 1024)
sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:], stdin_read=typed)))
`;

const quoted = (words: readonly string[]) =>
  words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");

/** The pseudo-terminal program of this machine. */
const terminals = [
  {
    name: "script",
    probe: ["script", "-qec", "exit 7", "/dev/null"],
    call: (words: readonly string[]) => ["script", "-qec", quoted(words), "/dev/null"],
  },
  {
    name: "python3's pty",
    probe: ["python3", "-c", PTY, "sh", "-c", "exit 7"],
    call: (words: readonly string[]) => ["python3", "-c", PTY, ...words],
  },
];

function works([program, ...args]: readonly string[]): boolean {
  return spawnSync(program!, args, { stdio: ["pipe", "pipe", "pipe"], timeout: 20_000 }).status === 7;
}

const terminal = terminals.find(({ probe }) => works(probe));

/** A program in a pseudo-terminal whose user presses Ctrl-C as soon as `ready` says so of what it has printed. */
function inTerminal(
  words: readonly string[],
  ready: (printed: string) => boolean,
): Promise<{ code: number | null; printed: string }> {
  const [program, ...args] = terminal!.call(words);
  const child = spawn(program!, args, { stdio: ["pipe", "pipe", "pipe"] });
  let printed = "";
  let pressed = false;
  child.stdout.on("data", (chunk: Buffer) => {
    printed += chunk;
    if (pressed || !ready(printed)) return;
    pressed = true;
    child.stdin.write("\x03");
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, printed })));
}

/** The progress lines that a live bar has drawn, each once. */
function drawn(printed: string): Set<string> {
  const lines = printed.split("\r\x1b[K").filter((line) => line.includes("layers/s"));
  return new Set(lines.map((line) => line.split(" %")[0]!));
}

const work = workFolder();
afterAll(work.remove);

const needs = `(needs ${terminals.map(({ name }) => name).join(" or ")})`;

it.skipIf(terminal === undefined)(
  `shows progress in a terminal, stops at Ctrl-C and says what was kept ${needs}`,
  { timeout: 180_000 },
  async () => {
    const args = ["deep-rfm", "digits", "--limit", "200", "--width", "64", "--depth", "1000"];
    const { code, printed } = await inTerminal(
      [process.execPath, bin, ...args],
      (sofar) => drawn(sofar).size > 2,
    );
    expect(drawn(printed).size).toBeGreaterThan(2);
    expect(printed).toMatch(/interrupted: \d+ of 1000 layers are finished/);
    expect(code).toBe(130);
  },
);

it.skipIf(terminal === undefined)(
  `stops work that never looks up, and leaves no file ${needs}`,
  { timeout: 180_000 },
  async () => {
    const gram = join(work.path, "gram.npy");
    const args = ["kernel", "gaussian:n=30000,d=16", "--gram", gram, "--backend", "js"];
    const { code, printed } = await inTerminal([process.execPath, bin, ...args], (sofar) =>
      sofar.includes("reading gaussian"),
    );
    expect(printed).toContain("interrupted: nothing was finished yet, nothing was written");
    expect([code, readdirSync(work.path)]).toEqual([130, []]);
  },
);

/** A program in a terminal that is closed as soon as a file is there; exits as the program does, 1 for a signal. */
const CLOSED = `
import os, pty, select, sys
program, terminal = pty.fork()
if program == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
while not os.path.exists(sys.argv[1]):
    if select.select([terminal], [], [], 0.1)[0]:
        os.read(terminal, 65536)
os.close(terminal)
code = os.waitstatus_to_exitcode(os.waitpid(program, 0)[1])
sys.exit(code if code >= 0 else 1)
`;

const python = ["python3", "/usr/bin/python3"].find((program) =>
  works([program, "-c", PTY, "sh", "-c", "exit 7"]),
);

it.skipIf(python === undefined)(
  "keeps what is finished where its terminal is closed, and ends as at Ctrl-C (needs python3)",
  { timeout: 180_000 },
  () => {
    const out = join(work.path, "closed");
    const layers = join(out, "layers.jsonl");
    const args = ["deep-rfm", "digits", "--limit", "200", "--width", "64", "--depth", "1000", "--out", out];
    const { status } = spawnSync(python!, ["-c", CLOSED, layers, process.execPath, bin, ...args]);
    const rows = readFileSync(layers, "utf8").trim().split("\n");
    expect(rows.map((row) => JSON.parse(row).layer)).toEqual(rows.map((_, k) => k + 1));
    expect([status, readdirSync(out).filter((name) => name.endsWith(".tmp"))]).toEqual([130, []]);
  },
);
