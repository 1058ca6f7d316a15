import type { ConvolutionEngine } from "../kernels/convolution-engine.js";
import type { ConvGeometry } from "../kernels/geometry.js";
import { type Handle, OneDnnError, type OneDnnLibrary } from "./onednn-library.js";

/** Numbers of oneDNN's C interface. */
const CPU = 1;
const IN_ORDER = 1;
const FLOAT32 = 3;
const ANY_LAYOUT = 1;
const FORWARD_TRAINING = 64;
const DIRECT = 1;
const ALLOCATE = 2n ** 64n - 1n;
const QUERY = { weights: 131, diffWeights: 132 } as const;
const ARGUMENT = { source: 1, destination: 17, weights: 33, dSource: 129, dDestination: 145, dWeights: 161 };

/** Room for a memory descriptor and for an operation's descriptor, which the library fills: they are opaque to us. */
const MEMORY_DESCRIPTOR_BYTES = 1024;
const OPERATION_DESCRIPTOR_BYTES = 16_384;

/** A tensor of four axes as the library names them, over memory that is set anew for each call. */
interface Plain {
  readonly descriptor: Uint8Array;
  readonly memory: Handle;
}

/**
 * One convolution or gradient, ready to run: its three operands in our layout, the filter through a reorder where it
 * wants one.
 */
interface Prepared {
  run(image: Float32Array, filter: Float32Array, signals: Float32Array): void;
}

type Kind = "forward" | "inputGradient" | "filterGradient";

const dimensions = (values: readonly number[]): BigInt64Array => {
  const dims = new BigInt64Array(12);
  values.forEach((value, i) => {
    dims[i] = BigInt(value);
  });
  return dims;
};

/** Makes the engine and everything that it creates; `close` gives all of it back, in the opposite order. */
export function oneDnnConvolutions(
  dnnl: OneDnnLibrary,
  description: string,
): ConvolutionEngine & { close(): void } {
  const toDestroy: (() => void)[] = [];
  const keep = (handle: Handle, destroy: Parameters<OneDnnLibrary["call"]>[0]): Handle => {
    toDestroy.push(() => dnnl.call(destroy, handle));
    return handle;
  };
  const engine = keep(dnnl.handle("dnnl_engine_create", CPU, 0), "dnnl_engine_destroy");
  const stream = keep(dnnl.handle("dnnl_stream_create", engine, IN_ORDER), "dnnl_stream_destroy");

  const memoryOf = (descriptor: Handle, at = 0n) =>
    keep(dnnl.handle("dnnl_memory_create", descriptor, engine, at), "dnnl_memory_destroy");

  function plain(dims: readonly number[], strides: readonly number[]): Plain {
    const descriptor = new Uint8Array(MEMORY_DESCRIPTOR_BYTES);
    const sizes = [dimensions(dims), dimensions(strides)] as const;
    dnnl.call("dnnl_memory_desc_init_by_strides", descriptor, 4, sizes[0], FLOAT32, sizes[1]);
    return { descriptor, memory: memoryOf(dnnl.address(descriptor)) };
  }

  function anyLayout(dims: readonly number[]): Uint8Array {
    const descriptor = new Uint8Array(MEMORY_DESCRIPTOR_BYTES);
    dnnl.call("dnnl_memory_desc_init_by_tag", descriptor, 4, dimensions(dims), FLOAT32, ANY_LAYOUT);
    return descriptor;
  }

  function operation(descriptor: Uint8Array, hint = 0n): { pd: Handle; run: (args: BigUint64Array) => void } {
    const pd = keep(
      dnnl.handle("dnnl_primitive_desc_create", descriptor, 0n, engine, hint),
      "dnnl_primitive_desc_destroy",
    );
    return { pd, run: executable(pd) };
  }

  function executable(pd: Handle): (args: BigUint64Array) => void {
    const primitive = keep(dnnl.handle("dnnl_primitive_create", pd), "dnnl_primitive_destroy");
    return (args) => dnnl.call("dnnl_primitive_execute", primitive, stream, args.length / 2, args);
  }

  function reorder(from: Handle, to: Handle): (args: BigUint64Array) => void {
    const pd = dnnl.handle("dnnl_reorder_primitive_desc_create", from, engine, to, engine, 0n);
    return executable(keep(pd, "dnnl_primitive_desc_destroy"));
  }

  function prepare(kind: Kind, g: ConvGeometry): Prepared {
    const image = plain(
      [g.batchSize, g.inChannels, g.inHeight, g.inWidth],
      channelsLast(g.inHeight, g.inWidth, g.inChannels),
    );
    const signals = plain(
      [g.batchSize, g.outChannels, g.outHeight, g.outWidth],
      channelsLast(g.outHeight, g.outWidth, g.outChannels),
    );
    const filterDims = [g.outChannels, g.inChannels, g.filterHeight, g.filterWidth];
    const filter = plain(filterDims, [
      1,
      g.outChannels,
      g.filterWidth * g.inChannels * g.outChannels,
      g.inChannels * g.outChannels,
    ]);
    const windows = windowsOf(g);
    const wanted = anyLayout(filterDims);
    const forward = new Uint8Array(OPERATION_DESCRIPTOR_BYTES);
    dnnl.call(
      "dnnl_dilated_convolution_forward_desc_init",
      ...[forward, FORWARD_TRAINING, DIRECT, image.descriptor, wanted, null, signals.descriptor],
      ...windows,
    );
    const { pd: hint, run: runForward } = operation(forward);
    const backward = new Uint8Array(OPERATION_DESCRIPTOR_BYTES);
    if (kind === "inputGradient") {
      const name = "dnnl_dilated_convolution_backward_data_desc_init";
      dnnl.call(name, backward, DIRECT, image.descriptor, wanted, signals.descriptor, ...windows);
    }
    if (kind === "filterGradient") {
      const name = "dnnl_dilated_convolution_backward_weights_desc_init";
      dnnl.call(name, backward, DIRECT, image.descriptor, wanted, null, signals.descriptor, ...windows);
    }
    const { pd, run } = kind === "forward" ? { pd: hint, run: runForward } : operation(backward, hint);
    const own = dnnl.queryMemory(pd, kind === "filterGradient" ? QUERY.diffWeights : QUERY.weights);
    const same = dnnl.equal(filter.descriptor, own);
    const inner = same ? filter.memory : memoryOf(own, ALLOCATE);
    const plainAddress = dnnl.address(filter.descriptor);
    const turn = same
      ? undefined
      : kind === "filterGradient"
        ? reorder(own, plainAddress)
        : reorder(plainAddress, own);
    const args = argumentsOf(kind, image.memory, inner, signals.memory);
    const pair = kind === "filterGradient" ? [inner, filter.memory] : [filter.memory, inner];
    const turnArgs = BigUint64Array.of(
      ...[BigInt(ARGUMENT.source), pair[0]!, BigInt(ARGUMENT.destination), pair[1]!],
    );
    return {
      run(imageValues, filterValues, signalValues) {
        dnnl.call("dnnl_memory_set_data_handle", image.memory, imageValues);
        dnnl.call("dnnl_memory_set_data_handle", filter.memory, filterValues);
        dnnl.call("dnnl_memory_set_data_handle", signals.memory, signalValues);
        if (kind !== "filterGradient") turn?.(turnArgs);
        run(args);
        if (kind === "filterGradient") turn?.(turnArgs);
        dnnl.call("dnnl_stream_wait", stream);
      },
    };
  }

  /** By kind and geometry; null for what the library does not compute. */
  const prepared = new Map<string, Prepared | null>();
  const find = (kind: Kind, g: ConvGeometry): Prepared | null => {
    const key = `${kind} ${keyOf(g)}`;
    if (!prepared.has(key))
      prepared.set(
        key,
        orNull(() => prepare(kind, g)),
      );
    return prepared.get(key) ?? null;
  };
  const run = (
    kind: Kind,
    g: ConvGeometry,
    image: Float32Array,
    filter: Float32Array,
    signals: Float32Array,
  ) => {
    const found = find(kind, g);
    found?.run(image, filter, signals);
    return found !== null;
  };
  return {
    description,
    forward: (g, x, filter, out) => run("forward", g, x, filter, out),
    inputGradient: (g, dy, filter, dx) => run("inputGradient", g, dx, filter, dy),
    filterGradient: (g, x, dy, dFilter) => run("filterGradient", g, x, dFilter, dy),
    close() {
      prepared.clear();
      for (const destroy of toDestroy.splice(0).reverse()) destroy();
    },
  };
}

function orNull<T>(make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof OneDnnError) return null;
    throw error;
  }
}

/** Strides of batch, channels, height and width of an image that lies channels last. */
const channelsLast = (height: number, width: number, channels: number) => [
  height * width * channels,
  1,
  width * channels,
  channels,
];

/** Strides, dilations (0 for none) and the padding before and behind. */
function windowsOf(g: ConvGeometry): BigInt64Array[] {
  const { top, bottom, left, right } = g.padInfo;
  return [
    dimensions([g.strideHeight, g.strideWidth]),
    dimensions([g.dilationHeight - 1, g.dilationWidth - 1]),
    dimensions([top, left]),
    dimensions([bottom, right]),
  ];
}

/** The operands of an operation as the library takes them: number and memory by turns. */
function argumentsOf(kind: Kind, image: Handle, filter: Handle, signals: Handle): BigUint64Array {
  const numbers = {
    forward: [ARGUMENT.source, ARGUMENT.weights, ARGUMENT.destination],
    inputGradient: [ARGUMENT.dSource, ARGUMENT.weights, ARGUMENT.dDestination],
    filterGradient: [ARGUMENT.source, ARGUMENT.dWeights, ARGUMENT.dDestination],
  }[kind] as [number, number, number];
  return BigUint64Array.of(
    ...[BigInt(numbers[0]), image, BigInt(numbers[1]), filter, BigInt(numbers[2]), signals],
  );
}

function keyOf(g: ConvGeometry): string {
  const { top, bottom, left, right } = g.padInfo;
  return [
    ...[g.batchSize, g.inHeight, g.inWidth, g.inChannels, g.outHeight, g.outWidth, g.outChannels],
    ...[g.filterHeight, g.filterWidth, g.strideHeight, g.strideWidth, g.dilationHeight, g.dilationWidth],
    ...[top, bottom, left, right],
  ].join();
}
