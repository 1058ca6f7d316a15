import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
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

/** How a mirror may be wrong, by the address. */
function misbehave(url: string, offset: number, response: ServerResponse): void {
  const rest = content.subarray(offset);
  const resumed = { "content-range": `bytes ${offset}-${content.length - 1}/${content.length}` };
  if (url === "/long") {
    response.writeHead(200);
    for (let i = 0; i < 200; i++) response.write(content);
    response.end();
  } else if (url === "/promises-more") response.writeHead(200, { "content-length": 10 ** 9 }).write("x");
  else if (url === "/stalls") response.writeHead(200).write(content.subarray(0, 1000));
  else if (url === "/silent") return;
  else if (url === "/ends") response.writeHead(200).end(content.subarray(0, 7000));
  else if (url === "/breaks") {
    response.writeHead(200, { "content-length": content.length }).write(content.subarray(0, 3000));
    setTimeout(() => response.destroy(), 50);
  } else if (url === "/elsewhere") response.writeHead(302, { location: "/good" }).end();
  else if (url === "/other-range") response.writeHead(206, { "content-range": "bytes 1-9/9" }).end(content);
  else response.writeHead(offset > 0 ? 206 : 200, offset > 0 ? resumed : {}).end(rest);
}

beforeAll(async () => {
  server = createServer((request, response) => {
    ranges.push(request.headers.range);
    const offset = Number(/bytes=(\d+)-/.exec(request.headers.range ?? "")?.[1] ?? 0);
    if (request.url === "/wrong") response.end(Buffer.alloc(content.length));
    else if (request.url === "/whole") response.end(content);
    else if (request.url === "/missing") response.writeHead(404).end();
    else misbehave(request.url ?? "", offset, response);
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
    await downloadFile([`${base}/good`], path, file, { onProgress: ({ done }) => void progress.push(done) });
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
      /checksum.*404.*mirror/s,
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

describe("a mirror that misbehaves", () => {
  const size = (path: string) => (existsSync(path) ? readFileSync(path).length : 0);
  const attempt = (name: string, url: string) => {
    const path = join(folder, name);
    return { path, done: downloadFile([`${base}/${url}`], path, file, { stallMs: 300 }) };
  };

  it("is stopped where it sends more than the file, and nothing of it is kept", async () => {
    for (const url of ["long", "promises-more"]) {
      const { path, done } = attempt(`${url}.bin`, url);
      await expect(done, url).rejects.toThrow(/more than the 16000 bytes/);
      await expect(done, url).rejects.not.toThrow(/kept/);
      expect(size(`${path}.part`), url).toBe(0);
    }
  });

  it("is given up where nothing comes, and what had come is kept and said", async () => {
    const { path, done } = attempt("stalls.bin", "stalls");
    await expect(done).rejects.toThrow(/nothing came for 0\.3 s.*the 1000 bytes received are kept/s);
    expect(size(`${path}.part`)).toBe(1000);
    await downloadFile([`${base}/good`], path, file);
    expect(readFileSync(path).equals(content)).toBe(true);
    const silent = attempt("silent.bin", "silent");
    await expect(silent.done).rejects.toThrow(/nothing came.*try again later, name a mirror/s);
  });

  it("may end or break off: the next mirror goes on from there", async () => {
    for (const url of ["ends", "breaks"]) {
      const path = join(folder, `${url}.bin`);
      ranges.length = 0;
      await downloadFile([`${base}/${url}`, `${base}/good`], path, file);
      expect(ranges[1], url).toMatch(/^bytes=[37]000-$/);
      expect(readFileSync(path).equals(content), url).toBe(true);
    }
  });

  it("is followed where it sends elsewhere, and begun anew where it sends another part", async () => {
    await downloadFile([`${base}/elsewhere`], join(folder, "elsewhere.bin"), file);
    const path = join(folder, "range.bin");
    writeFileSync(`${path}.part`, content.subarray(0, 50));
    await downloadFile([`${base}/other-range`], path, file);
    expect(readFileSync(path).equals(content)).toBe(true);
  });

  it("has a second chance where the part that was there was of another file", async () => {
    const path = join(folder, "stale.bin");
    writeFileSync(`${path}.part`, Buffer.alloc(5000, 1));
    await downloadFile([`${base}/good`], path, file);
    expect(readFileSync(path).equals(content)).toBe(true);
  });

  it("is no reason for the disk's refusals", async () => {
    await expect(downloadFile([`${base}/good`], join(folder, "no/such/folder"), file)).rejects.toMatchObject({
      code: "ENOENT",
    });
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
    // no folder can be made here, and Node's own way of making one never ends
    if (existsSync("/proc/self"))
      await expect(fetchDataset("mnist", { folder: "/proc/nowhere/deep" })).rejects.toThrow("ENOENT");
  });
});
