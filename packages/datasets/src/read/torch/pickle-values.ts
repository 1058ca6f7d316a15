/** A function or class that a pickle names; it is never looked up, let alone called. */
export class PickleName {
  constructor(readonly name: string) {}
}

/** Origin of an inert object: a call of an allowed name with arguments, and the state it was given. */
export class PickleObject {
  state: PickleValue = null;
  constructor(
    readonly made: string,
    readonly args: readonly PickleValue[],
  ) {}
}

/** A reference to bytes outside of the pickle. */
export class PickleReference {
  constructor(readonly id: PickleValue) {}
}

/** Keys of dictionaries are kept as they are spelled. */
export type PickleDict = Map<string, PickleValue>;

/** Tuples, lists and sets are arrays alike. */
export type PickleValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | readonly PickleValue[]
  | PickleDict
  | PickleName
  | PickleObject
  | PickleReference;
