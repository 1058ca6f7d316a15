/** The names of all elements of an XML text, in the order of their opening; throws where it is not well-formed. */
export function elementsOf(xml: string): string[] {
  const names: string[] = [];
  const open: string[] = [];
  const tag = /<(\/?)([a-zA-Z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/y;
  for (let at = 0; at < xml.length; ) {
    if (xml[at] === "<") {
      tag.lastIndex = at;
      const match = tag.exec(xml);
      if (!match) throw new Error(`no tag at ${at}: ${xml.slice(at, at + 60)}`);
      const [whole, closing, name = "", , single] = match;
      if (closing) {
        const last = open.pop();
        if (last !== name) throw new Error(`</${name}> closes <${last}> at ${at}`);
      } else {
        names.push(name);
        if (!single) open.push(name);
      }
      at += whole.length;
    } else {
      const next = xml.indexOf("<", at);
      const text = xml.slice(at, next < 0 ? undefined : next);
      if (/&(?!(amp|lt|gt|quot|#\d+);)/.test(text) || text.includes(">"))
        throw new Error(`bad text: ${text}`);
      at += text.length;
    }
  }
  if (open.length > 0) throw new Error(`left open: ${open.join(", ")}`);
  return names;
}
