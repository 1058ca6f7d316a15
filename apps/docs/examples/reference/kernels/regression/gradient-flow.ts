import { gaussian, gradientFlow } from "@collapsar/kernels";
import { fromRows } from "@collapsar/linalg";

const flow = gradientFlow(fromRows([[0], [3]]), fromRows([[1], [-1]]), { kernel: gaussian() });
for (const time of [0, 1, Number.POSITIVE_INFINITY])
  console.log(
    time,
    Array.from(flow.fitted(time).data, (value) => value.toFixed(3)),
  );
