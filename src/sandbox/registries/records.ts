/** A name in both official languages. */
export interface BothLanguages {
  readonly kk: string;
  readonly ru: string;
}

/** Where somebody is registered; streets and cities have one spelling in the registry of individuals. */
export interface Place {
  readonly district: BothLanguages & { readonly code: string };
  readonly city: BothLanguages;
  readonly street: BothLanguages;
  readonly building: string;
  readonly flat: string;
}

/** Somebody in the individuals' registry (ГБД ФЛ). Dates are ISO 8601, here and below. */
export interface Individual {
  readonly iin: string;
  readonly name: string;
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string | null;
  readonly birthDate: string;
  readonly alive: boolean;
  readonly capable: boolean;
  readonly missing: boolean;
  readonly excluded: boolean;
  /** Whether the identity card is in force. */
  readonly documentValid: boolean;
  readonly address: Place;
}

/** A legal entity in its registry (ГБД ЮЛ). */
export interface LegalEntity {
  readonly bin: string;
  /** As people call it, in Kazakh. */
  readonly name: string;
  readonly fullName: BothLanguages;
  readonly shortName: BothLanguages;
  readonly registeredOn: string;
  readonly liquidated: boolean;
  /** The tax authority counts it as doing nothing. */
  readonly inactive: boolean;
  readonly headIin: string | null;
  readonly address: Place;
}

/** What a power of attorney lets do. */
export const POWERS = ['GENERAL', 'PUBLIC_SERVICES', 'PROPERTY'] as const;
export type Power = (typeof POWERS)[number];

/** A power of attorney in the notaries' system (ЕНИС). */
export interface PowerOfAttorney {
  readonly number: string;
  readonly date: string;
  /** IIN or BIN of whoever gave it. */
  readonly grantor: string;
  readonly attorneyIin: string;
  readonly revoked: boolean;
  /** Last day on which it holds; null where it has no term. */
  readonly validUntil: string | null;
  readonly powers: readonly Power[];
}

const PLACES: readonly Place[] = [
  {
    district: { code: '71', kk: 'Астана қаласы', ru: 'город Астана' },
    city: { kk: 'Астана қаласы', ru: 'город Астана' },
    street: { kk: 'Мысал көшесі', ru: 'улица Мысал' },
    building: '12',
    flat: '34',
  },
  {
    district: { code: '47', kk: 'Маңғыстау облысы', ru: 'Мангистауская область' },
    city: { kk: 'Ақтау қаласы', ru: 'город Актау' },
    street: { kk: 'Сынақ көшесі', ru: 'улица Сынак' },
    building: '7',
    flat: '15',
  },
  {
    district: { code: '63', kk: 'Шығыс Қазақстан облысы', ru: 'Восточно-Казахстанская область' },
    city: { kk: 'Өскемен қаласы', ru: 'город Усть-Каменогорск' },
    street: { kk: 'Үлгі көшесі', ru: 'улица Улги' },
    building: '21',
    flat: '8',
  },
];

/** Somewhere, always the same for a number. */
function placeOf(number: string): Place {
  const [first] = PLACES;
  const place = PLACES[Number(number.slice(-3)) % PLACES.length] ?? first;
  if (place === undefined) throw new Error('there are no places');
  return place;
}

/** Somebody in good order, born when the IIN says. */
export function individualOf(person: {
  readonly iin: string;
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic?: string | undefined;
}): Individual {
  const { iin, surname, givenName, patronymic = null } = person;
  return {
    iin,
    name: [surname, givenName, patronymic].filter((part) => part !== null).join(' '),
    surname,
    givenName,
    patronymic,
    birthDate: `19${iin.slice(0, 2)}-${iin.slice(2, 4)}-${iin.slice(4, 6)}`,
    alive: true,
    capable: true,
    missing: false,
    excluded: false,
    documentValid: true,
    address: placeOf(iin),
  };
}

const PARTNERSHIP = /^«(?<title>.+)» ЖШС$/u;

/** A legal entity in good order; a partnership has a full name in each language, a state body one that is the same. */
export function legalEntityOf(
  { bin, name }: { readonly bin: string; readonly name: string },
  headIin: string | null,
): LegalEntity {
  const title = PARTNERSHIP.exec(name)?.groups?.['title'];
  return {
    bin,
    name,
    fullName:
      title === undefined
        ? { kk: name, ru: name }
        : {
            kk: `«${title}» жауапкершілігі шектеулі серіктестігі`,
            ru: `Товарищество с ограниченной ответственностью «${title}»`,
          },
    shortName: { kk: name, ru: title === undefined ? name : `ТОО «${title}»` },
    registeredOn: '1999-12-01',
    liquidated: false,
    inactive: false,
    headIin,
    address: placeOf(bin),
  };
}
