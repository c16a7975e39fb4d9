import Negotiator from 'negotiator';
import { DEFAULT_LANGUAGE, isLanguage, LANGUAGES, type Language } from '../kernel/index.ts';

/** Clients send few different headers: each is read once. */
const known = new Map<string, Language | null>();
const MAX_KNOWN = 1_000;
const MAX_HEADER = 500;

/** The reader's language: what the call asks for (RFC 9110, Accept-Language), else the viewer's choice, else Kazakh. */
export function languageOf(acceptLanguage: string | undefined, chosen: Language | undefined): Language {
  return asked(acceptLanguage) ?? chosen ?? DEFAULT_LANGUAGE;
}

/** Null where the header asks for neither language, or for any. */
function asked(header: string | undefined): Language | null {
  if (header === undefined || header.length > MAX_HEADER || header.trim() === '*') return null;
  const found = known.get(header);
  if (found !== undefined) return found;
  const negotiator = new Negotiator({ headers: { 'accept-language': withoutRegions(header) } });
  const [best] = negotiator.languages([...LANGUAGES]);
  const language = isLanguage(best) ? best : null;
  if (known.size < MAX_KNOWN) known.set(header, language);
  return language;
}

/** `ru-KZ` asks for Russian: regions do not matter here. */
function withoutRegions(header: string): string {
  return header.replace(/\b([a-z]{2})-[a-z0-9-]+/gi, '$1');
}
