import {
  checkFunction,
  checkInteger,
  checkObject,
  checkText,
  checkTexts,
  faultMessage,
  type ShowOption,
  type Wording,
} from "@collapsar/linalg/check";

/** A decision that was made about data in place of the person, and how to overrule it. */
export interface Note {
  /** Kind of decision: "header", "index", "missing", "labels", "numbers", "dates", "left-out", … */
  readonly kind: string;
  /** One sentence without its full stop. */
  readonly message: string;
  /** How to overrule it, where that can be done. */
  readonly remedy?: Wording | undefined;
}

/** A note as one sentence, its options shown as the caller's users know them. */
export function noteMessage(note: Note, showOption?: ShowOption): string {
  checkObject("noteMessage", "note", note, "a note { kind, message }");
  const { message, remedy } = note;
  checkText("noteMessage", "note.message", message);
  if (showOption !== undefined) checkFunction("noteMessage", "showOption", showOption);
  return faultMessage({ requirement: message, remedy }, showOption);
}

/** Names in a sentence, the first dozen of many. */
export function listed(names: readonly string[], most = 12): string {
  checkTexts("listed", "names", names);
  checkInteger("listed", "most", most, 1);
  return names.length > most ? `${names.slice(0, most).join(", ")}, … (${names.length})` : names.join(", ");
}

/** A count with its noun: "1 cell", "3 cells". */
export function counted(count: number, noun: string): string {
  checkInteger("counted", "count", count, 0);
  checkText("counted", "noun", noun);
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** The note that classes of fewer rows than are wanted are left out. */
export function rareClassesNote(rare: readonly string[], rows: number, least: number): Note {
  checkTexts("rareClassesNote", "rare", rare);
  checkInteger("rareClassesNote", "least", least, 0);
  const classes = `${rare.length} ${rare.length === 1 ? "class" : "classes"}`;
  const message = `left out, ${classes} of fewer than ${least} rows (${counted(rows, "row")}): ${listed(rare)}`;
  return { kind: "classes", message };
}
