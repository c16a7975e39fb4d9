import Negotiator from 'negotiator';
import { DEFAULT_LANGUAGE, isLanguage, LANGUAGES, type Language } from '../kernel/index.ts';

/** The reader's language: what the call asks for (RFC 9110, Accept-Language), else the viewer's choice, else Kazakh. */
export function languageOf(acceptLanguage: string | undefined, chosen: Language | undefined): Language {
  const asked = acceptLanguage === undefined || acceptLanguage.trim() === '*' ? undefined : acceptLanguage;
  const [best] =
    asked === undefined
      ? []
      : new Negotiator({ headers: { 'accept-language': withoutRegions(asked) } }).languages([...LANGUAGES]);
  return isLanguage(best) ? best : (chosen ?? DEFAULT_LANGUAGE);
}

/** `ru-KZ` asks for Russian: regions do not matter here. */
function withoutRegions(header: string): string {
  return header.replace(/\b([a-z]{2})-[a-z0-9-]+/gi, '$1');
}
