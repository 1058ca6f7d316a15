const wholeNumber = /^[+-]?\d+$/;

/** A name that is a number, as one: exactly where it is a whole number of any size. */
function numberIn(name: string): number | bigint | undefined {
  if (name.trim() === "") return undefined;
  const value = Number(name);
  if (Number.isNaN(value)) return undefined;
  return wholeNumber.test(name) && !Number.isSafeInteger(value) ? BigInt(name.replace("+", "")) : value;
}

function compare<T extends number | bigint | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The order of names that is the same for every form of data: numbers by value (whole numbers of 64 bits exactly), then
 * text by its characters.
 */
export function naturalOrder(a: string, b: string): number {
  const [x, y] = [numberIn(a), numberIn(b)];
  if (x === undefined || y === undefined) return x === y ? compare(a, b) : x === undefined ? 1 : -1;
  return (x < y ? -1 : x > y ? 1 : 0) || compare(a, b);
}
