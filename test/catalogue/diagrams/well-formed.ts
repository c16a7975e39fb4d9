const NAME = String.raw`[\p{L}_][\p{L}\p{N}._:-]*`;
const TOKEN = new RegExp(
  String.raw`<\?xml [^?]*\?>|<(/)?(${NAME})((?:\s+${NAME}="(?:[^<&"]|&[^;\s]+;)*")*)\s*(/)?>|([^<>]+)`,
  'uy',
);
const REFERENCE = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i;

/** What keeps a text from being well-formed XML (without doctype, comment or section); nothing where it is. */
export function xmlFaults(text: string): readonly string[] {
  const open: string[] = [];
  let roots = 0;
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    if (found === null) return [`no XML: ${text.slice(at, at + 40)}`];
    at = TOKEN.lastIndex;
    const [, closes, name, attributes = '', empty, words] = found;
    if (REFERENCE.test(words ?? attributes)) return [`bare ampersand: ${words ?? attributes}`];
    if (words !== undefined && open.length === 0 && words.trim() !== '') return [`text outside: ${words}`];
    if (name === undefined) continue;
    const names = [...attributes.matchAll(new RegExp(`(${NAME})=`, 'gu'))].map(([, attribute]) => attribute);
    if (new Set(names).size < names.length) return [`an attribute twice: ${attributes}`];
    if (closes === undefined && open.length === 0) roots += 1;
    if (closes === undefined && empty === undefined) open.push(name);
    if (closes !== undefined && open.pop() !== name) return [`</${name}> closes another`];
  }
  return [...open.map((name) => `<${name}> stays open`), ...(roots === 1 ? [] : [`${roots} roots`])];
}
