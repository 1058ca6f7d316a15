import { DataError } from "@collapsar/datasets";
import {
  type OnnxPass,
  type OnnxSession,
  onnxFeatures,
  onnxGraph,
  onnxInput,
  onnxRowWidths,
  onnxSampleShape,
  withOnnxOutputs,
} from "@collapsar/datasets/parts";
import { InputError, type Matrix } from "@collapsar/linalg";
import { type CollapseMetrics, collapseMetrics } from "@collapsar/metrics";

/** Opens a model's bytes as an onnxruntime session. */
export type OpenModel = (model: Uint8Array) => Promise<OnnxSession>;

/** The metrics of a layer, or the error that prevented them. */
export type MeasuredLayer = { readonly layer: string } & (
  | { readonly metrics: CollapseMetrics }
  | { readonly error: unknown }
);

/** Numbers that the outputs of layers may take at once, 256 MB of float32. */
const ROOM = 2 ** 26;

async function withSession<T>(session: OnnxSession, use: (session: OnnxSession) => Promise<T>): Promise<T> {
  try {
    return await use(session);
  } finally {
    await session.close();
  }
}

function tooWide(numbers: number): InputError {
  const requirement = `a layer must have at most ${ROOM} numbers over all samples in this page`;
  return new InputError({ requirement, received: String(numbers), remedy: "drop fewer samples" });
}

/** Neighbouring values whose features fit the room together; one that is too wide stands alone. */
function groups(widths: ReadonlyMap<string, number>, rows: number): string[][] {
  const found: string[][] = [];
  let room = 0;
  for (const [value, width] of widths) {
    room -= rows * width;
    if (room < 0) {
      found.push([]);
      room = ROOM - rows * width;
    }
    found.at(-1)!.push(value);
  }
  return found;
}

/**
 * Collapse at each layer of an ONNX model that has a row for each sample, in the order of the model.
 *
 * @throws InputError about a model or samples that do not belong together, as `collapsar features` says it
 */
export async function* measureModel(
  model: Uint8Array,
  X: Matrix,
  y: Int32Array,
  open: OpenModel,
): AsyncGenerator<MeasuredLayer> {
  const graph = onnxGraph(model);
  const input = onnxInput(graph);
  if (X.rows === 0) throw new DataError({ expected: "samples", found: "none" });
  const pass: OnnxPass = { input, sample: onnxSampleShape(input, X.cols) };
  const names = new Map(
    graph.layers
      .filter(({ operation, output }) => operation !== "Constant" && output !== "")
      .map(({ name, output }) => [output, name || output]),
  );
  const values = [...names.keys()];
  const opened = async (some: readonly string[]) => open(withOnnxOutputs(model, some));
  const widths = await withSession(await opened(values), (session) =>
    onnxRowWidths(session, X, values, pass),
  );
  if (widths.size === 0) throw new DataError({ expected: "a layer with a row a sample", found: "none" });
  for (const some of groups(widths, X.rows)) {
    const numbers = X.rows * widths.get(some[0]!)!;
    let features: Awaited<ReturnType<typeof onnxFeatures>>;
    try {
      if (numbers > ROOM) throw tooWide(numbers);
      features = await withSession(await opened(some), (session) => onnxFeatures(session, X, some, pass));
    } catch (error) {
      for (const value of some) yield { layer: names.get(value)!, error };
      continue;
    }
    for (const value of some) {
      const layer = names.get(value)!;
      try {
        yield { layer, metrics: collapseMetrics(features.get(value)!, y) };
      } catch (error) {
        yield { layer, error };
      }
    }
  }
}
