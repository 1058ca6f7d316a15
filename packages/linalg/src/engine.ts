export { createWasmBackend } from "#wasm";
export { gemm } from "./backends/js/gemm.js";
export {
  type DefinedOperation,
  defineOperation,
  type OperationDefinition,
} from "./dispatch/define-operation.js";
export { blocks } from "./engine/blocks.js";
export { type Carry, stretch } from "./engine/carry.js";
export type { Engine } from "./engine/engine.js";
export type { Heap } from "./engine/memory.js";
export { defineSize, knownSizes, type Sizes } from "./engine/sizes.js";
export { SLOTS } from "./engine/slots.js";
export type { Stream } from "./engine/stream.js";
export { carryBlock, copyBlockIn } from "./engine/transfer.js";
export { coincidenceFloors, productSizes } from "./gram/distances.js";
export { aboutRow } from "./matrix/about-row.js";
export { copyLower } from "./matrix/lower-triangle.js";
export { blank, commonDtype, dataAs, dtypeOfArray } from "./matrix/matrix.js";
export { mirrorLower } from "./matrix/transpose-into.js";
