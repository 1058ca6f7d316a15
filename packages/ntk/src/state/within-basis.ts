import { InputError, type Matrix, zeros } from "@collapsar/linalg";
import { caller, checkInteger, checkLabels, checkMatrix, checkObject, named } from "@collapsar/linalg/check";
import { classMembers } from "../kernel/class-members.js";

/**
 * Class means and the within-class part of features: H1 = H·diag(1/n_c)-averages (p × C) and H2 = H Q2 (p × n − C), Q2
 * an orthonormal basis of the differences within classes (per class the last columns of a Householder reflection).
 *
 * Source: [NTC]'s code, with the same basis.
 *
 * @param H - p × n, one sample a column
 * @throws InputError if the labels do not fit or a class has no sample
 */
export function classCoordinates(H: Matrix, labels: ArrayLike<number>): { H1: Matrix; H2: Matrix } {
  checkMatrix("classCoordinates", "H", H);
  const members = named("classCoordinates", () => membersOf(labels, H.cols));
  const C = members.length;
  const H1 = zeros(H.rows, C);
  const H2 = zeros(H.rows, H.cols - C);
  for (let i = 0; i < H.rows; i++) {
    let at = 0;
    members.forEach((list, c) => {
      const reflected = reflect(list.map((j) => H.data[i * H.cols + j]!));
      H1.data[i * C + c] = reflected[0]! / Math.sqrt(list.length);
      for (let j = 1; j < list.length; j++) H2.data[i * H2.cols + at++] = reflected[j]!;
    });
  }
  return { H1, H2 };
}

/**
 * Features from their class coordinates: the inverse of `classCoordinates`.
 *
 * @returns H, p × n
 * @throws InputError if the shapes do not fit the labels
 */
export function featuresFromCoordinates(
  coordinates: { readonly H1: Matrix; readonly H2: Matrix },
  labels: ArrayLike<number>,
): Matrix {
  return named("featuresFromCoordinates", () => joinedCoordinates(coordinates, labels));
}

/** `featuresFromCoordinates` for whoever was called. */
export function joinedCoordinates(
  coordinates: { readonly H1: Matrix; readonly H2: Matrix },
  labels: ArrayLike<number>,
): Matrix {
  checkObject(caller, "coordinates", coordinates);
  const { H1, H2 } = coordinates;
  checkMatrix(caller, "H1", H1);
  checkMatrix(caller, "H2", H2);
  const n = labels?.length;
  const members = membersOf(labels, n);
  const C = members.length;
  if (H1.cols !== C || H2.cols !== n - C || H1.rows !== H2.rows) {
    throw new InputError({
      argument: "H1",
      requirement: `must be p×${C} and H2 p×${n - C}`,
      received: `${H1.rows}×${H1.cols} and ${H2.rows}×${H2.cols}`,
    });
  }
  const H = zeros(H1.rows, n);
  for (let i = 0; i < H.rows; i++) {
    let at = 0;
    members.forEach((list, c) => {
      const values = [H1.data[i * C + c]! * Math.sqrt(list.length)];
      for (let j = 1; j < list.length; j++) values.push(H2.data[i * H2.cols + at++]!);
      reflect(values).forEach((value, j) => {
        H.data[i * n + list[j]!] = value;
      });
    });
  }
  return H;
}

function membersOf(labels: ArrayLike<number>, n: number): number[][] {
  const { classes, counts } = checkLabels(caller, labels, n);
  counts.forEach((count, c) => {
    checkInteger(caller, `the size of class ${c}`, count, 1);
  });
  return classMembers(labels, classes);
}

/** The reflection that exchanges e_1 and 1/√m, applied to a vector: symmetric and its own inverse. */
function reflect(values: number[]): number[] {
  const root = Math.sqrt(values.length);
  const [first = 0] = values;
  const total = values.reduce((sum, value) => sum + value, 0);
  const shared = first / root + (total - first) / (root * (root + 1));
  return values.map((value, i) => (i === 0 ? total / root : shared - value));
}
