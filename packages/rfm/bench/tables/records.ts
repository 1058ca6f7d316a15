/** Records of a CSV text as they are written: a line end inside quotes belongs to its cell. */
export function csvRecords(text: string): string[] {
  const records: string[] = [];
  let [start, quoted] = [0, false];
  for (let at = 0; at <= text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    if (at < text.length && (quoted || text[at] !== "\n")) continue;
    const record = text.slice(start, at).replace(/\r$/, "");
    if (record !== "") records.push(record);
    start = at + 1;
  }
  return records;
}
