// You learn or teach it: digits collapse in a Deep RFM, layer by layer; draw the fall of NC1.
import { digits, perClass } from "@collapsar/datasets";
import { renderSvg } from "@collapsar/plot";
import { deepRfm } from "@collapsar/rfm";

const { X, y } = perClass(digits(), 20);
const { layers } = deepRfm(X, y, { depth: 4, width: 256 });
export const fall = layers.map(({ MX }) => MX.nc1);
const series = [{ name: "after M½", x: layers.map(({ layer }) => layer), y: fall }];
const axes = { x: { label: "layer", integer: true }, y: { label: "NC1", scale: "log" } } as const;
export const svg = renderSvg({ kind: "line", title: "NC1 along the layers", ...axes, series });
