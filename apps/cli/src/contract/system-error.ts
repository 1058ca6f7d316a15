/** Words for the system's error codes of files, folders and streams. */
const reasons: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "there is no such file or folder"],
  ["EACCES", "it may not be read or written"],
  ["EPERM", "it may not be read or written"],
  ["EISDIR", "it is a folder, expected a file"],
  ["ENOTDIR", "a part of the path is no folder"],
  ["ENOSPC", "the disk is full"],
  ["EDQUOT", "the quota of the disk is used up"],
  ["EROFS", "the disk is read-only"],
  ["EEXIST", "it exists already"],
  ["ENOTEMPTY", "the folder is not empty"],
  ["ELOOP", "its symbolic links lead in a circle"],
  ["ENAMETOOLONG", "the name is too long"],
  ["EMFILE", "too many files are open; raise the limit (ulimit -n)"],
  ["ENFILE", "too many files are open on this machine; end other programs"],
  ["EFBIG", "the file would be larger than the system allows"],
  ["EINVAL", "the system does not take it"],
  ["EIO", "the device failed to read or write"],
  ["EPIPE", "the other side has closed the pipe"],
  ["ETXTBSY", "it is a program that is running"],
  ["ENXIO", "there is no such device, or nobody reads the pipe"],
  ["ENODEV", "there is no such device"],
  ["EXDEV", "it is on another disk"],
  ["EBUSY", "something else is using it"],
  ["ENOMEM", "the memory of the machine is used up"],
  ["EADDRINUSE", "the address is in use"],
  ["EADDRNOTAVAIL", "this machine has no such address"],
  ["ECONNREFUSED", "nobody answers at this address"],
  ["ECONNRESET", "the other side has closed the connection"],
  ["ETIMEDOUT", "no answer came in time"],
  ["ENOTFOUND", "there is no such host"],
  ["ENETUNREACH", "there is no way to this network"],
]);

/** Whether an error came from the operating system: it names the code and the call. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException & { dest?: string; address?: string } {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  return error instanceof Error && typeof code === "string" && typeof syscall === "string";
}

/** Files that may be open at once; fewer than this are not enough to load every part of the program. */
const FEW_FILES = 256;

/** Where few files may be open, Node finds no module any more, and does not say why. */
function unloadedSentence(): string | undefined {
  const { open_files: limit } =
    (process.report.getReport() as { userLimits?: { open_files?: { soft?: unknown } } }).userLimits ?? {};
  const most = limit?.soft;
  if (typeof most !== "number" || most >= FEW_FILES) return undefined;
  return (
    `a part of collapsar: it cannot be loaded where at most ${most} files may be open; raise the ` +
    "limit (ulimit -n)"
  );
}

/** One sentence about an error of the operating system, with its path; undefined for every other error. */
export function systemSentence(error: unknown): string | undefined {
  if (error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND")
    return unloadedSentence();
  if (!isSystemError(error)) return undefined;
  const { code, syscall, path, dest, address } = error;
  if (syscall === "uv_cwd") return "the working folder: it is gone; change to another folder";
  const reason = reasons.get(code!) ?? `the system refuses it (${syscall}: ${code})`;
  const name = dest ?? path ?? address ?? "a file";
  return `${name.trim() === "" ? JSON.stringify(name) : name}: ${reason}`;
}

/** The same error with the path that it is about, where the system did not name one. */
export function withPath(error: unknown, path: string): unknown {
  return isSystemError(error) ? Object.assign(error, { path, dest: undefined }) : error;
}
