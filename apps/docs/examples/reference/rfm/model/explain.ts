import { breastCancer } from "@collapsar/datasets";
import { explain, fit } from "@collapsar/rfm";

const model = await fit(breastCancer(), { rounds: 2, tune: "none" });
const { importance } = explain(model);
const [first] = [...importance].sort((a, b) => b.value - a.value);
console.log(first!.feature, first!.value);
