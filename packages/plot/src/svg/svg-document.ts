import { visibleLines } from "@collapsar/linalg/check";

/**
 * The part of the DOM that Observable Plot and d3-selection use to draw a static figure: elements with attributes,
 * inline style, children and text, and their serialisation. It stands in for `document` in Node and in web workers,
 * at none of the start-up time and weight of a browser's DOM.
 */
export interface SvgDocument {
  readonly documentElement: SvgNode;
  createElementNS(namespace: string, name: string): SvgNode;
  createElement(name: string): SvgNode;
  createTextNode(text: string): SvgNode;
}

const SVG = "http://www.w3.org/2000/svg";
const XLINK = "http://www.w3.org/1999/xlink";

/** An element, or a text node where `tagName` is empty. */
class SvgNode {
  readonly childNodes: SvgNode[] = [];
  parentNode: SvgNode | null = null;
  readonly style = new InlineStyle();
  private readonly attributes = new Map<string, string>();

  constructor(
    readonly ownerDocument: SvgDocument,
    readonly namespaceURI: string,
    readonly tagName: string,
    private text = "",
  ) {}

  setAttribute(name: string, value: unknown): void {
    this.attributes.set(name, String(value));
  }

  setAttributeNS(namespace: string, name: string, value: unknown): void {
    const local = name.slice(name.indexOf(":") + 1);
    this.setAttribute(namespace === XLINK ? `xlink:${local}` : name, value);
  }

  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }

  hasAttribute(name: string): boolean {
    return this.attributes.has(name);
  }

  removeAttribute(name: string): void {
    this.attributes.delete(name);
  }

  removeAttributeNS(_namespace: string, name: string): void {
    this.removeAttribute(name);
  }

  get firstChild(): SvgNode | null {
    return this.childNodes[0] ?? null;
  }

  appendChild(child: SvgNode): SvgNode {
    return this.insertBefore(child, null);
  }

  insertBefore(child: SvgNode, before: SvgNode | null): SvgNode {
    child.remove();
    const index = before ? this.childNodes.indexOf(before) : this.childNodes.length;
    this.childNodes.splice(index, 0, child);
    child.parentNode = this;
    return child;
  }

  append(...children: (SvgNode | string)[]): void {
    for (const child of children) {
      this.appendChild(typeof child === "string" ? this.ownerDocument.createTextNode(child) : child);
    }
  }

  remove(): void {
    const siblings = this.parentNode?.childNodes;
    siblings?.splice(siblings.indexOf(this), 1);
    this.parentNode = null;
  }

  get textContent(): string {
    return this.text + this.childNodes.map((child) => child.textContent).join("");
  }

  set textContent(value: unknown) {
    for (const child of [...this.childNodes]) child.remove();
    if (value !== null && value !== "") this.append(String(value));
  }

  get outerHTML(): string {
    if (this.tagName === "") return escapeText(this.text);
    const style = this.style.text();
    const attributes = [...this.attributes, ...(style ? [["style", style] as const] : [])]
      .map(([name, value]) => ` ${name}="${escapeText(value).replaceAll('"', "&quot;")}"`)
      .join("");
    const inner = this.childNodes.map((child) => child.outerHTML).join("");
    return inner === ""
      ? `<${this.tagName}${attributes}/>`
      : `<${this.tagName}${attributes}>${inner}</${this.tagName}>`;
  }
}

export type { SvgNode };

class InlineStyle {
  private readonly properties = new Map<string, string>();

  setProperty(name: string, value: unknown): void {
    this.properties.set(name, String(value));
  }

  removeProperty(name: string): void {
    this.properties.delete(name);
  }

  getPropertyValue(name: string): string {
    return this.properties.get(name) ?? "";
  }

  text(): string {
    return [...this.properties].map(([name, value]) => `${name}: ${value}`).join("; ");
  }
}

/** A fresh document for one figure. */
export function createSvgDocument(): SvgDocument {
  const document: SvgDocument = {
    get documentElement() {
      return root;
    },
    createElementNS: (namespace, name) => new SvgNode(document, namespace, name),
    createElement: (name) => new SvgNode(document, SVG, name),
    createTextNode: (text) => new SvgNode(document, SVG, "", text),
  };
  const root = new SvgNode(document, SVG, "svg");
  return document;
}

function escapeText(text: string): string {
  return visibleLines(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
