import { InputError } from "@collapsar/linalg";
import type { TensorflowBackend } from "@collapsar/nn";
import { tensorflowBackends } from "@collapsar/nn/parts";
import { z } from "zod";
import { cellsFromJson, cellsToJson } from "../../cell-json.js";
import type { ResultRow } from "../../experiment.js";

/** Notes that a training's checkpoint keeps beside its state. */
export interface TrainingNotes {
  /** The rows that were measured so far. */
  readonly rows: readonly ResultRow[];
  /** The backend that computed, which a resumed training takes again: rounding depends on it. */
  readonly tensorflow: TensorflowBackend;
}

const number = z.custom<number>((value) => typeof value === "number");

const cell = z.union([number, z.string(), z.boolean(), z.null(), z.array(number)]);

const schema = z.object({
  rows: z.array(z.record(z.string(), cell)),
  tensorflow: z.enum(tensorflowBackends),
});

/** The notes as text, with every number. */
export const trainingNotes = (notes: TrainingNotes): string => cellsToJson(notes);

/**
 * Reads what `trainingNotes` wrote.
 *
 * @throws InputError if the text is something else
 */
export function parseTrainingNotes(text = "", file?: string): TrainingNotes {
  let content: unknown;
  try {
    content = cellsFromJson(text);
  } catch {
    content = undefined;
  }
  const { data } = schema.safeParse(content);
  if (data) return data;
  throw new InputError({
    requirement: "must be the checkpoint of a training, with its rows",
    received: "other notes",
    place: { file: file ?? "checkpoint" },
    remedy: "put a whole copy in its place, or remove it to train from the start",
  });
}
