import { dense, infiniteEnsemble, relu, serial } from "@collapsar/kernels";
import { fromRows } from "@collapsar/linalg";

const net = serial(dense(), relu(), dense());
const ensemble = infiniteEnsemble(net, fromRows([[1], [-1]]), fromRows([[1], [0]]));
const { mean } = ensemble.predict(fromRows([[1]]), { kind: "ntk", time: 100 });
console.log(mean.data[0]!.toFixed(3));
