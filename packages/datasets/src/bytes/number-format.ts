/**
 * How a number is laid down in a file: float, brain float, signed or unsigned integer, or bool; its bytes and their
 * order.
 */
export interface NumberFormat {
  readonly kind: "f" | "i" | "u" | "b" | "bf";
  readonly size: 1 | 2 | 4 | 8;
  readonly littleEndian: boolean;
}
