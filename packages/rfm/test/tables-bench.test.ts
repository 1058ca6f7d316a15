import { describe, expect, it } from "vitest";
import { judge } from "../bench/tables/judge.js";
import { csvRecords } from "../bench/tables/records.js";
import { splitTable } from "../bench/tables/split.js";
import { median, ranks } from "../bench/tables/statistics.js";

const times = { seconds: 1, cpu: 1 };

describe("the comparison of table learners", () => {
  it("ranks with ties sharing their places, whose sum is always n(n+1)/2", () => {
    expect(ranks([0.3, 0.1, 0.3, 0.2])).toEqual([3.5, 1, 3.5, 2]);
    expect(ranks([5, 5, 5])).toEqual([2, 2, 2]);
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
  });

  it("measures errors against what the mean or nothing would give", () => {
    const numbers = { train: ["0", "2", "NA"], test: ["1", "3", "NA"], classes: false };
    expect(judge({ predictions: [1, 1, 1], ...times }, numbers).error).toBe(1);
    expect(judge({ predictions: [1, 3, 9], ...times }, numbers).error).toBe(0);
    const names = { train: ["u", "v"], test: ["u", "v", "w"], classes: true };
    const even = { u: 0.5, v: 0.5 };
    const { error, logLoss } = judge(
      { predictions: ["u", "u", "u"], probabilities: [even, even, even], ...times },
      names,
    );
    expect(error).toBeCloseTo(2 / 3, 12);
    expect(logLoss).toBeCloseTo((2 * Math.log(2) + 7 * Math.log(10)) / 3, 12);
  });

  it("splits rows as they are written, line ends inside quotes too", () => {
    const [header, ...rows] = csvRecords('a,b\r\n1,"x\ny"\n2,"say ""hi"""\n3,z\n4,z\n5,z\n');
    expect([header, rows[0], rows.length]).toEqual(["a,b", '1,"x\ny"', 5]);
    const { train, test } = splitTable({ name: "t", target: "b", drop: [], header: header!, rows }, 3);
    const parts = [...csvRecords(train).slice(1), ...csvRecords(test).slice(1)];
    expect(csvRecords(test)).toHaveLength(2);
    expect(parts.toSorted()).toEqual(rows.toSorted());
  });
});
