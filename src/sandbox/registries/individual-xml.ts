import { element, textElement, writeDocument, type XmlElement } from '../../xml/index.ts';
import { entry } from './dictionary-entry.ts';
import type { Individual } from './records.ts';

/** What ГБД ФЛ answers to `requestId`; `person` undefined: nobody is known. */
export function individualAnswer(
  requestId: string,
  at: Date,
  result: 'PROCESSED' | 'REFUSED',
  person: Individual | undefined,
): string {
  const registry = { kk: '«Жеке тұлғалар» МДҚ', ru: 'ГБД ФЛ' };
  const asker = { kk: 'Сұрау салушы', ru: 'Отправитель запроса' };
  return writeDocument(
    element(
      'cs:Response',
      { 'xmlns:cs': 'http://message.persistence.interactive.nat' },
      element('messageId', {}, `re-${requestId}`.slice(0, 36)),
      element('messageDate', {}, at.toISOString()),
      element('requestId', {}, requestId),
      entry('sender', 'GBDFL', registry),
      entry('receiver', 'ASKER', asker),
      result === 'PROCESSED'
        ? entry('messageResult', '00000', {
            kk: 'Хабарлама сәтті өңделді',
            ru: 'Сообщение успешно обработано',
          })
        : entry('messageResult', '00099', { kk: 'Қолжетімділік жоқ', ru: 'Нет доступа' }),
      person === undefined ? null : element('persons', {}, personElement(person)),
    ),
  );
}

const KAZAKHSTAN = { kk: 'ҚАЗАҚСТАН', ru: 'КАЗАХСТАН' };
const COURT = { kk: 'Мысал соты (сынақ)', ru: 'Суд «Мысал» (тест)' };
const POLICE = { kk: 'Мысал аумақтық бөлімі (сынақ)', ru: 'Территориальный отдел «Мысал» (тест)' };

function personElement(person: Individual): XmlElement {
  const { iin, surname, givenName, patronymic, birthDate, alive, address } = person;
  const male = Number(iin.charAt(6)) % 2 === 1;
  return element(
    'person',
    {},
    element('iin', {}, iin),
    element('surname', {}, surname),
    element('name', {}, givenName),
    textElement('patronymic', patronymic),
    element('birthDate', {}, birthDate),
    alive ? null : element('deathDate', {}, '2020-02-20'),
    male
      ? entry('gender', '1', { kk: 'Ер', ru: 'Мужской' })
      : entry('gender', '2', { kk: 'Әйел', ru: 'Женский' }),
    entry('nationality', '005', { kk: 'Қазақ', ru: 'Казах' }),
    entry('citizenship', '398', KAZAKHSTAN),
    alive
      ? entry('lifeStatus', '0', { kk: 'Қалыпты', ru: 'Нормальный' })
      : entry('lifeStatus', '1', { kk: 'Қайтыс болған', ru: 'Умерший' }),
    element(
      'birthPlace',
      {},
      entry('country', '398', KAZAKHSTAN),
      entry('district', address.district.code, address.district),
      element('city', {}, address.city.ru),
    ),
    element(
      'regAddress',
      {},
      entry('country', '398', KAZAKHSTAN),
      entry('district', address.district.code, address.district),
      element('city', {}, address.city.ru),
      element('street', {}, address.street.ru),
      element('building', {}, address.building),
      element('flat', {}, address.flat),
      element('beginDate', {}, '2015-05-05'),
      entry('status', '1', { kk: 'Тіркелді', ru: 'Зарегистрирован' }),
    ),
    ...statuses(person),
    element('documents', {}, identityCard(person)),
  );
}

/** What is there only where something is to be said. */
function statuses({ capable, missing, excluded }: Individual): (XmlElement | null)[] {
  return [
    capable
      ? null
      : element(
          'personCapableStatus',
          {},
          entry('capableStatus', '1', { kk: 'Әрекетке қабілетсіз', ru: 'Недееспособный' }),
          element('capableDate', {}, '2021-03-03'),
          element('capableNumber', {}, '2-1/2021'),
          entry('court', '001', COURT),
        ),
    missing
      ? element(
          'missingStatus',
          {},
          element('missing', {}, 'true'),
          element('missingDate', {}, '2022-04-04'),
          element('missingNumber', {}, '3-1/2022'),
          entry('gpTerritorial', '001', POLICE),
        )
      : null,
    excluded
      ? element(
          'excludeStatus',
          {},
          entry('excludeReason', '1', { kk: 'Қайта берілген', ru: 'Выдан повторно' }),
          element('excludeReasonDate', {}, '2019-09-09'),
        )
      : null,
  ];
}

function identityCard({ iin, birthDate, documentValid }: Individual): XmlElement {
  return element(
    'document',
    {},
    entry('type', '002', { kk: 'ҚР ЖЕКЕ КУӘЛІГІ', ru: 'УДОСТОВЕРЕНИЕ РК' }),
    element('number', {}, `0${iin.slice(-8)}`),
    element('beginDate', {}, '2018-06-06'),
    element('endDate', {}, '2098-06-05'),
    entry('issueOrganization', '002', {
      kk: 'ҚАЗАҚСТАН РЕСПУБЛИКАСЫ ІІМ',
      ru: 'МВД РЕСПУБЛИКИ КАЗАХСТАН',
    }),
    documentValid
      ? entry('status', '00', { kk: 'ҚҰЖАТ ЖАРАМДЫ', ru: 'ДОКУМЕНТ ДЕЙСТВИТЕЛЕН' })
      : entry('status', '07', { kk: 'ЖАРАМСЫЗ', ru: 'НЕПРИГОДЕН' }),
    element('birthDate', {}, birthDate),
  );
}
