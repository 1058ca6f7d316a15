import type { MarkdownOptions } from "vitepress";

type MarkdownIt = Parameters<NonNullable<MarkdownOptions["config"]>>[0];
type Token = ReturnType<MarkdownIt["parse"]>[number];

const before = /\($/;
const after = /^[)\],.;:?!’]+/;

/** A formula is a picture to the browser, which may end a line beside it: what hangs on it is kept there. */
function bound(children: Token[], open: () => Token, close: () => Token): Token[] {
  return children.flatMap((token, i) => {
    const [left, right] = [children[i - 1], children[i + 1]];
    if (token.type !== "math_inline") return [token];
    const start = left?.type === "text" ? (before.exec(left.content)?.[0] ?? "") : "";
    const end = right?.type === "text" ? (after.exec(right.content)?.[0] ?? "") : "";
    if (start + end === "") return [token];
    if (start !== "") left!.content = left!.content.slice(0, -start.length);
    if (end !== "") right!.content = right!.content.slice(end.length);
    const [first, last] = [open(), close()];
    first.content += start;
    last.content = end + last.content;
    return [first, token, last];
  });
}

/** Keeps brackets and points on the line of the formula that they belong to. */
export function mathPunctuation(md: MarkdownIt): void {
  md.core.ruler.push("math-punctuation", (state) => {
    const html = (content: string) => () => Object.assign(new state.Token("html_inline", "", 0), { content });
    for (const token of state.tokens)
      if (token.children)
        token.children = bound(token.children, html('<span class="with-formula">'), html("</span>"));
  });
}
