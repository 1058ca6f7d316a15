/** Slots of a stream. */
export const SLOTS = 16;
