import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gaussianMixture, parseNpy } from "@collapsar/datasets";
import { writeNpz } from "@collapsar/datasets/parts";
import { fitRfm } from "@collapsar/rfm";
import { codeTargets } from "@collapsar/rfm/parts";
import { afterAll, describe, expect, it } from "vitest";
import { start, workFolder } from "../collapsar.js";
import { collapsar, json } from "../in-process.js";

const work = workFolder();
afterAll(work.remove);

/** Houses whose price is mostly their area, with a colour that adds a little, an empty cell and a quoted name. */
function houses(rows: number, from = 0): string {
  const noise = gaussianMixture({ n: rows, d: 2, classes: 1, mean: 0, std: 1, seed: 9 + from }).X.data;
  const lines = Array.from({ length: rows }, (_, i) => {
    const area = 100 + 30 * noise[2 * i]!;
    const garden = 10 + 3 * noise[2 * i + 1]!;
    const colour = (i * 7) % 3 === 0 ? '"red, dark"' : "blue";
    const price = 1000 * area + (colour === "blue" ? 0 : 9000);
    return `${area.toFixed(2)},${i === 5 ? "" : garden.toFixed(2)},${colour},${price.toFixed(0)}`;
  });
  return `area,garden,colour,price\n${lines.join("\n")}\n`;
}

const train = work.file("houses.csv", houses(120));
const model = join(work.path, "houses.rfm");

describe("rfm fit, predict, explain on a table", () => {
  it("fits, keeps the model, and reports every round", async () => {
    const validation = work.file("more.csv", houses(40, 1));
    const found = await json([
      "rfm",
      "fit",
      train,
      "--target",
      "price",
      "--validation",
      validation,
      "--save",
      model,
      "--rounds",
      "3",
    ]);
    expect(found).toMatchObject({ task: "regression", bandwidth: 10, best: expect.any(Number) });
    expect(found["rounds"].map(({ round }: { round: number }) => round)).toEqual([0, 1, 2, 3]);
    expect(found["importance"].map(({ feature }: { feature: string }) => feature)).toEqual([
      "area",
      "garden",
      "colour",
    ]);
    expect(found["importance"][0].value).toBeGreaterThan(10 * found["importance"][1].value);
    expect(existsSync(model)).toBe(true);
  });

  it("shows the errors by round, and says which rows they are of", async () => {
    const alone = await collapsar(["rfm", "fit", train, "--rounds", "1"]);
    expect(alone.stdout).toMatch(/On held-out rows \(120 rows in 5 folds\): rmse .*Chosen there: ridge/);
    const judged = await collapsar(["rfm", "fit", train, "--rounds", "1", "--test-fraction", "0.2"]);
    expect(judged.stdout).toContain("validation error");
    expect(judged.stdout).not.toContain("Errors are those of the training rows");
  });

  it("predicts the same CSV with its target, and new rows without it", async () => {
    const { predictions, score } = await json(["rfm", "predict", model, train]);
    expect(predictions).toHaveLength(120);
    expect(score).toBeGreaterThan(0.99);
    const rows = work.file("new.csv", 'colour,area,garden\nblue,90,9\n"red, dark",90,9\n');
    const { code, stdout, stderr } = await collapsar(["rfm", "predict", model, rows]);
    const [header, first, second, ...rest] = stdout.trim().split("\n");
    expect([code, header, rest, stderr]).toEqual([0, "prediction", [], ""]);
    expect(Number(second) - Number(first)).toBeGreaterThan(3000);
    const to = join(work.path, "prices.npy");
    await json(["rfm", "predict", model, rows, "--to", to]);
    expect([...parseNpy(readFileSync(to)).data]).toEqual([Number(first), Number(second)]);
  });

  it("learns several targets, and carries the columns that name the rows", async () => {
    const random = gaussianMixture({ n: 60, d: 2, classes: 1, mean: 0, std: 1, seed: 3 }).X.data;
    const row = (i: number) => [
      `h${i}`,
      random[2 * i],
      random[2 * i + 1],
      i === 7 ? "" : 2 * random[2 * i]!,
      i % 5,
    ];
    const text = `key,a,b,y,z\n${Array.from({ length: 60 }, (_, i) => row(i).join()).join("\n")}\n`;
    const table = work.file("two.csv", text);
    const two = join(work.path, "two.rfm");
    const flags = ["--targets", "y,z", "--id", "key", "--rounds", "1", "--save", two];
    const { code, stderr } = await collapsar(["rfm", "fit", table, ...flags]);
    expect([code, stderr]).toEqual([0, expect.stringContaining("left out, 1 row without a target in y")]);
    const found = await collapsar(["rfm", "predict", two, work.file("new.csv", "b,key,a\n0.1,007,0.5\n")]);
    const [header, line] = found.stdout.trim().split("\n");
    expect(header).toBe("key,y,z");
    expect(line).toMatch(/^007,/);
    expect(Number(line!.split(",")[1])).toBeCloseTo(1, 0);
    const { rows } = await json(["rfm", "explain", two, "--rows", table]);
    expect([rows.length, rows[0].slopes[0].feature, Object.keys(rows[0].scores)]).toEqual([
      60,
      "a",
      ["y", "z"],
    ]);
    const wrong = await collapsar(["rfm", "predict", two, table, "--id", "keys"]);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining("did you mean key?")]);
  });

  it("takes a column for the rows' weights, and no feature", async () => {
    const lines = Array.from(
      { length: 60 },
      (_, i) => `${Math.sin(i)},${i % 2},${i % 2 ? 1 : 1e-6},${i % 2 ? 5 : -5}`,
    );
    const text = (first: string) => ["a,b,w,y", first, ...lines].join("\n");
    const weighted = [
      "--target",
      "y",
      "--sample-weights",
      "w",
      "--drop",
      "b",
      "--rounds",
      "0",
      "--ridge",
      "1e-3",
    ];
    const table = work.file("weighted.csv", text("0.5,1,1,5.5"));
    const heavy = join(work.path, "heavy.rfm");
    const { importance } = await json(["rfm", "fit", table, ...weighted, "--save", heavy]);
    expect(importance.map(({ feature }: { feature: string }) => feature)).toEqual(["a"]);
    const { predictions } = await json(["rfm", "predict", heavy, table]);
    // the even rows, of −5, weigh nothing
    expect(Math.min(...predictions)).toBeGreaterThan(3);
    const odd = await collapsar(["rfm", "fit", work.file("odd.csv", text("0.5,1,-1,5.5")), ...weighted]);
    expect([odd.code, odd.stderr]).toEqual([2, expect.stringMatching(/positive weight in every row.*-1/)]);
  });

  it("keeps a Deep RFM with its accuracy on rows left aside, and predicts with it", async () => {
    const deep = join(work.path, "deep.rfm");
    const flags = ["--depth", "2", "--width", "64", "--test-fraction", "0.3", "--save", deep];
    const { layers } = await json(["deep-rfm", "iris", ...flags]);
    expect(layers.map(({ heldOut }: { heldOut: number }) => heldOut > 0.8)).toEqual([true, true]);
    const { n, score } = await json(["rfm", "predict", deep, "iris"]);
    expect([n, score > 0.85]).toEqual([150, true]);
    const { stderr } = await collapsar(["rfm", "explain", deep]);
    expect(stderr).toContain("expected a model of rfm fit, found a Deep RFM");
  });

  it("explains by a table, a figure and partial dependence", async () => {
    const figure = join(work.path, "importance.svg");
    const found = await json(["rfm", "explain", model, "--figure", figure, "--partial", "area,colour"]);
    expect(found["importance"][0]).toMatchObject({
      feature: "area",
      value: expect.any(Number),
      perUnit: expect.any(Number),
    });
    expect(found["partial"].map(({ feature }: { feature: string }) => feature)).toEqual(["area", "colour"]);
    expect(readFileSync(figure, "utf8")).toContain("<svg");
  });

  const wrong: [string, () => string[], RegExp][] = [
    [
      "a missing column",
      () => ["rfm", "predict", model, work.file("m.csv", "area,colour\n1,blue\n")],
      /m\.csv: expected a column "garden"/,
    ],
    [
      "a truncated model",
      () => ["rfm", "explain", work.file("cut.rfm", readFileSync(model).subarray(0, 300))],
      /cut\.rfm: /,
    ],
    [
      "another file as model",
      () => ["rfm", "explain", train],
      /houses\.csv: expected a model that rfm fit saved, found a file of another kind/,
    ],
    [
      "a missing column of names",
      () => ["rfm", "predict", model, work.file("n.csv", "area,garden\n1,2\n")],
      /n\.csv: expected a column "colour", as in the training table, found area, garden/,
    ],
    [
      "a folder as model, of which nothing is left",
      () => ["rfm", "fit", "iris", "--rounds", "0", "--save", work.path],
      new RegExp(`${basename(work.path)}: it is a folder`),
    ],
    [
      "a constant target",
      () => ["rfm", "fit", work.file("k.csv", "a,b\n1,2.5\n2,2.5\n3,2.5\n")],
      /the target must vary/,
    ],
    ["one class", () => ["rfm", "fit", work.file("one.csv", "a,b\n1,x\n2,x\n3,x\n")], /at least 2 classes/],
    [
      "an unknown target",
      () => ["rfm", "fit", train, "--target", "cost"],
      /expected a column among area, garden, colour, price/,
    ],
    [
      "text for regression",
      () => ["rfm", "fit", train, "--target", "colour", "--task", "regression"],
      /numeric target/,
    ],
    ["a length of nothing", () => ["rfm", "fit", train, "--bandwidth", "1e-12"], /bandwidth/],
    ["a bad file name", () => ["rfm", "predict", model, train, "--to", "out.txt"], /\.csv or \.npy/],
    [
      "a column that is not there",
      () => ["rfm", "explain", model, "--partial", "aera"],
      /did you mean area\?/,
    ],
  ];

  it("advises nothing that predict has no flag for", async () => {
    const rows = "area,garden,colour\n100,n.a.,blue\n110,9,blue\n";
    const { code, stderr } = await collapsar(["rfm", "predict", model, work.file("marked.csv", rows)]);
    expect(code).toBe(2);
    expect(stderr).toContain('found "n.a."; put a number there, or leave the cell empty if it is missing\n');
    const refit = await collapsar(["rfm", "fit", work.file("marked.csv", rows), "--target", "area"]);
    expect(refit.stderr).toContain("(or name the mark with --na n.a.), or pass --categorical garden");
  });

  it("takes an unknown category and a column too many, and says so", async () => {
    const file = work.file("c.csv", "area,garden,colour,age\n1,2,green,3\n");
    const { code, stdout, stderr } = await collapsar(["rfm", "predict", model, file, "--backend", "js"]);
    expect(stderr).toContain("c.csv: left out, 1 column that the model does not use: age\n");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^prediction\n-?\d/);
    expect(stderr).toMatch(/colour/);
  });

  it.each(wrong)("refuses %s", async (_, args, message) => {
    const { code, stdout, stderr } = await collapsar([...args(), "--backend", "js"]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
    // what was decided before it failed is said first; the error is one sentence, and the last
    const lines = stderr.trim().split("\n");
    expect(lines.filter((line) => line.startsWith("error: "))).toEqual(lines.slice(-1));
    expect(readdirSync(work.path).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });
});

describe("labels that a fit does not have", () => {
  const rows = (names: string) =>
    Array.from(names, (name, i) => `${i % 3},${(i * 5) % 7},${name}`).join("\n");
  const file = (name: string, names: string) => work.file(name, `a,b,label\n${rows(names)}\n`);

  it("are left out of a validation and count as wrong in a score, with a note", async () => {
    const [known, more] = [file("known.csv", "xyxyxyxyxy"), file("more.csv", "xyxyzxyxyz")];
    const saved = join(work.path, "known.rfm");
    const fit = ["rfm", "fit", known, "--rounds", "1", "--tune", "none", "--backend", "js", "--save", saved];
    const judged = await collapsar([...fit, "--validation", more, "--json"]);
    expect(judged.stderr).toContain(`${more}: left out, 2 rows without a label that the fit has: z`);
    expect(JSON.parse(judged.stdout).rounds[0].validation).toBeDefined();
    const { notes, score } = await json(["rfm", "predict", saved, more]);
    expect(notes).toContainEqual({
      kind: "unseen",
      message: `${more}: 2 rows without a label that the model has, which count as wrong: z`,
    });
    expect(score).toBeLessThanOrEqual(0.8);
    const other = await collapsar([...fit, "--validation", file("other.csv", "zzzz")]);
    expect([other.code, other.stderr]).toEqual([
      2,
      expect.stringMatching(/other\.csv: expected labels among x, y, found z/),
    ]);
  });
});

describe("rfm fit on arrays", () => {
  it("gives the library's rounds, metric and predictions", async () => {
    const rows = (seed: number) => gaussianMixture({ n: 60, d: 3, classes: 2, mean: 0.5, std: 1, seed });
    const [a, b] = [rows(1), rows(2)];
    const npz = (name: string, { X, y }: typeof a) =>
      work.file(
        name,
        writeNpz({ X: { shape: [X.rows, X.cols], data: X.data }, y: { shape: [X.rows], data: y } }),
      );
    const out = join(work.path, "arrays");
    const found = await json([
      "rfm",
      "fit",
      npz("a.npz", a),
      "--validation",
      npz("b.npz", b),
      "--rounds",
      "2",
      "--bandwidth",
      "5",
      "--coding",
      "plus-minus",
      "--keep",
      "last",
      "--tune",
      "none",
      "--out",
      out,
    ]);
    const wanted = fitRfm(a.X, codeTargets(a.y, "plus-minus"), {
      rounds: 2,
      bandwidth: 5,
      labels: a.y,
      keep: "last",
      validation: { X: b.X, Y: codeTargets(b.y, "plus-minus"), labels: b.y },
    });
    const numbers = (rounds: typeof wanted.rounds) =>
      rounds.flatMap(({ train, validation }) => [
        train.mse,
        train.accuracy!,
        validation!.mse,
        validation!.accuracy!,
      ]);
    numbers(wanted.rounds).forEach((value, i) => {
      expect(numbers(found["rounds"])[i]).toBeCloseTo(value, 9);
    });
    const metric = parseNpy(readFileSync(join(out, "metric.npy")));
    expect(metric.shape).toEqual([3, 3]);
    metric.data.forEach((value, i) => {
      expect(value).toBeCloseTo(wanted.lastMetric!.data[i]!, 8);
    });
    expect(parseNpy(readFileSync(join(out, "validation-predictions.npy"))).shape).toEqual([60, 2]);
  });

  it("keeps the rounds so far on Ctrl-C", async () => {
    const save = join(work.path, "kept.rfm");
    const { child, outcome } = start([
      "rfm",
      "fit",
      "digits",
      "--rounds",
      "500",
      "--limit",
      "700",
      "--save",
      save,
    ]);
    while (!existsSync(save)) await new Promise((resolve) => setTimeout(resolve, 50));
    child.kill("SIGINT");
    const { code, stdout, stderr } = await outcome;
    expect([code, stdout]).toEqual([130, ""]);
    expect(stderr).toMatch(/interrupted: \d+ of 501 rounds are finished; their best model is in .*kept\.rfm/);
    expect((await json(["rfm", "explain", save]))["task"]).toBe("classification");
  });
});

it("tells how far predictions and explanations of many rows are, and stops at Ctrl-C", async () => {
  const several = work.file("several.csv", houses(300, 2));
  for (const [args, unit] of [
    [["rfm", "explain", model, "--rows", several], "rows"],
    [["rfm", "explain", model, "--partial", "area"], "values"],
  ] as const) {
    const told: number[] = [];
    const whole = await collapsar([...args], {
      stopAt: (report) => {
        if (report.unit === unit && report.total !== undefined) told.push(report.done / report.total);
        return false;
      },
    });
    expect([whole.code, told.length]).toEqual([0, expect.any(Number)]);
    expect(told.length).toBeGreaterThan(10);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    const stopped = await collapsar([...args], {
      stopAt: ({ done, unit: own }) => own === unit && done > 2,
    });
    expect([stopped.code, stopped.stdout]).toEqual([130, ""]);
  }
});
