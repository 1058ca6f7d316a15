import { basename } from "node:path";
import type { RunRecord } from "@collapsar/experiments";
import { getBackend } from "@collapsar/linalg";
import { backendInForce } from "../machine/backend.js";
import { convolutionsInForce } from "./circumstances.js";

/** The backend of trials, wherever they run: another backend or library differs in the last digits. */
export interface Computing {
  readonly backend: string;
  /** The library of the native backend. */
  readonly blas?: string | undefined;
  /** Convolution library, where trials depend on it. */
  readonly convolutions?: string | undefined;
}

/** The backend of this process. */
export async function computingInForce(convolves: boolean): Promise<Computing> {
  const blas = getBackend().uses.find(({ name }) => name === "native")?.library;
  return {
    backend: backendInForce().backend,
    ...(blas !== undefined && { blas }),
    ...(convolves && { convolutions: await convolutionsInForce() }),
  };
}

/** The backend of a run's rows; undefined where its record does not state it. */
export function computingOf({ machine, versions }: RunRecord): Computing | undefined {
  const backend = machine["backend"];
  if (backend === undefined || backend === "auto") return undefined;
  return { backend: String(backend), blas: versions["blas"], convolutions: versions["convolutions"] };
}

/** The backend in words, with the file name of its library, and with what convolves. */
function inWords({ backend, blas, convolutions }: Computing): string {
  const algebra = backend === "native" && blas !== undefined ? `native (${basename(blas)})` : backend;
  return convolutions === undefined ? algebra : `${algebra} and convolutions by ${convolutions}`;
}

/** Both backends in words where this one is known to differ from the earlier one; undefined where it does not. */
export function otherComputing(
  before: Computing,
  here: Computing,
): { readonly before: string; readonly here: string } | undefined {
  const known = {
    backend: here.backend,
    blas: before.blas === undefined ? undefined : here.blas,
    convolutions: before.convolutions === undefined ? undefined : here.convolutions,
  };
  const words = { before: inWords(before), here: inWords(known) };
  return words.before === words.here ? undefined : words;
}
