/** A peer that runs in this process, between our own runs. */
export interface InProcessPeer {
  readonly name: string;
  /** Computes the same once; the result is consumed. */
  readonly run: () => unknown;
}

/** A peer that runs in a long-lived Python process, between our own runs. */
export interface PythonPeer {
  readonly name: "numpy" | "scipy" | "scikit-learn" | "pytorch";
  /** Executed once; defines what `python` uses. `np` and `time` are imported already. */
  readonly setup?: string;
  /** The statement that is timed. */
  readonly python: string;
  /** Added to the environment of the process (thread counts, OPENBLAS_CORETYPE); one process for each environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A case that is ready to run. */
interface Prepared {
  /** Computes once; the result is consumed. Called several times, warm. */
  readonly run: () => unknown;
  readonly peer?: InProcessPeer | PythonPeer;
}

/** One row of the benchmark. */
export interface BenchCase {
  /** The operation: "matmul", "eigh" … */
  readonly name: string;
  readonly backend: "native" | "wasm" | "js" | "auto";
  readonly dtype: "f64" | "f32";
  /** Sizes and the number of threads, in words: "1024 threads=2". */
  readonly size: string;
  /** The size that grows between cases of one name, backend and dtype: from n, 2n and 4n the exponent is read. */
  readonly n?: number;
  /** Seeded inputs, backend and threads set; throws a Skip where this machine cannot run the case. */
  prepare(): Prepared | Promise<Prepared>;
}

/** Thrown by `prepare` to leave out a case, with the reason. */
export class Skip extends Error {
  override readonly name = "Skip";
}
