/** One work that the pages cite, as data: rendered with its links and as BibTeX. */
export interface Reference {
  /** The mark that doc comments use, and the anchor on the page. */
  readonly mark: string;
  readonly key: string;
  readonly type: "article" | "inproceedings";
  readonly authors: readonly string[];
  readonly title: string;
  readonly venue: string;
  readonly year: number;
  readonly arxiv?: string;
  readonly doi?: string;
  /** What Collapsar takes from it. */
  readonly gives: string;
}

export const references: readonly Reference[] = [
  {
    mark: "KK",
    key: "kothapalli2024kernel",
    type: "article",
    authors: ["Vignesh Kothapalli", "Tom Tirer"],
    title: "Kernel vs. Kernel: Exploring How the Data Structure Affects Neural Collapse",
    venue:
      "arXiv preprint; Transactions on Machine Learning Research 2025, as “Can Kernel Methods Explain How the Data Affects Neural Collapse?”",
    year: 2024,
    arxiv: "2406.02105",
    gives: "NC1 from a kernel alone; NNGP against NTK; the adaptive kernel as a model of collapse",
  },
  {
    mark: "NTC",
    key: "seleznova2023neural",
    type: "inproceedings",
    authors: ["Mariia Seleznova", "Dana Weitzner", "Raja Giryes", "Gitta Kutyniok", "Hung-Hsu Chou"],
    title: "Neural (Tangent Kernel) Collapse",
    venue: "Advances in Neural Information Processing Systems 36",
    year: 2023,
    arxiv: "2305.16427",
    gives: "block-structured kernels, three rates, the invariant, the dynamics of collapse",
  },
  {
    mark: "AGOP",
    key: "beaglehole2024average",
    type: "inproceedings",
    authors: ["Daniel Beaglehole", "Peter Súkeník", "Marco Mondelli", "Mikhail Belkin"],
    title: "Average gradient outer product as a mechanism for deep neural collapse",
    venue: "Advances in Neural Information Processing Systems 37",
    year: 2024,
    arxiv: "2402.13728",
    gives: "Deep RFM, the singular structure of weights",
  },
  {
    mark: "PHD",
    key: "papyan2020prevalence",
    type: "article",
    authors: ["Vardan Papyan", "X. Y. Han", "David L. Donoho"],
    title: "Prevalence of neural collapse during the terminal phase of deep learning training",
    venue: "Proceedings of the National Academy of Sciences 117(40)",
    year: 2020,
    arxiv: "2008.08186",
    doi: "10.1073/pnas.2015509117",
    gives: "the phenomenon, NC1 to NC4",
  },
  {
    mark: "SNR",
    key: "seroussi2023separation",
    type: "article",
    authors: ["Inbar Seroussi", "Gadi Naveh", "Zohar Ringel"],
    title: "Separation of scales and a thermodynamic description of feature learning in some CNNs",
    venue: "Nature Communications 14",
    year: 2023,
    doi: "10.1038/s41467-023-36361-y",
    gives: "the equations of state of the adaptive kernel",
  },
  {
    mark: "RFM",
    key: "radhakrishnan2024mechanism",
    type: "article",
    authors: ["Adityanarayanan Radhakrishnan", "Daniel Beaglehole", "Parthe Pandit", "Mikhail Belkin"],
    title:
      "Mechanism for feature learning in neural networks and backpropagation-free machine learning models",
    venue: "Science 383",
    year: 2024,
    arxiv: "2212.13881",
    doi: "10.1126/science.adi5639",
    gives: "recursive feature machines, the average gradient outer product",
  },
  {
    mark: "xRFM",
    key: "beaglehole2025xrfm",
    type: "article",
    authors: ["Daniel Beaglehole", "David Holzmüller", "Adityanarayanan Radhakrishnan", "Mikhail Belkin"],
    title: "xRFM: Accurate, scalable, and interpretable feature learning models for tabular data",
    venue: "arXiv preprint",
    year: 2025,
    arxiv: "2508.10053",
    gives: "trees of recursive feature machines; the sum-of-powers kernel",
  },
  {
    mark: "NTK",
    key: "jacot2018neural",
    type: "inproceedings",
    authors: ["Arthur Jacot", "Franck Gabriel", "Clément Hongler"],
    title: "Neural Tangent Kernel: Convergence and Generalization in Neural Networks",
    venue: "Advances in Neural Information Processing Systems 31",
    year: 2018,
    arxiv: "1806.07572",
    gives: "the neural tangent kernel",
  },
  {
    mark: "NT",
    key: "novak2022fast",
    type: "inproceedings",
    authors: ["Roman Novak", "Jascha Sohl-Dickstein", "Samuel S. Schoenholz"],
    title: "Fast Finite Width Neural Tangent Kernel",
    venue: "Proceedings of the 39th International Conference on Machine Learning",
    year: 2022,
    arxiv: "2206.08720",
    gives: "structured derivatives for the empirical kernel",
  },
  {
    mark: "CDNV",
    key: "galanti2022role",
    type: "inproceedings",
    authors: ["Tomer Galanti", "András György", "Marcus Hutter"],
    title: "On the Role of Neural Collapse in Transfer Learning",
    venue: "International Conference on Learning Representations",
    year: 2022,
    arxiv: "2112.15121",
    gives: "the class-distance normalised variance",
  },
  {
    mark: "GNC",
    key: "liu2023generalizing",
    type: "inproceedings",
    authors: ["Weiyang Liu", "Longhui Yu", "Adrian Weller", "Bernhard Schölkopf"],
    title: "Generalizing and Decoupling Neural Collapse via Hyperspherical Uniformity Gap",
    venue: "International Conference on Learning Representations",
    year: 2023,
    arxiv: "2303.06484",
    gives: "hyperspherical uniformity",
  },
  {
    mark: "NECO",
    key: "ammar2024neco",
    type: "inproceedings",
    authors: ["Mouïn Ben Ammar", "Nacim Belkhir", "Sebastian Popescu", "Antoine Manzanera", "Gianni Franchi"],
    title: "NECO: NEural Collapse Based Out-of-distribution detection",
    venue: "International Conference on Learning Representations",
    year: 2024,
    arxiv: "2310.06823",
    gives: "NC5 and the NECO score",
  },
  {
    mark: "LC",
    key: "wu2024linguistic",
    type: "inproceedings",
    authors: ["Robert Wu", "Vardan Papyan"],
    title: "Linguistic Collapse: Neural Collapse in (Large) Language Models",
    venue: "Advances in Neural Information Processing Systems 37",
    year: 2024,
    arxiv: "2405.17767",
    gives: "uniform duality; collapse of vocabularies",
  },
];

/** A reference as BibTeX. */
export function bibtex({ key, type, authors, title, venue, year, arxiv, doi }: Reference): string {
  const fields: [string, string][] = [
    ["author", authors.join(" and ")],
    ["title", `{${title}}`],
    [type === "article" ? "journal" : "booktitle", venue],
    ["year", String(year)],
    ...(arxiv
      ? ([
          ["eprint", arxiv],
          ["archiveprefix", "arXiv"],
        ] as [string, string][])
      : []),
    ...(doi ? ([["doi", doi]] as [string, string][]) : []),
  ];
  return `@${type}{${key},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(",\n")}\n}`;
}

export default { load: () => references.map((reference) => ({ ...reference, bibtex: bibtex(reference) })) };
