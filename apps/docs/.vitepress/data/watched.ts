/**
 * The files that a page's data come from, to watch while one writes; none in a build, where a pattern above the
 * site's own folder would walk the whole repository, node_modules included.
 */
export const watched = (...files: readonly string[]): string[] | undefined =>
  process.argv.includes("build") ? undefined : [...files];
