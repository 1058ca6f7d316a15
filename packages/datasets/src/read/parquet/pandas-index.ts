import type { FileMetaData } from "hyparquet";

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The columns that pandas' own metadata call the index of its frame; an index of plain numbering has none. */
export function pandasIndex({ key_value_metadata: pairs }: FileMetaData): string[] {
  const text = pairs?.find(({ key }) => key === "pandas")?.value;
  const pandas = text === undefined ? undefined : parsed(text);
  const columns = (pandas as { index_columns?: unknown } | null | undefined)?.index_columns;
  return Array.isArray(columns) ? columns.filter((name) => typeof name === "string") : [];
}
