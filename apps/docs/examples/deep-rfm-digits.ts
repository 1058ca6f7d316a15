import { digits, perClass } from "@collapsar/datasets";
import { selectRows } from "@collapsar/linalg/parts";
import { cosineGram, deepRfmSteps } from "@collapsar/rfm/parts";

/** A Deep RFM on handwritten digits: in each layer a kernel machine is fitted, and nothing else is trained. */
export interface DeepRfmDigitsSettings {
  /** Rows of each digit. */
  readonly rows: number;
  readonly depth: number;
  /** Features of the random map. */
  readonly width: number;
  readonly features: "relu" | "laplace";
  readonly seed: number;
}

/** Layer by layer: NC1 and NC2 before and after the step of the gradients, and the cosines between the centred rows. */
export function* deepRfmDigits({ rows, ...options }: DeepRfmDigitsSettings) {
  const drawn = perClass(digits(), rows);
  const order = Array.from(drawn.y.keys()).sort((a, b) => drawn.y[a]! - drawn.y[b]! || a - b);
  const X = selectRows(drawn.X, order);
  const y = drawn.y.map((_, i) => drawn.y[order[i]!]!);
  const course: { place: number; nc1: number; nc2: number }[] = [];
  for (const { layer, X: before, MX, features } of deepRfmSteps(X, y, options)) {
    if (course.length === 0) {
      course.push({ place: 0, ...before });
      yield { layer: 0, rows, course: [...course], cosines: cosineGram(features.X) };
    }
    course.push({ place: layer, ...MX });
    yield { layer, rows, course: [...course], cosines: cosineGram(features.MX) };
  }
}
