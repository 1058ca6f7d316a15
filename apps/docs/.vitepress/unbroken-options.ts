import type { MarkdownOptions } from "vitepress";

type MarkdownIt = Parameters<NonNullable<MarkdownOptions["config"]>>[0];

/** An option of the command line stays on one line: a browser would end the line behind its first hyphen. */
export function unbrokenOptions(md: MarkdownIt): void {
  const plain = md.renderer.rules.code_inline!;
  md.renderer.rules.code_inline = (...given) =>
    plain(...given).replace(/--[a-z][\w-]*/g, (option) => `<span class="option">${option}</span>`);
}
