import type { FileMetaData, SchemaElement } from "hyparquet";
import type { Levels } from "./check-levels.js";
import { brokenParquet } from "./page-reader.js";

/** Type of a column's cells. */
export type ParquetKind = "number" | "integer" | "boolean" | "text" | "date" | "list" | "other";

/** A column of a Parquet file as its schema says. */
export interface ParquetColumnInfo {
  readonly name: string;
  readonly kind: ParquetKind;
  /** Type of a list's items. */
  readonly items?: ParquetKind | undefined;
}

/** A column of the file's own, with the path of names that leads to it. */
export interface Leaf {
  readonly path: readonly string[];
  readonly element: SchemaElement;
  readonly levels: Levels;
}

interface Node {
  readonly element: SchemaElement;
  readonly children: readonly Node[];
}

const deepest = 32;

/** The tree of the schema, whose elements come in order, each before its children. */
function treeOf({ schema }: FileMetaData): Node {
  let at = 0;
  const next = (depth: number): Node => {
    const element = schema[at++];
    if (element === undefined || depth > deepest) throw brokenParquet("a schema without end");
    const count = element.num_children ?? 0;
    if (count < 0 || count > schema.length) throw brokenParquet("a schema without end");
    return { element, children: Array.from({ length: count }, () => next(depth + 1)) };
  };
  const root = next(0);
  if (at !== schema.length) throw brokenParquet("a schema that names columns outside of it");
  return root;
}

const textTypes = new Set(["STRING", "ENUM", "JSON"]);
const dateTypes = new Set(["DATE", "TIME", "TIMESTAMP"]);

function physicalKind({ type }: SchemaElement): ParquetKind {
  switch (type) {
    case "BOOLEAN":
      return "boolean";
    case "INT32":
    case "INT64":
      return "integer";
    case "FLOAT":
    case "DOUBLE":
      return "number";
    case "INT96":
      return "date";
    case "BYTE_ARRAY":
      return "text";
    default:
      return "other";
  }
}

function leafKind(element: SchemaElement): ParquetKind {
  const { logical_type: logical, converted_type: converted } = element;
  if (logical?.type === "FLOAT16" || logical?.type === "DECIMAL" || converted === "DECIMAL") return "number";
  if (dateTypes.has(logical?.type ?? "") || /^(DATE|TIME|TIMESTAMP|INTERVAL)/.test(converted ?? ""))
    return "date";
  if (textTypes.has(logical?.type ?? "") || logical?.type === "UUID") return "text";
  // a column that pandas found nothing in has the type of nothing
  if (logical !== undefined && logical.type !== "INTEGER" && logical.type !== "NULL") return "other";
  return physicalKind(element);
}

/** The one value below a list, however many groups lie between. */
function onlyLeaf(node: Node): Node | undefined {
  let at = node;
  while (at.children.length === 1) at = at.children[0]!;
  return at.children.length === 0 ? at : undefined;
}

function repeated(node: Node): number {
  const below = node.children[0] === undefined ? 0 : repeated(node.children[0]);
  return (node.element.repetition_type === "REPEATED" ? 1 : 0) + below;
}

function columnOf(node: Node): ParquetColumnInfo {
  const { name } = node.element;
  const leaf = onlyLeaf(node);
  const depth = repeated(node);
  if (depth === 0 && node.children.length === 0) return { name, kind: leafKind(node.element) };
  return leaf !== undefined && depth === 1
    ? { name, kind: "list", items: leafKind(leaf.element) }
    : { name, kind: "other" };
}

function leavesOf(node: Node, path: readonly string[], above: Levels): Leaf[] {
  const { repetition_type: repetition } = node.element;
  const levels = {
    repetition: above.repetition + (repetition === "REPEATED" ? 1 : 0),
    definition: above.definition + (repetition === "REQUIRED" || repetition === undefined ? 0 : 1),
  };
  if (node.children.length === 0) return [{ path, element: node.element, levels }];
  return node.children.flatMap((child) => leavesOf(child, [...path, child.element.name], levels));
}

export interface ParquetSchema {
  readonly columns: readonly ParquetColumnInfo[];
  readonly leaves: readonly Leaf[];
}

/**
 * The columns of a file by its footer.
 *
 * @throws InputError if the schema is no tree
 */
export function parquetSchema(metadata: FileMetaData): ParquetSchema {
  const root = treeOf(metadata);
  const leaves = root.children.flatMap((child) =>
    leavesOf(child, [child.element.name], { repetition: 0, definition: 0 }),
  );
  return { columns: root.children.map(columnOf), leaves };
}
