import { InputError, NumericalError } from "@collapsar/linalg";
import { errorRecord, faultMessage, revivedError } from "@collapsar/linalg/check";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InterruptedError, UsageError } from "../../src/contract/errors.js";
import { exitCode } from "../../src/contract/exit-code.js";
import { failureOf, knownError } from "../../src/contract/failure.js";
import { commonFlags, inputFile, valued } from "../../src/contract/flags.js";
import { listenFor } from "../../src/contract/listen-for.js";
import { startWorker } from "../../src/contract/start-worker.js";
import { positiveNumber } from "../../src/contract/values.js";

const flags = {
  ...commonFlags,
  labels: inputFile("<file>", "labels"),
  memory: valued("<MB>", "memory", positiveNumber, { aliases: ["memoryBudget"] }),
};

const system = (code: string, more: object = {}) =>
  Object.assign(new Error(`${code}: words of the system`), { code, syscall: "open", path: "a.npy", ...more });

/** Every kind of error that a command can end with, and the exit code that belongs to it. */
const errors: [string, () => Error, number][] = [
  ["a wrong flag", () => new UsageError("--depth 0: expected at least 1"), 2],
  ["a wrong input", () => new InputError({ fn: "f", argument: "x", requirement: "must be positive" }), 2],
  ["mathematics without an end", () => new NumericalError("did not converge"), 2],
  ["what does not fit", () => new RangeError("Array buffer allocation failed"), 2],
  [
    "a thread whose heap is full",
    () => Object.assign(new Error(""), { code: "ERR_WORKER_OUT_OF_MEMORY" }),
    2,
  ],
  ["the user's wish", () => new InterruptedError("nothing was written"), 130],
  ["a fault of ours", () => new TypeError("Cannot read properties of undefined"), 1],
  ...["ENOENT", "EACCES", "ELOOP", "EMFILE", "EFBIG", "ENOSPC", "EROFS", "EXOTIC"].map(
    (code): [string, () => Error, number] => [code, () => system(code), 2],
  ),
];

describe("failureOf", () => {
  it.each(errors)("gives %s its exit code, whatever its words", (_, make, code) => {
    fc.assert(
      fc.property(fc.string(), (words) => {
        const error = make();
        error.message = words;
        expect(exitCode(failureOf(error, flags))).toBe(code);
      }),
      { numRuns: 40 },
    );
  });

  it.each(errors.filter(([, , code]) => code !== 130))(
    "keeps the kind of %s over threads",
    (_, make, code) => {
      const crossed = revivedError(structuredClone(errorRecord(knownError(make()))));
      expect(exitCode(failureOf(crossed, flags))).toBe(code);
    },
  );

  it("says what the system refused in one sentence with the path", () => {
    expect(failureOf(system("ENOSPC"), flags).message).toBe("a.npy: the disk is full");
    expect(failureOf(system("EXOTIC"), flags).message).toBe("a.npy: the system refuses it (open: EXOTIC)");
    expect(failureOf(system("ENOENT", { syscall: "uv_cwd", path: undefined }), flags).message).toMatch(
      /the working folder: it is gone/,
    );
  });

  it("takes a thread that dies of memory, or without a word, for an answer", async () => {
    const dying = (code: string) => {
      const url = new URL(`data:text/javascript,${encodeURIComponent(code)}`);
      const worker = startWorker(url, undefined, { resourceLimits: { maxOldGenerationSizeMb: 16 } });
      return new Promise<unknown>((resolve) => void listenFor(worker, () => {}, resolve));
    };
    const full = await dying("const all = []; for (;;) all.push({ all: [...all] });");
    expect(failureOf(full, flags)).toMatchObject({
      kind: "input",
      message: expect.stringMatching(/^more memory is needed/),
    });
    expect(failureOf(await dying("process.exit(3)"), flags)).toMatchObject({
      kind: "fault",
      message: "a thread ended with code 3 and without an answer",
    });
  });

  it("names options as the flags of the command, and only those", () => {
    const fault = {
      fn: "load",
      requirement: ["needs labels, by ", { option: "labels", value: "y.npy" }],
      remedy: ["leave out ", { option: "kernel", value: "ntk" }],
    } as const;
    expect(faultMessage(fault)).toBe("load: needs labels, by labels: y.npy; leave out kernel: ntk");
    expect(failureOf(new InputError(fault), flags).message).toBe(
      "load: needs labels, by --labels y.npy; leave out kernel: ntk",
    );
    const budget = {
      fn: "fitModel",
      argument: "memoryBudget",
      requirement: "must be positive",
      received: "-1",
    };
    expect(failureOf(new InputError(budget), flags).message).toBe("--memory must be positive, got -1");
  });
});
