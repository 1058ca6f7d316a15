import type { MarkdownOptions } from "vitepress";

type MarkdownIt = Parameters<NonNullable<MarkdownOptions["config"]>>[0];

/** The options of the command line in a text; a split at them keeps them. */
export const optionWords = /(--[a-z][\w-]*)/g;

/** An option of the command line stays on one line: a browser would end the line behind its first hyphen. */
export function unbrokenOptions(md: MarkdownIt): void {
  const plain = md.renderer.rules.code_inline!;
  md.renderer.rules.code_inline = (...given) =>
    plain(...given).replace(optionWords, (option) => `<span class="option">${option}</span>`);
}
