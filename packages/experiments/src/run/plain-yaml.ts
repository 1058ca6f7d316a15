import { parseDocument } from "yaml";

/**
 * The value of a YAML text. What YAML would only warn of, on the terminal, is an error here: a tag such as `!name`
 * that nobody knows, for one.
 *
 * @throws Error that says what is wrong in its first line, and where
 */
export function plainYaml(text: string): unknown {
  const document = parseDocument(text);
  const [fault] = [...document.errors, ...document.warnings];
  if (fault !== undefined) throw fault;
  return document.toJS();
}
