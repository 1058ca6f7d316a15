export { multiply32, multiply64, pack32, pack64, setScratch } from "./gemm";
