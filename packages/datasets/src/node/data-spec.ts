import { didYouMean } from "@collapsar/linalg/check";
import { DataError, shown } from "../data-error.js";
import type { GaussianMixtureOptions } from "../gaussian-mixture.js";

export type DataSplitName = "train" | "test";
export type FileFormat = "csv" | "npy" | "npz" | "parquet" | "safetensors" | "pt";

/** A parsed data argument of the command line. */
export type DataSpec =
  | { readonly kind: "bundled"; readonly name: BundledName }
  | { readonly kind: "gaussian"; readonly options: GaussianMixtureOptions }
  | {
      readonly kind: "mnist" | "fashion-mnist" | "cifar10" | "svhn";
      readonly folder?: string | undefined;
      readonly split?: DataSplitName | undefined;
    }
  | { readonly kind: "idx"; readonly images: string; readonly labels: string }
  | { readonly kind: "file"; readonly path: string; readonly format: FileFormat };

export const bundledNames = ["digits", "iris", "wine", "breast-cancer"] as const;
export type BundledName = (typeof bundledNames)[number];
const folderKinds = ["mnist", "fashion-mnist", "cifar10", "svhn"] as const;
const mixtureKeys = ["n", "d", "classes", "mean", "std", "sizes"] as const;

const extensions = new Map<string, FileFormat>(
  Object.entries({
    csv: "csv",
    tsv: "csv",
    txt: "csv",
    npy: "npy",
    npz: "npz",
    parquet: "parquet",
    safetensors: "safetensors",
    pt: "pt",
    pth: "pt",
    bin: "pt",
  } satisfies Record<string, FileFormat>),
);

const isOneOf = <T extends string>(names: readonly T[], name: string): name is T => names.includes(name as T);

/** Format of a file by its name, .gz aside. */
export function fileFormat(path: string): FileFormat | undefined {
  return extensions.get(/\.([a-z]+)(?:\.gz)?$/i.exec(path)?.[1]?.toLowerCase() ?? "");
}

function mixtureNumber(spec: string, key: string, text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value)) return value;
  throw new DataError({ file: spec, expected: `a number for ${key}`, found: shown(text) });
}

function parseMixture(spec: string, text: string): GaussianMixtureOptions {
  const options: Record<string, number | number[]> = {};
  for (const part of text.split(",").filter((piece) => piece !== "")) {
    const [key = "", value = "", ...more] = part.split("=");
    if (!isOneOf(mixtureKeys, key)) {
      throw new DataError({
        file: spec,
        expected: `keys among ${mixtureKeys.join(", ")}`,
        found: shown(key),
        mend: didYouMean(key, mixtureKeys) ?? "write gaussian:n=1024,d=128,classes=2",
      });
    }
    if (more.length > 0)
      throw new DataError({ file: spec, expected: `one number for ${key}`, found: shown(part) });
    if (Object.hasOwn(options, key))
      throw new DataError({ file: spec, expected: `${key} once`, found: "it twice", mend: "leave one out" });
    options[key] =
      key === "sizes"
        ? value.split("+").map((size) => mixtureNumber(spec, key, size))
        : mixtureNumber(spec, key, value);
  }
  return options;
}

function parseIdxPair(spec: string, text: string): DataSpec {
  const [images, labels, ...rest] = text.split(",");
  if (images === undefined || images === "" || labels === undefined || labels === "" || rest.length > 0) {
    throw new DataError({ file: spec, expected: "idx:IMAGES,LABELS, two files", found: shown(text) });
  }
  return { kind: "idx", images, labels };
}

function parseFolder(kind: (typeof folderKinds)[number], text: string): DataSpec {
  const split = /(?:^|:)(train|test)$/.exec(text);
  const folder = split === null ? text : text.slice(0, split.index);
  return {
    kind,
    ...(folder === "" ? {} : { folder }),
    ...(split === null ? {} : { split: split[1] as DataSplitName }),
  };
}

function unknownSpec(spec: string): DataError {
  const names = [...bundledNames, "gaussian", ...folderKinds, "idx"];
  return new DataError({
    file: spec,
    expected: `a data set (${names.join(", ")}) or a file .csv, .tsv, .txt, .npy, .npz, .parquet, .safetensors or .pt`,
    found: "neither",
    mend: didYouMean(spec.split(":")[0]!, names) ?? "check the spelling and the ending",
  });
}

/**
 * Reads a data argument: a bundled name, gaussian:…, mnist:DIR, fashion-mnist:DIR, cifar10:DIR,
 * svhn:DIR, idx:IMAGES,LABELS, or a file.
 *
 * @throws DataError if it is none of these, with the nearest name
 */
export function parseDataSpec(spec: string): DataSpec {
  if (isOneOf(bundledNames, spec)) return { kind: "bundled", name: spec };
  const colon = spec.indexOf(":");
  const head = colon < 0 ? spec : spec.slice(0, colon);
  const rest = colon < 0 ? "" : spec.slice(colon + 1);
  if (head === "gaussian") return { kind: "gaussian", options: parseMixture(spec, rest) };
  if (head === "idx") return parseIdxPair(spec, rest);
  if (isOneOf(folderKinds, head)) return parseFolder(head, rest);
  const format = fileFormat(spec);
  if (format === undefined) throw unknownSpec(spec);
  return { kind: "file", path: spec, format };
}
