/** The sentence for what does not fit into memory. */
export function memorySentence(detail: string): string {
  return `more memory is needed than there is (${detail}); take fewer rows, columns or features`;
}
