import { checkText } from "@collapsar/linalg/check";
import { type Document, isAlias, isNode, LineCounter, type Node, parseDocument, visit } from "yaml";

/** An alias inside the value that it stands for, which no plain value can be. */
function selfReference(document: Document): { anchor: string; node: Node } | undefined {
  const anchors = new Map<string, Node>();
  let found: { anchor: string; node: Node } | undefined;
  visit(document, (_key, node, path) => {
    if (!isNode(node)) return undefined;
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target === undefined || !path.includes(target)) return undefined;
      found = { anchor: node.source, node };
      return visit.BREAK;
    }
    if ("anchor" in node && typeof node.anchor === "string") anchors.set(node.anchor, node);
    return undefined;
  });
  return found;
}

/** What the parser says first of a text; in our words where its own tell of its call stack. */
function faultOf({ errors, warnings }: Document.Parsed): Error | undefined {
  const fault = errors.find(({ code }) => code === "RESOURCE_EXHAUSTION") ?? errors[0] ?? warnings[0];
  if (fault === undefined) return undefined;
  const sentence = fault.message.split("\n")[0]!.replace(/:$/, "");
  return new Error(sentence.replace("Maximum call stack size exceeded", "values nested too deeply"));
}

/**
 * The value of a YAML text. What YAML would only warn of, on the terminal, is an error here: a tag such as `!name`
 * that nobody knows, for one.
 *
 * @throws Error that says in one line what is wrong, and where
 */
export function plainYaml(text: string): unknown {
  checkText("plainYaml", "text", text);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const fault = faultOf(document);
  if (fault !== undefined) throw fault;
  const itself = selfReference(document);
  if (itself !== undefined) {
    const { line, col } = lines.linePos(itself.node.range?.[0] ?? 0);
    throw new Error(`an anchor that contains itself (*${itself.anchor}) at line ${line}, column ${col}`);
  }
  return document.toJS();
}
