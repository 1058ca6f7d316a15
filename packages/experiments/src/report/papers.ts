/** The papers by theory's marks: short names for headings, and where each is found. */
const papers: Readonly<Record<string, { short: string; reference: string }>> = {
  KK: {
    short: "Kothapalli & Tirer",
    reference:
      "V. Kothapalli, T. Tirer. Kernel vs. Kernel: Exploring How the Data Structure Affects Neural " +
      "Collapse. arXiv 2406.02105.",
  },
  NTC: {
    short: "Seleznova et al.",
    reference:
      "M. Seleznova, D. Weitzner, R. Giryes, G. Kutyniok, H.-H. Chou. Neural (Tangent Kernel) " +
      "Collapse. NeurIPS 2023, arXiv 2305.16427.",
  },
  AGOP: {
    short: "Beaglehole et al.",
    reference:
      "D. Beaglehole, P. Súkeník, M. Mondelli, M. Belkin. Average gradient outer product as a " +
      "mechanism for deep neural collapse. NeurIPS 2024, arXiv 2402.13728.",
  },
  RFM: {
    short: "Radhakrishnan et al.",
    reference:
      "A. Radhakrishnan, D. Beaglehole, P. Pandit, M. Belkin. Mechanism for feature learning in " +
      "neural networks and backpropagation-free machine learning models. Science 383, 2024.",
  },
  GROK: {
    short: "Mallinar et al.",
    reference:
      "N. Mallinar, D. Beaglehole, L. Zhu, A. Radhakrishnan, P. Pandit, M. Belkin. Emergence in " +
      "non-neural models: grokking modular arithmetic via average gradient outer product. arXiv " +
      "2407.20199.",
  },
};

const marksOf = (paper: string): string[] => paper.split(/[,;]\s*/).filter((mark) => mark !== "");

/** An experiment's marks as authors' names; what is no known mark stays as it is. */
export function paperNames(paper: string): string {
  return marksOf(paper)
    .map((mark) => papers[mark]?.short ?? mark)
    .join(" · ");
}

/** The references behind an experiment's marks. */
export function paperReferences(paper: string): { mark: string; reference: string }[] {
  return marksOf(paper).flatMap((mark) => {
    const found = papers[mark];
    return found ? [{ mark, reference: found.reference }] : [];
  });
}
