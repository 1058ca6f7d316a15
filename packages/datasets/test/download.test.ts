import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cachedFolder, cacheFolder, downloadFile, fetchDataset, remoteDatasets } from "../src/node/index.js";

const content = Buffer.from("neural collapse ".repeat(1000));
const file = {
  name: "data.bin",
  bytes: content.length,
  md5: createHash("md5").update(content).digest("hex"),
};
const folder = mkdtempSync(join(tmpdir(), "collapsar-download-"));
const ranges: (string | undefined)[] = [];
let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    ranges.push(request.headers.range);
    const offset = Number(/bytes=(\d+)-/.exec(request.headers.range ?? "")?.[1] ?? 0);
    if (request.url === "/wrong") response.end(Buffer.alloc(content.length));
    else if (request.url === "/whole") response.end(content);
    else if (request.url === "/missing") response.writeHead(404).end();
    else response.writeHead(offset > 0 ? 206 : 200).end(content.subarray(offset));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

describe("downloadFile", () => {
  it("resumes where it broke off, and leaves a finished file alone", async () => {
    const path = join(folder, "resumed.bin");
    writeFileSync(`${path}.part`, content.subarray(0, 5000));
    ranges.length = 0;
    const progress: number[] = [];
    await downloadFile([`${base}/good`], path, file, { onProgress: (received) => progress.push(received) });
    expect(ranges).toEqual(["bytes=5000-"]);
    expect(readFileSync(path).equals(content)).toBe(true);
    expect(progress.at(-1)).toBe(content.length);
    expect(existsSync(`${path}.part`)).toBe(false);
    await downloadFile([`${base}/good`], path, file);
    expect(ranges).toHaveLength(1);
  });

  it("starts anew where the server cannot resume, and tries the next mirror", async () => {
    const path = join(folder, "whole.bin");
    writeFileSync(`${path}.part`, content.subarray(0, 100));
    await downloadFile([`${base}/missing`, `${base}/wrong`, `${base}/whole`], path, file);
    expect(readFileSync(path).equals(content)).toBe(true);
  });

  it("refuses a wrong checksum and leaves nothing half-written", async () => {
    const path = join(folder, "wrong.bin");
    await expect(downloadFile([`${base}/wrong`, `${base}/missing`], path, file)).rejects.toThrow(
      /checksum.*404.*--mirror/s,
    );
    expect(existsSync(path)).toBe(false);
  });

  it("keeps what was received when it is stopped", async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(
      downloadFile([`${base}/good`], join(folder, "stopped.bin"), file, { signal: controller.signal }),
    ).rejects.toThrow(/abort/i);
  });
});

describe("the cache", () => {
  it("is where COLLAPSAR_DATA says, or in the platform's cache", () => {
    expect(cacheFolder({ COLLAPSAR_DATA: "/data" })).toBe("/data");
    expect(cacheFolder({ XDG_CACHE_HOME: "/cache", LOCALAPPDATA: "/cache" })).toMatch(/collapsar/);
    expect(() => cachedFolder("no-such-set")).toThrow("collapsar data fetch no-such-set");
  });

  it("knows its data sets by name", async () => {
    expect(remoteDatasets.map(({ name }) => name)).toEqual(["mnist", "fashion-mnist", "cifar10", "svhn"]);
    await expect(fetchDataset("mnits")).rejects.toThrow("did you mean mnist?");
    await expect(fetchDataset("iris")).rejects.toThrow("use it by its name");
  });
});
