import type { Language } from '../../kernel/index.ts';
import type { WorkMode } from './at-work.ts';
import type { ProviderSystem } from './case-book.ts';
import type { ReportFault } from './provider-desk.ts';

interface Texts {
  readonly title: string;
  readonly note: string;
  readonly cases: string;
  readonly none: string;
  readonly request: string;
  readonly system: string;
  readonly number: string;
  readonly answers: string;
  readonly taken: string;
  readonly done: string;
  readonly set: string;
  readonly report: string;
  readonly documents: string;
  readonly read: string;
  readonly systems: Readonly<Record<ProviderSystem, string>>;
  readonly modes: Readonly<Record<WorkMode, string>>;
  readonly faults: Readonly<Record<ReportFault, string>>;
}

export const SYSTEMS_PAGE_TEXTS: Readonly<Record<Language, Texts>> = {
  kk: {
    title: 'Көрсетілетін қызметті берушілердің жүйелері',
    note: 'Көрсетілетін қызметті беруші осы жүйеде жұмыс істейтін регламенттер API-дің WORKPLACES баптауында аталады.',
    cases: 'Келіп түскен сұрау салулар',
    none: 'Әзірге сұрау салу келген жоқ.',
    request: 'Сұрау салу',
    system: 'Жүйе',
    number: 'Жүйедегі нөмірі',
    answers: 'Хабарлар және оларға жауаптар',
    taken: 'қабылданды',
    done: 'Барлығы хабарланды.',
    set: 'Қою',
    report: 'Келесісін хабарлау',
    documents: 'Құжаттар',
    read: 'Құжаттарды алу',
    systems: {
      E_LICENSING: '«Е-лицензиялау» ақпараттық жүйесі',
      LOCAL_EXECUTIVE_SYSTEM: 'Жергілікті атқарушы органдардың ақпараттық жүйесі',
    },
    modes: { WAITS: 'күтеді', ANSWERS: 'бірден жауап береді' },
    faults: {
      NONE: 'қатесіз',
      TWICE: 'екі рет',
      WRONG_NUMBER: 'басқа нөмірмен',
      UNSIGNED: 'қолтаңбасыз',
      FOREIGN_KEY: 'бөтен кілтпен',
      ALTERED_RESULT: 'басқа құжаттың қолтаңбасымен',
    },
  },
  ru: {
    title: 'Системы услугодателей',
    note: 'Регламенты, по которым услугодатель работает в этих системах, называет настройка WORKPLACES API.',
    cases: 'Поступившие запросы',
    none: 'Запросов пока не поступало.',
    request: 'Запрос',
    system: 'Система',
    number: 'Номер в системе',
    answers: 'Сообщения и ответы на них',
    taken: 'принято',
    done: 'Сообщено обо всем.',
    set: 'Установить',
    report: 'Сообщить следующее',
    documents: 'Документы',
    read: 'Получить документы',
    systems: {
      E_LICENSING: 'Информационная система «Е-лицензирование»',
      LOCAL_EXECUTIVE_SYSTEM: 'Информационная система местных исполнительных органов',
    },
    modes: { WAITS: 'ждет', ANSWERS: 'отвечает сразу' },
    faults: {
      NONE: 'без ошибок',
      TWICE: 'дважды',
      WRONG_NUMBER: 'с другим номером',
      UNSIGNED: 'без подписи',
      FOREIGN_KEY: 'с чужим ключом',
      ALTERED_RESULT: 'с подписью под другим документом',
    },
  },
};
