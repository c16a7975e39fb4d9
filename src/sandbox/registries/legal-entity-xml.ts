import { element, writeDocument, type XmlElement } from '../../xml/index.ts';
import { directory } from './dictionary-entry.ts';
import type { Individual, LegalEntity, Place } from './records.ts';

/** A legal entity with who heads it, as far as there is somebody. */
interface Headed {
  readonly entity: LegalEntity;
  readonly head: Individual | undefined;
}

/** What ГБД ЮЛ answers; `found` undefined: no such legal entity is known. */
export function legalEntityAnswer(result: 'PROCESSED' | 'REFUSED', found: Headed | undefined): string {
  return writeDocument(
    element(
      'ns3:responseDataType',
      { 'xmlns:ns3': 'http://gbdulinfobybin_v2.egp.gbdul.tamur.kz' },
      result === 'PROCESSED'
        ? directory('Status', '002', { kk: 'Сұрау сәтті өңделді', ru: 'Запрос обработан успешно' })
        : directory('Status', '099', { kk: 'Қолжетімділік жоқ', ru: 'Нет доступа' }),
      found === undefined ? null : organization(found),
    ),
  );
}

function organization({ entity, head }: Headed): XmlElement {
  const { bin, fullName, shortName, liquidated, inactive, registeredOn, address } = entity;
  return element(
    'Organization',
    {},
    element('BIN', {}, bin),
    liquidated
      ? directory('RegStatus', '3', { kk: 'Таратылған', ru: 'Ликвидирован' })
      : directory('RegStatus', '1', { kk: 'Тіркелген', ru: 'Зарегистрирован' }),
    directory('RegistrationDepartment', '001', {
      kk: 'Мысал әділет басқармасы (сынақ)',
      ru: 'Управление юстиции «Мысал» (тест)',
    }),
    element('RegistrationDate', {}, `${registeredOn}+05:00`),
    liquidated ? element('LiquidationDate', {}, '2024-08-08+05:00') : null,
    element('FullNameRu', {}, fullName.ru),
    element('FullNameKz', {}, fullName.kk),
    element('ShortNameRu', {}, shortName.ru),
    element('ShortNameKz', {}, shortName.kk),
    directory('OrgForm', '1', { kk: 'Заңды тұлға', ru: 'Юридическое лицо' }),
    element('TaxOrgStatus', {}, String(inactive)),
    head === undefined ? null : leader(head),
    addressElement(address),
  );
}

function leader({ iin, surname, givenName, patronymic }: Individual): XmlElement {
  return element(
    'OrganizationLeader',
    {},
    element(
      'Position',
      {},
      directory('PositionType', '1', { kk: 'Басшы', ru: 'Руководитель' }),
      element('IssueDate', {}, '2015-01-05+05:00'),
    ),
    element('IIN', {}, iin),
    element('SurName', {}, surname),
    element('Name', {}, givenName),
    patronymic === null ? null : element('MiddleName', {}, patronymic),
  );
}

function addressElement({ district, city, street, building, flat }: Place): XmlElement {
  return element(
    'Address',
    {},
    element('KATO', {}, `${district.code}0000000`),
    element('DistrictRu', {}, district.ru),
    element('DistrictKz', {}, district.kk),
    element('CityRu', {}, city.ru),
    element('CityKz', {}, city.kk),
    element('StreetRu', {}, street.ru),
    element('StreetKz', {}, street.kk),
    element('BuildingNumber', {}, building),
    element('OfficeNumber', {}, flat),
  );
}
