import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, it } from "vitest";
import { knownResults } from "./known-results.js";

const packages = fileURLToPath(new URL("../../../packages/", import.meta.url));
const examples = fileURLToPath(new URL("../examples/reference/", import.meta.url));
const names = readdirSync(packages).filter((name) => existsSync(`${packages}${name}/src/index.ts`));

const sources = new Map<string, ts.SourceFile>();

function sourceOf(path: string): ts.SourceFile {
  const known =
    sources.get(path) ?? ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  sources.set(path, known);
  return known;
}

/** The statements of a file that declare a name. */
function declared(source: ts.SourceFile, name: string): ts.Statement[] {
  return source.statements.filter((statement) => {
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.some((one) => one.name.getText() === name);
    const named = statement as ts.Statement & { readonly name?: ts.Identifier };
    return named.name?.text === name;
  });
}

/** Where a file imports a name from, which it exports further down. */
function importOf(source: ts.SourceFile, name: string): ts.Expression {
  const found = source.statements.filter(ts.isImportDeclaration).find(({ importClause }) => {
    const bindings = importClause?.namedBindings;
    return bindings && ts.isNamedImports(bindings) && bindings.elements.some((one) => one.name.text === name);
  });
  return found!.moduleSpecifier;
}

/** The source file that an import of a file means. */
function sourcePath(path: string, specifier: ts.Expression): string {
  const { text } = specifier as ts.StringLiteral;
  const [, name, door = "index"] = /^@collapsar\/([\w-]+)(?:\/(\w+))?$/.exec(text) ?? [];
  if (name === undefined) return join(dirname(path), text.replace(/\.js$/, ".ts"));
  return `${packages}${name}/src/${door === "check" ? "check/index" : door}.ts`;
}

/** The declarations of an export, followed through the files that hand it on. */
function declarationsOf(path: string, name: string): readonly ts.Statement[] {
  const source = sourceOf(path);
  const own = declared(source, name);
  if (own.length > 0) return own;
  for (const statement of source.statements.filter(ts.isExportDeclaration)) {
    if (!statement.exportClause || !ts.isNamedExports(statement.exportClause)) continue;
    const found = statement.exportClause.elements.find((element) => element.name.text === name);
    if (found === undefined) continue;
    const inner = (found.propertyName ?? found.name).text;
    return declarationsOf(sourcePath(path, statement.moduleSpecifier ?? importOf(source, inner)), inner);
  }
  throw new Error(`${path} declares no ${name}`);
}

function exportsOf(path: string): string[] {
  return sourceOf(path)
    .statements.filter(ts.isExportDeclaration)
    .flatMap(({ exportClause }) =>
      exportClause && ts.isNamedExports(exportClause)
        ? exportClause.elements.map(({ name }) => name.text)
        : [],
    );
}

/** Every name at the front door of every package, with what declares it. */
const fronts = names.flatMap((name) => {
  const path = `${packages}${name}/src/index.ts`;
  return exportsOf(path).map((key) => ({ owner: name, key, nodes: declarationsOf(path, key) }));
});

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const camel = (file: string) => file.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Where the example of a function stands: in its package, in the room of the source file that declares it. */
function exampleOf(owner: string, name: string, nodes: readonly ts.Statement[]): string {
  const [, room = ""] =
    nodes[0]!
      .getSourceFile()
      .fileName.split(`/${owner}/src/`)[1]
      ?.match(/^(.*?\/)/) ?? [];
  return `${owner}/${room}${kebab(name)}.ts`;
}

const exampleFiles = readdirSync(examples, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .toSorted();

it("every name at a front door says what it is", () => {
  const silent = fronts.filter(
    ({ nodes }) => !nodes.some((node) => ts.getJSDocCommentsAndTags(node).length > 0),
  );
  expect(fronts.length).toBeGreaterThan(300);
  expect(silent.map(({ owner, key }) => `${owner}: ${key}`)).toEqual([]);
});

it("every function at a front door has an example", () => {
  const functions = fronts.filter(({ nodes }) => nodes.some(ts.isFunctionDeclaration));
  const wanted = functions.map(({ owner, key, nodes }) => exampleOf(owner, key, nodes));
  expect(functions.length).toBeGreaterThan(140);
  expect(wanted.filter((file) => !exampleFiles.includes(file))).toEqual([]);
});

it("every example stands in the room of its function", () => {
  const homes = exampleFiles.map((file) => {
    const [owner = ""] = file.split("/");
    const name = camel(basename(file, ".ts"));
    const door = ["index", "parts"].find((one) =>
      exportsOf(`${packages}${owner}/src/${one}.ts`).includes(name),
    );
    return exampleOf(owner, name, declarationsOf(`${packages}${owner}/src/${door}.ts`, name));
  });
  expect(homes).toEqual(exampleFiles);
});

it("every example runs and prints something, and what the field knows where it does", () => {
  const runner = fileURLToPath(new URL("../scripts/run-api-examples.ts", import.meta.url));
  const text = execFileSync(process.execPath, ["--conditions=@collapsar/source", "--import", "tsx", runner], {
    cwd: dirname(dirname(runner)),
    encoding: "utf8",
  });
  const found = Object.entries(JSON.parse(text) as Record<string, { readonly output: string }>);
  const files = exampleFiles.map((file) => basename(file, ".ts"));
  expect(found.map(([name]) => kebab(name)).toSorted()).toEqual(files.toSorted());
  expect(found.filter(([, { output }]) => output === "").map(([name]) => name)).toEqual([]);
  const printed = Object.fromEntries(found.map(([name, { output }]) => [name, output]));
  expect(printed).toMatchObject(knownResults);
}, 300_000);
