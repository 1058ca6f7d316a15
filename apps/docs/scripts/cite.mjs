/** Links what doc comments cite: sections of the theory, and the works of the references page. */
import { readFileSync } from "node:fs";

/** The id of a heading as VitePress makes it. */
const idOf = (heading) =>
  heading
    .normalize("NFKD")
    .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .replace(/^(\d)/, "_$1")
    .toLowerCase();

/** Link of each section of THEORY.md, by its number. */
function theoryLinks(theory) {
  const headings = [...theory.matchAll(/^## (\d+)\. .*$/gm)];
  return new Map(headings.map(([line, number]) => [number, `/theory#${idOf(line.slice(3))}`]));
}

/** How a text names a work: by its mark, or by its authors and year. */
function namesOf({ mark, authors, year }) {
  const last = authors.map((author) => author.split(" ").at(-1));
  const byAuthors = last.length > 3 ? `${last[0]} et al.` : last.join(", ");
  return { mark, names: [...new Set([`${byAuthors} ${year}`, `${last[0]} et al. ${year}`])] };
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A function that puts the links into the prose of a page; code and links stay as they are. */
export function citing(theoryFile, references) {
  const sections = theoryLinks(readFileSync(theoryFile, "utf8"));
  const works = references.map(namesOf);
  const rules = [
    [
      /\btheory §(\d+)/g,
      (text, number) => (sections.has(number) ? `[${text}](${sections.get(number)})` : text),
    ],
    ...works.flatMap(({ mark, names }) => [
      [
        new RegExp(`\\\\?\\[${escaped(mark)}\\\\?\\](?![(:])`, "g"),
        () => `[\\[${mark}\\]](/references#${mark.toLowerCase()})`,
      ],
      ...names.map((name) => [
        new RegExp(`${escaped(name)}\\b`, "g"),
        (text) => `[${text}](/references#${mark.toLowerCase()})`,
      ]),
    ]),
  ];
  const prose = (text) => rules.reduce((page, [pattern, link]) => page.replace(pattern, link), text);
  /** Pieces that are no prose: fences, inline code, links. */
  const others = /(```[\s\S]*?```|`[^`\n]*`|\[[^\]\n]*\]\([^)\n]*\))/;
  return (page) =>
    page
      .split(others)
      .map((piece, at) => (at % 2 === 0 ? prose(piece) : piece))
      .join("");
}
