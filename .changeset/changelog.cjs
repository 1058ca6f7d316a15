/** How `changeset version` writes a changelog: the changes' own words, without commits, and one line for what moved along. */

/** A change as entries of a list: it is one already, or becomes one. */
function entries(summary) {
  const text = summary.trim();
  return text.startsWith("- ") ? text : `- ${text.replaceAll("\n", "\n  ")}`;
}

module.exports = {
  getReleaseLine: async ({ summary }) => `\n${entries(summary).replaceAll(/[ \t]+$/gm, "")}`,
  getDependencyReleaseLine: async (_changesets, updated) =>
    updated.length === 0
      ? ""
      : `\n- Updated dependencies: ${updated.map(({ name, newVersion }) => `${name} ${newVersion}`).join(", ")}`,
};
