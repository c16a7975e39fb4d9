import type { FastifyRequest } from 'fastify';
import { DEFAULT_LANGUAGE, isLanguage, type Language } from '../kernel/index.ts';

/** `?lang=` when given, otherwise the preferred one of Accept-Language (RFC 9110, 12.5.4), otherwise Kazakh. */
export function readerLanguage(request: FastifyRequest): Language {
  const chosen = new URL(request.url, 'http://sandbox').searchParams.get('lang');
  if (isLanguage(chosen)) return chosen;
  return preferred(request.headers['accept-language'] ?? '') ?? DEFAULT_LANGUAGE;
}

function preferred(header: string): Language | undefined {
  const ranked = header.split(',').map((entry) => {
    const [range = '', ...parameters] = entry.trim().toLowerCase().split(';');
    const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
    return {
      language: range.split('-')[0],
      quality: quality === undefined ? 1 : Number(quality.trim().slice(2)),
    };
  });
  ranked.sort((left, right) => right.quality - left.quality);
  return ranked.map(({ language }) => language).find(isLanguage);
}
