/** The content of an element as JSON, for people to read: text, or its children by name; what may be there again is a list. */
export type AnswerJson = string | { readonly [name: string]: AnswerJson | readonly AnswerJson[] };

const LISTS: readonly string[] = ['fault'];

export function answerJson(parent: Element): AnswerJson {
  const children = Array.from(parent.childNodes).filter(
    (node): node is Element => node.nodeType === node.ELEMENT_NODE,
  );
  if (children.length === 0) return parent.textContent ?? '';
  const named = Map.groupBy(children, ({ localName }) => localName);
  return Object.fromEntries(
    [...named].map(([name, [first, ...others]]) => {
      const all = first === undefined ? [] : [first, ...others].map(answerJson);
      return [name, LISTS.includes(name) ? all : (all[0] ?? '')];
    }),
  );
}
