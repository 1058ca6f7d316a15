import type { MarkdownOptions } from "vitepress";

type MarkdownIt = Parameters<NonNullable<MarkdownOptions["config"]>>[0];
type Token = ReturnType<MarkdownIt["parse"]>[number];

/** A cell longer than this is words, not a number. */
const words = 40;

const plain = (cell: Token) =>
  (cell.children ?? [])
    .filter(({ type }) => type === "text" || type === "code_inline" || type.startsWith("math"))
    .map(({ content }) => content.replace(/\\/g, ""))
    .join("");

/** What a table's cells hold: the tokens that open them, with their text, row by row. */
function rowsOf(tokens: readonly Token[]): { open: Token; text: string; length: number }[][] {
  const rows: { open: Token; text: string; length: number }[][] = [];
  for (const [i, token] of tokens.entries()) {
    if (token.type === "tr_open") rows.push([]);
    if (token.type !== "th_open" && token.type !== "td_open") continue;
    const cell = tokens[i + 1]!;
    rows.at(-1)!.push({ open: token, text: plain(cell), length: cell.content.length });
  }
  return rows;
}

/**
 * Tables of words become cards on a phone: each cell of three columns or more then says which column it is of. Two columns
 * stand beside each other unless the first is wide.
 */
export function tableCards(md: MarkdownIt): void {
  md.core.ruler.push("table-cards", ({ tokens }) => {
    for (const [i, token] of tokens.entries()) {
      if (token.type !== "table_open") continue;
      const end = tokens.findIndex(({ type }, k) => k > i && type === "table_close");
      const [head = [], ...body] = rowsOf(tokens.slice(i, end));
      const wide = body.flatMap((row) => (head.length < 3 ? row.slice(0, 1) : row));
      if (!wide.some(({ length }) => length > words)) continue;
      token.attrJoin("class", "cards");
      if (head.length < 3) continue;
      for (const row of body)
        for (const [k, { open }] of row.entries()) open.attrSet("data-column", head[k]?.text ?? "");
    }
  });
  // a table may scroll, so the keyboard must reach it
  md.renderer.rules["table_open"] = (tokens, i, options, _, renderer) => {
    tokens[i]!.attrSet("tabindex", "0");
    return renderer.renderToken(tokens, i, options);
  };
}
