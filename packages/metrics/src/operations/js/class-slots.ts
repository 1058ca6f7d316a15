/** Classes numbered without gaps, in the order in which they come: the slot of each row, and of each class. */
export function classSlots(classes: Int32Array): {
  readonly own: Int32Array;
  readonly slots: Map<number, number>;
} {
  const slots = new Map<number, number>();
  const own = classes.map((label) => {
    const slot = slots.get(label) ?? slots.size;
    slots.set(label, slot);
    return slot;
  });
  return { own, slots };
}
