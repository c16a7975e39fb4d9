import type { Language } from '../../kernel/index.ts';

/** What a button says: of a state that holds, and of one that does not. */
type Switch = readonly [holds: string, holdsNot: string];

interface Texts {
  readonly title: string;
  readonly note: string;
  readonly individuals: string;
  readonly legalEntities: string;
  readonly powers: string;
  readonly name: string;
  readonly number: string;
  readonly state: string;
  readonly reset: string;
  readonly switches: Readonly<Record<string, Switch>>;
}

export const REGISTRY_PAGE_TEXTS: Readonly<Record<Language, Texts>> = {
  kk: {
    title: 'Мемлекеттік тізілімдердегі деректер',
    note: 'Түйме күйді ауыстырады; сервер келесі сұрау салуда жаңа жауап алады.',
    individuals: 'Жеке тұлғалар (ЖТ МДҚ)',
    legalEntities: 'Заңды тұлғалар (ЗТ МДҚ)',
    powers: 'Сенімхаттар (БНАЖ)',
    name: 'Атауы',
    number: 'Нөмірі',
    state: 'Күйі',
    reset: 'Бәрін бастапқы күйіне қайтару',
    switches: {
      alive: ['тірі', 'қайтыс болған'],
      capable: ['әрекетке қабілетті', 'әрекетке қабілетсіз'],
      missing: ['хабар-ошарсыз кеткен', 'хабар-ошары бар'],
      excluded: ['ЖСН алып тасталған', 'ЖСН тізілімде'],
      documentValid: ['құжаты жарамды', 'құжаты жарамсыз'],
      liquidated: ['таратылған', 'тіркелген'],
      inactive: ['әрекетсіз', 'жұмыс істейді'],
      revoked: ['қайтарып алынған', 'күшінде'],
      expired: ['мерзімі өткен', 'мерзімі өтпеген'],
    },
  },
  ru: {
    title: 'Данные государственных реестров',
    note: 'Кнопка переключает состояние; на следующий запрос сервер получит новый ответ.',
    individuals: 'Физические лица (ГБД ФЛ)',
    legalEntities: 'Юридические лица (ГБД ЮЛ)',
    powers: 'Доверенности (ЕНИС)',
    name: 'Наименование',
    number: 'Номер',
    state: 'Состояние',
    reset: 'Вернуть все в исходное состояние',
    switches: {
      alive: ['жив', 'умер'],
      capable: ['дееспособен', 'недееспособен'],
      missing: ['пропал без вести', 'не пропадал'],
      excluded: ['ИИН исключен', 'ИИН в реестре'],
      documentValid: ['документ действителен', 'документ недействителен'],
      liquidated: ['ликвидировано', 'зарегистрировано'],
      inactive: ['бездействует', 'действует'],
      revoked: ['отменена', 'не отменена'],
      expired: ['срок истек', 'срок не истек'],
    },
  },
};
