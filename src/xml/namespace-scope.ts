import { XmlFault } from './xml-fault.ts';

/** What a namespace's name may not hold, so that it stands in a canonical form as it stands here. */
const NOT_IN_A_NAMESPACE = /[\s&<>"']/;

/**
 * The prefixes in scope of an element (Namespaces in XML 1.0). Throws MALFORMED for a prefix that is
 * declared wrongly or not at all, and for an attribute that stands twice under two prefixes.
 */
export class NamespaceScope {
  readonly #names: ReadonlyMap<string, string>;

  private constructor(names: ReadonlyMap<string, string>) {
    this.#names = names;
  }

  static readonly outside = new NamespaceScope(new Map());

  /** The scope of an element in this one, its own name and attributes checked by it. */
  enter(element: string, attributes: ReadonlyMap<string, string>): NamespaceScope {
    const declared = [...attributes].flatMap(([name, value]) => declarationOf(name, value));
    const scope = declared.length === 0 ? this : new NamespaceScope(new Map([...this.#names, ...declared]));
    scope.#require(element);
    const expanded = new Set<string>();
    for (const name of attributes.keys()) {
      if (!name.includes(':') || name.startsWith('xmlns:')) continue;
      const full = `${scope.#require(name)} ${name.slice(name.indexOf(':') + 1)}`;
      if (expanded.has(full)) throw new XmlFault('MALFORMED');
      expanded.add(full);
    }
    return scope;
  }

  /** The namespace of a name with a prefix. */
  #require(name: string): string | undefined {
    const colon = name.indexOf(':');
    if (colon < 0) return undefined;
    const namespace = this.#names.get(name.slice(0, colon));
    if (namespace === undefined) throw new XmlFault('MALFORMED');
    return namespace;
  }
}

/** Prefix and namespace, if the attribute declares one; without a prefix it is nobody's to look up. */
function declarationOf(name: string, value: string): [prefix: string, namespace: string][] {
  if (name !== 'xmlns' && !name.startsWith('xmlns:')) return [];
  if (NOT_IN_A_NAMESPACE.test(value)) throw new XmlFault('MALFORMED');
  if (name === 'xmlns') return [];
  const prefix = name.slice('xmlns:'.length);
  if (value === '' || prefix === 'xml' || prefix === 'xmlns') throw new XmlFault('MALFORMED');
  return [[prefix, value]];
}
