/** A file that was dropped into the page; its bytes stay in the page. */
export interface DroppedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Whether a file is a table by its name; others are read as arrays. */
export const isTable = (name: string) => /\.(csv|tsv|txt|parquet)(\.gz)?$/i.test(name);

/** Whether a file is a model of ONNX by its name. */
export const isModel = (name: string) => /\.onnx$/i.test(name);

/** A file that the reader chose or dropped. */
export function droppedFiles(list: FileList | null | undefined): Promise<DroppedFile[]> {
  return Promise.all(
    [...(list ?? [])].map(async (file) => ({
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  );
}
