/** Products of some class means with others, and which of them belong to pairs. */
export interface PairStrip {
  readonly rows: number;
  readonly cols: number;
  /** Row i is paired with the columns from i + ahead on. */
  readonly ahead: number;
  /** rows × cols. */
  readonly products: Float64Array;
  /** A number of each row and of each column: how its products are scaled, or its own square. */
  readonly left: Float64Array;
  readonly right: Float64Array;
}

/** The first column of row i that makes a pair. */
export function firstColumn({ ahead }: PairStrip, i: number): number {
  return Math.max(0, i + ahead);
}

/** Σ(x − around) and Σ(x − around)² of a number x of each pair. */
export interface SumsAround {
  readonly around: number;
  readonly first: number;
  readonly second: number;
}

/** Where squared distances lose their digits, and how they are had from the vectors themselves. */
export interface NearPairs {
  /** Distances below this share of the squares that they are made from. */
  readonly share: number;
  distance(i: number, j: number): number;
}

/** e^{factor·log‖u − v‖² − top}, summed around a number. */
export interface Powers {
  readonly factor: number;
  readonly top: number;
  readonly around: number;
}

/** How the energies of unit vectors are summed. */
export interface EnergyJob {
  /** What logarithms are summed around. */
  readonly around: number;
  readonly near: NearPairs;
  /** How the powers are to be summed, once the least ‖u − v‖² is known; null where they are infinite. */
  settle(least: number): Powers | null;
}

/** Sums of log‖u − v‖² and of its powers. */
export interface EnergySums {
  readonly logs: SumsAround;
  readonly powers: SumsAround | null;
}

/** Spreads of the classes behind rows and columns. */
export interface RatioJob {
  readonly spreads: Float64Array;
  readonly others: Float64Array;
  /** Half the exponent of the distance. */
  readonly half: number;
  readonly near: NearPairs;
}
