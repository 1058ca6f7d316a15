import { describe, expect, it } from "vitest";
import { ConvergenceError, caller, checkPositive, named } from "../../src/check/index.js";
import { InputError, NumericalError } from "../../src/index.js";

const width = (value: number) => checkPositive(caller, "width", value);

function caught(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing was thrown");
}

describe("named", () => {
  it("gives what the work gives", () => {
    expect(named("fit", () => 3)).toBe(3);
  });

  it("says of an inner fault who was called, in the message, the fault and the stack", () => {
    const error = caught(() => named("fit", () => width(-1)));
    expect(error.message).toBe("fit: width must be positive, got -1");
    expect(error).toMatchObject({ fault: { fn: "fit", argument: "width" } });
    expect(error.stack).toContain("fit: width must be positive, got -1");
    expect(error.stack).toContain("named.test.ts");
  });

  it("leaves the name that the innermost door set", () => {
    const error = caught(() => named("outer", () => named("inner", () => width(0))));
    expect(error.message).toBe("inner: width must be positive, got 0");
    expect(caught(() => named("outer", () => checkPositive("own", "width", 0))).message).toMatch(/^own: /);
  });

  it("keeps the error itself: its class, its cause, its identity", () => {
    class Special extends InputError {}
    const cause = new Error("why");
    const thrown = new Special({ requirement: "must hold $& rows" }, { cause });
    const error = caught(() =>
      named("fit", () => {
        throw thrown;
      }),
    );
    expect(error).toBe(thrown);
    expect(error.cause).toBe(cause);
    expect(error.message).toBe("fit: must hold $& rows");
  });

  it("heads a numerical error that waits for a name, once, and no other", () => {
    const throwing = (error: Error) => () =>
      named("outer", () =>
        named("fit", () => {
          throw error;
        }),
      );
    const found = { iterations: 3, residual: 0.5, tolerance: 0.1 };
    const waiting = caught(throwing(new ConvergenceError(caller, found)));
    expect(waiting.message).toBe("fit: residual must fall to 0.1, got 0.5 in 3 iterations");
    expect(waiting.stack).toContain("fit: residual must fall to 0.1");
    expect(waiting).toMatchObject({ residual: 0.5, kind: "numerical" });
    expect(caught(throwing(new ConvergenceError("own", found))).message).toMatch(/^own: residual/);
    expect(caught(throwing(new NumericalError("no memory"))).message).toBe("no memory");
  });

  it("changes no fault of a file, and no other error", () => {
    const fault = { requirement: "must be a number", place: { file: "a.csv", row: 2 } };
    const ofFile = new InputError(fault);
    for (const error of [ofFile, new TypeError("a defect")]) {
      const { message } = error;
      expect(
        caught(() =>
          named("fit", () => {
            throw error;
          }),
        ),
      ).toBe(error);
      expect(error.message).toBe(message);
    }
    expect(ofFile.fault).toEqual(fault);
  });
});
