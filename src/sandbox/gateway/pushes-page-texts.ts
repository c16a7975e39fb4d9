import type { Language } from '../../kernel/index.ts';
import type { PushMode } from './pushes.ts';

interface Texts {
  readonly title: string;
  readonly note: string;
  readonly set: string;
  readonly waiting: string;
  readonly none: string;
  readonly message: string;
  readonly from: string;
  readonly service: string;
  readonly at: string;
  readonly send: string;
  readonly modes: Readonly<Record<PushMode, string>>;
}

export const PUSHES_PAGE_TEXTS: Readonly<Record<Language, Texts>> = {
  kk: {
    title: '«Электрондық үкімет» шлюзі: серверге хабарламалар',
    note: 'Жүйелер серверге жіберген хабарламаларды шлюз жеткізе ме, әлде сервер өзі алып кеткенше (getMessages) сақтай ма.',
    set: 'Қою',
    waiting: 'Күтіп тұрған хабарламалар',
    none: 'Күтіп тұрған хабарлама жоқ.',
    message: 'Хабарлама',
    from: 'Жіберуші',
    service: 'Сервис',
    at: 'Уақыты',
    send: 'Бәрін қазір жеткізу',
    modes: {
      PUSHES: 'жеткізеді',
      HOLDS: 'жеткізбейді, сақтайды',
      BOTH: 'жеткізеді және сақтайды',
    },
  },
  ru: {
    title: 'Шлюз «электронного правительства»: сообщения серверу',
    note: 'Доставляет ли шлюз то, что системы отправляют серверу, или хранит, пока сервер не заберет сам (getMessages).',
    set: 'Установить',
    waiting: 'Ожидающие сообщения',
    none: 'Ожидающих сообщений нет.',
    message: 'Сообщение',
    from: 'Отправитель',
    service: 'Сервис',
    at: 'Время',
    send: 'Доставить все сейчас',
    modes: {
      PUSHES: 'доставляет',
      HOLDS: 'не доставляет, хранит',
      BOTH: 'доставляет и хранит',
    },
  },
};
