import { createHash } from "node:crypto";
import { closeSync, createReadStream, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import type { Work } from "@collapsar/linalg";
import { advance, resolveOptions } from "@collapsar/linalg/check";
import { downloadOptions } from "../options.js";
import type { RemoteFile } from "./catalogue.js";
import { MirrorError, mirrorReason, notServed } from "./download-errors.js";
import { fileStats } from "./files/files.js";
import { type StallWatch, watchStall } from "./stall-watch.js";

export interface DownloadOptions extends Work {
  /** Milliseconds without a byte after which a mirror is given up; defaults to 30,000. */
  readonly stallMs?: number | undefined;
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

async function requestFrom(url: string, offset: number, signal: AbortSignal): Promise<Response> {
  const range: Record<string, string> = offset > 0 ? { range: `bytes=${offset}-` } : {};
  const response = await fetch(url, { headers: { "accept-encoding": "identity", ...range }, signal });
  if (response.ok && response.body !== null) return response;
  await response.body?.cancel();
  throw new MirrorError(`${response.status} ${response.statusText}`.trim());
}

/** Whether a response goes on from where the partial file ends. */
function continues({ status, headers }: Response, offset: number): boolean {
  return offset > 0 && status === 206 && (headers.get("content-range") ?? "").startsWith(`bytes ${offset}-`);
}

function tooLong(file: RemoteFile, found: number): MirrorError {
  return new MirrorError(`more than the ${file.bytes} bytes of the file (${found})`, true);
}

/** Refuses a body that its own header says to be too long. */
function checkPromise({ headers }: Response, file: RemoteFile, offset: number): void {
  const promised = Number(headers.get("content-length") ?? 0);
  if (offset + promised > file.bytes) throw tooLong(file, offset + promised);
}

/** Writes a body behind what is there, never more than the file has. */
async function store(
  response: Response,
  fd: number,
  offset: number,
  file: RemoteFile,
  watch: StallWatch,
  work: Work,
): Promise<void> {
  let received = offset;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    watch.touch();
    received += chunk.length;
    if (received > file.bytes) throw tooLong(file, received);
    writeSync(fd, chunk);
    advance(work, { done: received, total: file.bytes, unit: "bytes", message: file.name });
  }
  fsyncSync(fd);
  if (received < file.bytes) throw new MirrorError(`it ended after ${received} of ${file.bytes} bytes`);
}

/** Adds what is missing to a partial file; a server that cannot resume sends everything again. */
async function receive(
  url: string,
  partial: string,
  file: RemoteFile,
  options: DownloadOptions,
): Promise<void> {
  const present = fileStats(partial)?.size ?? 0;
  if (present === file.bytes) return;
  const wanted = present < file.bytes ? present : 0;
  const watch = watchStall(options.signal, resolveOptions("downloadFile", downloadOptions, options).stallMs);
  try {
    const response = await requestFrom(url, wanted, watch.signal);
    const offset = continues(response, wanted) ? wanted : 0;
    checkPromise(response, file, offset);
    const fd = openSync(partial, offset > 0 ? "a" : "w");
    try {
      await store(response, fd, offset, file, watch, options);
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    // fetch and its body wrap or replace the reason of an abort
    throw watch.signal.aborted ? watch.signal.reason : error;
  } finally {
    watch.end();
  }
}

/** Tries one mirror: the file in its place, or an error that says why not. */
async function fromMirror(
  url: string,
  path: string,
  file: RemoteFile,
  options: DownloadOptions,
): Promise<void> {
  const partial = `${path}.part`;
  try {
    await receive(url, partial, file, options);
    if (!(await isComplete(partial, file)))
      throw new MirrorError("another file than expected (checksum)", true);
    renameSync(partial, path);
  } catch (error) {
    if (error instanceof MirrorError && error.useless) rmSync(partial, { force: true });
    throw error;
  }
}

/**
 * Downloads a file to a path unless it is there already: resumed where it broke off, never longer than it is meant to
 * be, its checksum verified, and moved into place only when it is whole. Mirrors are tried in order; one from which
 * nothing comes is
 * given up.
 *
 * @throws InputError if no mirror serves the right file; the signal's reason if it fires (the part received is kept)
 */
export async function downloadFile(
  urls: readonly string[],
  path: string,
  file: RemoteFile,
  options: DownloadOptions = {},
): Promise<void> {
  options.signal?.throwIfAborted();
  if (await isComplete(path, file)) return;
  const reasons: string[] = [];
  for (const url of urls) {
    const resumed = (fileStats(`${path}.part`)?.size ?? 0) > 0;
    // a part of another origin spoils the rest: it is thrown away by then, and the mirror has a second chance
    for (let tries = resumed ? 2 : 1; tries > 0; tries--) {
      try {
        await fromMirror(url, path, file, options);
        return;
      } catch (error) {
        options.signal?.throwIfAborted();
        // a full disk or missing rights are no fault of a mirror
        if ((error as NodeJS.ErrnoException).syscall !== undefined) throw error;
        const last = tries === 1 || !(error instanceof MirrorError && error.useless);
        if (last) reasons.push(`${url}: ${mirrorReason(error)}`);
        if (last) break;
      }
    }
  }
  throw notServed(path, file, reasons);
}
