import type { FastifyInstance } from 'fastify';
import type { Language } from '../kernel/index.ts';
import { type Html, html } from './html.ts';
import { sendPage } from './page.ts';
import { DEMONSTRATION_PEOPLE, fullName } from './people/people.ts';
import { readerLanguage } from './reader-language.ts';

const TEXTS = {
  kk: {
    title: 'Qyzmet: сыртқы жүйелердің имитациясы',
    systems: 'Жүйелер',
    people: 'Көрсетуге арналған адамдар',
    peopleNote: 'Барлығы ойдан шығарылған. ЭЦҚ кілттері мен құпиясөздер осында:',
    name: 'Аты-жөні',
    number: 'ЖСН / БСН',
    role: 'Рөлі',
    password: 'Құпиясөз',
  },
  ru: {
    title: 'Qyzmet: имитация внешних систем',
    systems: 'Системы',
    people: 'Лица для демонстрации',
    peopleNote: 'Все вымышлены. Ключи ЭЦП и пароли здесь:',
    name: 'Ф. И. О.',
    number: 'ИИН / БИН',
    role: 'Роль',
    password: 'Пароль',
  },
} as const satisfies Record<Language, Record<string, string>>;

const ROLES = {
  kk: {
    APPLICANT: 'Қызмет алушы',
    CLERK: 'Кеңсе қызметкері',
    UNIT_HEAD: 'Бөлім басшысы',
    EXECUTOR: 'Жауапты орындаушы',
    HEAD: 'Басшы',
    ADMINISTRATOR: 'Әкімші',
  },
  ru: {
    APPLICANT: 'Услугополучатель',
    CLERK: 'Сотрудник канцелярии',
    UNIT_HEAD: 'Начальник отдела',
    EXECUTOR: 'Ответственный исполнитель',
    HEAD: 'Руководитель',
    ADMINISTRATOR: 'Администратор',
  },
} as const satisfies Record<Language, Record<string, string>>;

/** What can be asked, and what it is for. */
const ADDRESSES = [
  {
    address: 'POST /payments/charges',
    kk: 'Төлем шлюзі: төлем ашу',
    ru: 'Платежный шлюз: открыть платеж',
  },
  {
    address: 'GET /payments/charges/{reference}',
    kk: 'Төлем шлюзі: төлемнің күйі',
    ru: 'Платежный шлюз: состояние платежа',
  },
  {
    address: 'GET, POST /payments/checkout/{reference}',
    kk: 'Төлем шлюзі: төлеушінің беті (outcome=paid немесе outcome=failed)',
    ru: 'Платежный шлюз: страница плательщика (outcome=paid или outcome=failed)',
  },
  {
    link: '/ca/root.pem',
    kk: 'Куәландыру орталығы: негізгі куәлік',
    ru: 'Удостоверяющий центр: корневое свидетельство',
  },
  {
    link: '/ca/issuing.pem',
    kk: 'Куәландыру орталығы: куәлік беруші орталықтың куәлігі',
    ru: 'Удостоверяющий центр: свидетельство выдающего центра',
  },
  {
    link: '/ca/crl',
    kk: 'Қайта шақырылған тіркеу куәліктерінің тізімі',
    ru: 'Список отозванных регистрационных свидетельств',
  },
  {
    link: '/ca/root-crl',
    kk: 'Негізгі орталықтың қайта шақырылған куәліктер тізімі',
    ru: 'Список отозванных свидетельств корневого центра',
  },
  { link: '/mail', kk: 'Жіберілген хаттар (?to=мекенжай)', ru: 'Отправленные письма (?to=адрес)' },
] as const;

/** `GET /`: everything the sandbox plays. */
export function registerIndexPage(scope: FastifyInstance): void {
  scope.get('/', async (request, reply) => {
    const language = readerLanguage(request);
    const texts = TEXTS[language];
    const content = html`<h2>${texts.systems}</h2>
<table>${ADDRESSES.map((entry) => html`<tr><td>${addressOf(entry)}</td><td>${entry[language]}</td></tr>`)}</table>
<h2>${texts.people}</h2>
<p>${texts.peopleNote} <a href="/people"><code>GET /people</code></a></p>
<table><thead><tr><th>${texts.name}</th><th>${texts.number}</th><th>${texts.role}</th><th>${texts.password}</th></tr></thead>
<tbody>${people(language)}</tbody></table>`;
    return sendPage(reply, { language, title: texts.title, content });
  });
}

function addressOf(entry: (typeof ADDRESSES)[number]): Html {
  if ('link' in entry) return html`<a href="${entry.link}"><code>GET ${entry.link}</code></a>`;
  return html`<code>${entry.address}</code>`;
}

function people(language: Language): Html[] {
  return DEMONSTRATION_PEOPLE.map((person) => {
    const bin = person.legalEntity === null ? html`` : html` / <code>${person.legalEntity.bin}</code>`;
    return html`<tr><td>${fullName(person)}</td><td><code>${person.holder.iin}</code>${bin}</td>
<td>${ROLES[language][person.role]}</td><td><code>${person.password}</code></td></tr>`;
  });
}
