/** Ends the program now, whatever its threads are doing; without koffi it waits for those in native code, as `process.exit` does. */
export async function leaveAtOnce(code: number): Promise<never> {
  try {
    const { leaveProcess } = await import("@collapsar/linalg/native");
    leaveProcess(code);
  } catch {
    // no koffi: then there is no native code to wait for either
  }
  process.exit(code);
}
