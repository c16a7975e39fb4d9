import type { FastifyReply } from 'fastify';
import { LANGUAGES, type Language } from '../kernel/index.ts';
import { type Html, html } from './html.ts';

const SIMULATION: Record<Language, string> = {
  kk: 'Бұл – сыртқы ақпараттық жүйелердің имитациясы: мұнда ақша алынбайды, құжаттардың заңды күші жоқ.',
  ru: 'Это имитация внешних информационных систем: деньги здесь не списываются, документы не имеют юридической силы.',
};

const LANGUAGE_NAMES: Record<Language, string> = { kk: 'Қазақша', ru: 'Русский' };

export interface Page {
  readonly language: Language;
  readonly title: string;
  readonly content: Html;
  readonly status?: number;
}

/** Sends a page of the sandbox, which says that it is one, with links to itself in both languages. */
export function sendPage(reply: FastifyReply, page: Page): FastifyReply {
  return reply
    .code(page.status ?? 200)
    .header('content-language', page.language)
    .header('vary', 'accept-language')
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    )
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(render(page).markup);
}

function render({ language, title, content }: Page): Html {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; color: #1b1f24 }
.simulation { background: #fff3cd; border: 1px solid #d9a400; padding: .6rem 1rem; border-radius: .4rem }
nav { text-align: right } nav a { margin-left: 1rem }
dt { font-weight: 600 } dd { margin: 0 0 .6rem }
button { font: inherit; padding: .6rem 1.4rem; margin-right: .6rem; border-radius: .4rem; border: 1px solid #57606a; cursor: pointer }
.primary { background: #0b6e4f; border-color: #0b6e4f; color: #fff }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #d0d7de }
code { background: #f2f4f6; padding: .1rem .3rem }
</style>
</head>
<body>
<nav>${LANGUAGES.map((other) => html`<a href="?lang=${other}" hreflang="${other}" lang="${other}">${LANGUAGE_NAMES[other]}</a>`)}</nav>
<p class="simulation">${SIMULATION[language]}</p>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
}
