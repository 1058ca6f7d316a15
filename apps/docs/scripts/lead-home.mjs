/**
 * A page's links to its own headings, each to the one of that very name: of a function and a type that differ in capitals
 * alone the generator numbers the anchors in another way than the site.
 */
export function leadHome(text) {
  const [counts, anchors] = [new Map(), new Map()];
  for (const [, heading] of text.replace(/^```[\s\S]*?^```/gm, "").matchAll(/^#{1,6} ([\w$]+)(?:\(\))?$/gm)) {
    const slug = heading.toLowerCase();
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    anchors.set(heading, count === 0 ? slug : `${slug}-${count}`);
  }
  return text.replace(/\[`([\w$]+)`\]\(#([\w$]+)-\d+\)/g, (link, name, slug) =>
    name.toLowerCase() === slug && anchors.has(name) ? `[\`${name}\`](#${anchors.get(name)})` : link,
  );
}
