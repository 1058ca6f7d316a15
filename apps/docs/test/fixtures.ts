import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { digits } from "@collapsar/datasets";
import { firstRows, writeNpy, writeNpz, writeParquet } from "@collapsar/datasets/parts";
import { randomNormal, seededRandom } from "@collapsar/linalg";
import { torchFile } from "./torch-file.js";

const repository = new URL("../../../", import.meta.url);

/** The files that the pages' commands speak of, in a folder of their own. */
export function writeFixtures(folder: string): void {
  const write = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
  const random = seededRandom(0);
  const [n, p, C] = [60, 5, 3];
  const y = Int32Array.from({ length: n }, (_, i) => i % C);
  const X = randomNormal(random, n, p);
  y.forEach((label, i) => {
    X.data[i * p + label]! += 4;
  });
  const W = randomNormal(random, C, p);
  const bias = { shape: [C], data: new Float64Array(C) };
  const features = { shape: [n, p], data: X.data };
  const labels = { shape: [n], data: y };
  const classifier = { shape: [C, p], data: W.data };
  for (const [name, tensor] of Object.entries({
    "features.npy": features,
    "H.npy": features,
    "labels.npy": labels,
    "y.npy": labels,
    "W.npy": classifier,
    "b.npy": bias,
  }))
    write(name, writeNpy(tensor));
  write("features.npz", writeNpz({ X: features, y: labels, W: classifier, b: bias }));

  // two series of checkpoints, whose classes draw together epoch by epoch
  for (const [optimiser, pull] of [
    ["sgd", 1],
    ["adamw", 2],
  ] as const) {
    mkdirSync(join(folder, optimiser));
    for (const epoch of [1, 2, 10]) {
      const far = X.data.map((value, at) => value + (at % p === y[Math.floor(at / p)] ? pull * epoch : 0));
      const checkpoint = {
        features: { shape: [n, p], data: Float32Array.from(far) },
        labels: { shape: [n], data: BigInt64Array.from(y, BigInt) },
        W: { shape: [C, p], data: Float32Array.from(W.data) },
        b: { shape: [C], data: new Float32Array(C) },
      };
      write(`${optimiser}/epoch-${epoch}.pt`, torchFile(checkpoint));
    }
  }

  // a perceptron 6-5-3 as PyTorch exports it, and samples for it
  const perceptron = new URL("apps/cli/test/onnx/perceptron.json", repository);
  const { model } = JSON.parse(readFileSync(perceptron, "utf8")) as { model: string };
  write("model.onnx", Buffer.from(model, "base64"));
  const samples = { shape: [n, 6], data: Float32Array.from(randomNormal(random, n, 6).data) };
  write("data.npz", writeNpz({ X: samples, y: labels }));

  const own = new URL("packages/experiments/examples/own-experiment.js", repository);
  write("my-experiment.js", `export { default } from ${JSON.stringify(own.href)};\n`);

  const house = () => {
    const [rooms, area, age] = [
      1 + Math.floor(6 * random.next()),
      40 + 160 * random.next(),
      90 * random.next(),
    ];
    const price = 1000 * Math.round(2 * area + 10 * rooms - 0.5 * age);
    return { rooms, area: Math.round(area), age: Math.round(age), price };
  };
  const houses = Array.from({ length: 80 }, house);
  const csv = (rows: readonly object[]) =>
    `${[Object.keys(rows[0]!), ...rows.map((row) => Object.values(row))].map((cells) => cells.join(",")).join("\n")}\n`;
  write("houses.csv", csv(houses));
  write("new.csv", csv(houses.slice(0, 5).map(({ price: _, ...row }) => row)));
  const sales = houses.map((row, i) => ({ key: `s${i}`, agent: ["Ada", "Bo", "Cy"][i % 3], ...row }));
  write("sales.csv", csv(sales));
  write("new-sales.csv", csv(sales.slice(0, 5).map(({ price: _, ...row }) => row)));
  const loads = houses.map(({ area, age }) => ({ area, age, heating: area + age, cooling: 2 * area - age }));
  write("loads.csv", csv(loads));
  const polls = houses.map(({ age, area }, i) => ({
    age,
    income: area,
    vote: age > 45,
    weight: 1 + (i % 4),
  }));
  write("polls.csv", csv(polls));
  const cards = houses.map(({ area, rooms }, i) => ({
    card: `c${i}`,
    amount: area,
    items: rooms,
    fraud: area > 165,
  }));
  write("cards.csv", csv(cards));
  write("new-cards.csv", csv(cards.slice(0, 5).map(({ fraud: _, ...row }) => row)));
  write("my-config.yaml", "experiment: deep-rfm/recursion\nseed: 1\n");
  write("net.yaml", "network: mlp\ndata: digits\nepochs: 2\nsamples: 100\ntestSamples: 50\n");

  const many = Array.from({ length: 4000 }, house);
  const column = (key: keyof (typeof many)[number]) => ({
    name: key,
    data: Float64Array.from(many, (row) => row[key]),
  });
  write("rows.parquet", writeParquet([column("rooms"), column("area"), column("age"), column("price")]));
  const rows = Float32Array.from(many.flatMap(({ rooms, area, age }) => [rooms, area, age]));
  write("rows.npy", writeNpy({ shape: [many.length, 3], data: rows }));
  write(
    "prices.npy",
    writeNpy({ shape: [many.length], data: Float64Array.from(many, ({ price }) => price) }),
  );

  // digits under the names of MNIST's files: what the commands need of it is its format
  const { X: pixels, y: digit } = firstRows(digits(), 1500);
  const idx = (sizes: readonly number[], bytes: ArrayLike<number>) => {
    const file = new Uint8Array(4 + 4 * sizes.length + bytes.length);
    file.set([0, 0, 8, sizes.length]);
    const view = new DataView(file.buffer);
    sizes.forEach((size, k) => void view.setUint32(4 + 4 * k, size));
    file.set(Array.from(bytes), 4 + 4 * sizes.length);
    return file;
  };
  mkdirSync(join(folder, "DIR"));
  for (const part of ["train", "t10k"]) {
    write(
      `DIR/${part}-images-idx3-ubyte`,
      idx(
        [1500, 8, 8],
        pixels.data.map((grey) => 15 * grey),
      ),
    );
    write(`DIR/${part}-labels-idx1-ubyte`, idx([1500], digit));
  }
}
