export { multiply32, multiply64, pack32, pack64, setScratch } from "./gemm";
export { atan64, map32, map64 } from "./map";
export { norms32, norms64, radial32, radial64 } from "./distance";
export { dualErf32, dualErf64, dualRelu32, dualRelu64 } from "./dual";
export { reduceCols32, reduceCols64, reduceRows32, reduceRows64 } from "./reduce";
export { mirror32, mirror64, transpose32, transpose64 } from "./transpose";
export { choleskyPanel, exchangeRows, luPanel, qrPanel, scaleVector } from "./panel";
export { solveTriangular } from "./triangular";
