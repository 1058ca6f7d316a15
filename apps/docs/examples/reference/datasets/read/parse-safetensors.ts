import { parseSafetensors } from "@collapsar/datasets";

const header = JSON.stringify({ w: { dtype: "F32", shape: [2], data_offsets: [0, 8] } });
const text = new TextEncoder().encode(header);
const length = new Uint8Array(BigUint64Array.of(BigInt(text.length)).buffer);
const numbers = new Uint8Array(Float32Array.of(0.5, -2).buffer);
const { tensors } = parseSafetensors(Uint8Array.of(...length, ...text, ...numbers));
console.log(Array.from(tensors.get("w")!.data));
