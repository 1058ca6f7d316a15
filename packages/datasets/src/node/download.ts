import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, renameSync, rmSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { DataError } from "../data-error.js";
import type { RemoteFile } from "./catalogue.js";
import { fileStats } from "./files.js";

export interface DownloadOptions {
  readonly signal?: AbortSignal;
  /** Bytes that are there, of bytes in all. */
  readonly onProgress?: (received: number, total: number) => void;
}

async function md5Of(path: string): Promise<string> {
  const hash = createHash("md5");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

/** Whether a file is there and is the one that is meant. */
async function isComplete(path: string, file: RemoteFile): Promise<boolean> {
  return fileStats(path)?.size === file.bytes && (await md5Of(path)) === file.md5;
}

async function requestFrom(url: string, offset: number, signal: AbortSignal | undefined): Promise<Response> {
  const headers: Record<string, string> = offset > 0 ? { range: `bytes=${offset}-` } : {};
  const response = await fetch(url, { headers, ...(signal === undefined ? {} : { signal }) });
  if (response.ok && response.body !== null) return response;
  throw new Error(`${response.status} ${response.statusText}`.trim());
}

/** Adds what is missing to a partial file; a server that cannot resume sends everything again. */
async function receive(
  url: string,
  partial: string,
  file: RemoteFile,
  { signal, onProgress }: DownloadOptions,
): Promise<void> {
  const present = fileStats(partial)?.size ?? 0;
  if (present === file.bytes) return;
  const offset = present < file.bytes ? present : 0;
  const response = await requestFrom(url, offset, signal);
  const append = offset > 0 && response.status === 206;
  let received = append ? offset : 0;
  const body = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
  body.on("data", (chunk: Buffer) => {
    received += chunk.length;
    onProgress?.(received, file.bytes);
  });
  await pipeline(
    body,
    createWriteStream(partial, { flags: append ? "a" : "w" }),
    ...(signal === undefined ? [] : [{ signal }]),
  );
}

function failure(path: string, file: RemoteFile, reasons: readonly string[]): DataError {
  return new DataError({
    file: file.name,
    expected: "a mirror that serves it",
    found: reasons.join("; "),
    mend: `try again later (what was received is kept), name a mirror with --mirror, or put the file at ${path} yourself`,
  });
}

/**
 * Downloads a file to a path unless it is there already: resumed where it broke off, its checksum verified, and moved into
 * place only when it is whole. Mirrors are tried in order.
 *
 * @throws DataError if no mirror serves the right file; AbortError if the signal fires (the part received is kept)
 */
export async function downloadFile(
  urls: readonly string[],
  path: string,
  file: RemoteFile,
  options: DownloadOptions = {},
): Promise<void> {
  if (await isComplete(path, file)) return;
  const partial = `${path}.part`;
  const reasons: string[] = [];
  for (const url of urls) {
    try {
      await receive(url, partial, file, options);
      if (await isComplete(partial, file)) {
        renameSync(partial, path);
        return;
      }
      reasons.push(`${url}: another file than expected (checksum)`);
      rmSync(partial, { force: true });
    } catch (error) {
      if (options.signal?.aborted === true) throw error;
      const { message, cause } = error as Error;
      reasons.push(`${url}: ${cause instanceof Error ? cause.message || message : message}`);
    }
  }
  throw failure(path, file, reasons);
}
