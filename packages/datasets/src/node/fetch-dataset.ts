import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { didYouMean } from "@collapsar/linalg/check";
import { DataError } from "../data-error.js";
import { cacheFolder } from "./cache.js";
import { type RemoteDataset, remoteDatasets } from "./catalogue.js";
import { bundledNames } from "./data-spec.js";
import { type DownloadOptions, downloadFile } from "./download.js";
import { fileStats } from "./files/files.js";
import { makeFolders } from "./files/make-folders.js";

/** Progress counts the bytes of one file, whose name is the message. */
export interface FetchOptions extends DownloadOptions {
  /** Folder above the data sets; defaults to the cache. */
  readonly folder?: string | undefined;
  /** Address that holds DATASET/FILE, tried before the known ones; defaults to COLLAPSAR_MIRROR. */
  readonly mirror?: string | undefined;
}

/**
 * The entry of the catalogue with this name.
 *
 * @throws DataError with the nearest name if there is none
 */
export function remoteDataset(name: string): RemoteDataset {
  const found = remoteDatasets.find((dataset) => dataset.name === name);
  if (found !== undefined) return found;
  const names = remoteDatasets.map((dataset) => dataset.name);
  const ships = (bundledNames as readonly string[]).includes(name);
  throw new DataError({
    file: name,
    expected: `a data set that can be fetched (${names.join(", ")})`,
    found: ships ? "one that ships inside the package" : "another name",
    mend: ships ? "use it by its name" : didYouMean(name, names),
  });
}

function atomicWrite(path: string, bytes: Uint8Array): void {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, bytes);
  renameSync(temporary, path);
}

/** The .bin files of CIFAR's archive, laid beside it. */
async function unpackTar(archive: string, folder: string): Promise<void> {
  if (fileStats(join(folder, "test_batch.bin")) !== undefined) return;
  const { parseTar } = await import("nanotar");
  for (const { name, data } of parseTar(gunzipSync(readFileSync(archive)))) {
    if (name.endsWith(".bin") && data !== undefined) atomicWrite(join(folder, basename(name)), data);
  }
}

/**
 * Downloads a data set of the catalogue into the cache, resumable and verified; what is there already is kept.
 *
 * @returns the folder, for use as mnist:FOLDER or, in the cache, as plain mnist
 * @throws DataError if the name is unknown or no mirror serves the right files
 */
export async function fetchDataset(name: string, options: FetchOptions = {}): Promise<string> {
  const dataset = remoteDataset(name);
  const folder = join(options.folder ?? cacheFolder(), name);
  makeFolders(folder);
  const own = options.mirror ?? process.env["COLLAPSAR_MIRROR"];
  const bases = [
    ...(own === undefined || own === "" ? [] : [`${own.replace(/\/$/, "")}/${name}`]),
    ...dataset.mirrors,
  ];
  for (const file of dataset.files) {
    const path = join(folder, file.name);
    await downloadFile(
      bases.map((base) => `${base}/${file.name}`),
      path,
      file,
      options,
    );
    if (file.name.endsWith(".tar.gz")) await unpackTar(path, folder);
  }
  return folder;
}
