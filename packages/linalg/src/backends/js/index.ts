import type { Backend, Operations } from "../../engine/contract.js";
import { potrf, potri } from "./cholesky.js";
import { distances, distancesExp, distancesExpProduct, distancesSlope } from "./distances.js";
import { syevd } from "./eigen.js";
import { gemm, syrk } from "./gemm.js";
import { getrf, getrs } from "./lu.js";
import { atan2, map } from "./map.js";
import { geqrf } from "./qr.js";
import { reduceCols, reduceRows } from "./reduce.js";
import { gesdd } from "./svd.js";
import { potrs, trsm } from "./triangular.js";

/** The reference backend: plain loops. */
export const jsBackend: Backend & Operations = {
  name: "js",
  threads: () => 1,
  describe: () => ({ name: "js", threads: 1 }),
  gemm,
  syrk,
  potrf,
  potri,
  trsm,
  potrs,
  getrf,
  getrs,
  geqrf,
  syevd,
  gesdd,
  map,
  atan2,
  reduceRows,
  reduceCols,
  distances,
  distancesExp,
  distancesSlope,
  distancesExpProduct,
};
