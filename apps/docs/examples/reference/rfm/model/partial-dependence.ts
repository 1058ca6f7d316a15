import { randomNormal, seededRandom } from "@collapsar/linalg";
import { fit, partialDependence } from "@collapsar/rfm";

const X = randomNormal(seededRandom(0), 200, 2);
const rows = Array.from({ length: 200 }, (_, i) => {
  const [a, b] = [X.data[2 * i]!, X.data[2 * i + 1]!];
  return { a, b, y: 3 * a };
});
const model = await fit(rows, { target: "y" });
const spread = (name: string) => {
  const { data } = partialDependence(model, name).scores;
  return Math.max(...data) - Math.min(...data);
};
console.log(spread("a") > 20 * spread("b")); // b changes nothing
