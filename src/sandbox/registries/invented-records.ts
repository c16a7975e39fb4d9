import { individualOf, legalEntityOf, type PowerOfAttorney } from './records.ts';

/* Nobody here has an account. Numbers are as synthetic as those of the demonstration people. */

export const INDIVIDUAL_WITHOUT_ACCOUNT = individualOf({
  iin: '050405400334',
  surname: 'Сынақова',
  givenName: 'Зәуре',
  patronymic: 'Үлгіқызы',
});

/** Whom the powers of attorney below are given to. */
export const ATTORNEY = individualOf({
  iin: '050912300344',
  surname: 'Мысалбаев',
  givenName: 'Қайрат',
  patronymic: 'Сынақұлы',
});

export const DECEASED_INDIVIDUAL = {
  ...individualOf({
    iin: '050219300357',
    surname: 'Үлгінов',
    givenName: 'Сабыр',
    patronymic: 'Мысалұлы',
  }),
  alive: false,
};

export const INCAPABLE_INDIVIDUAL = {
  ...individualOf({
    iin: '050726300363',
    surname: 'Сынақов',
    givenName: 'Ілияс',
    patronymic: 'Үлгіұлы',
  }),
  capable: false,
};

export const MISSING_INDIVIDUAL = {
  ...individualOf({ iin: '051106300375', surname: 'Жорамалов', givenName: 'Ғани' }),
  missing: true,
};

/** Whose IIN was taken out of the register. */
export const EXCLUDED_INDIVIDUAL = {
  ...individualOf({ iin: '050817300388', surname: 'Эскизов', givenName: 'Өмір', patronymic: 'Мысалұлы' }),
  excluded: true,
};

/** Whose identity card is in force no more. */
export const INDIVIDUAL_WITHOUT_DOCUMENT = {
  ...individualOf({ iin: '050129400394', surname: 'Нобаева', givenName: 'Һәнифа' }),
  documentValid: false,
};

export const LEGAL_ENTITY_WITHOUT_ACCOUNT = legalEntityOf(
  { bin: '991240999406', name: '«Үлгі-Баспа» ЖШС' },
  INDIVIDUAL_WITHOUT_ACCOUNT.iin,
);

export const LIQUIDATED_LEGAL_ENTITY = {
  ...legalEntityOf({ bin: '991240999307', name: '«Сынақ-Ақпарат» ЖШС' }, null),
  liquidated: true,
};

export const INACTIVE_LEGAL_ENTITY = {
  ...legalEntityOf({ bin: '991240999208', name: '«Мысал-Тыныш» ЖШС' }, ATTORNEY.iin),
  inactive: true,
};

/** From an individual; holds without a term. */
export const POWER_OF_INDIVIDUAL: PowerOfAttorney = {
  number: 'ДП-2026-0001',
  date: '2026-11-01',
  grantor: INDIVIDUAL_WITHOUT_ACCOUNT.iin,
  attorneyIin: ATTORNEY.iin,
  revoked: false,
  validUntil: null,
  powers: ['PUBLIC_SERVICES'],
};

/** From a legal entity; holds for long. */
export const POWER_OF_LEGAL_ENTITY: PowerOfAttorney = {
  number: 'ДП-2026-0002',
  date: '2026-11-01',
  grantor: LEGAL_ENTITY_WITHOUT_ACCOUNT.bin,
  attorneyIin: ATTORNEY.iin,
  revoked: false,
  validUntil: '2099-12-31',
  powers: ['GENERAL'],
};

export const REVOKED_POWER: PowerOfAttorney = {
  ...POWER_OF_INDIVIDUAL,
  number: 'ДП-2026-0003',
  revoked: true,
};

export const EXPIRED_POWER: PowerOfAttorney = {
  ...POWER_OF_INDIVIDUAL,
  number: 'ДП-2026-0004',
  date: '2026-01-15',
  validUntil: '2026-10-31',
};

/** Lets sell a house, and not ask for a public service. */
export const POWER_FOR_PROPERTY: PowerOfAttorney = {
  ...POWER_OF_INDIVIDUAL,
  number: 'ДП-2026-0005',
  powers: ['PROPERTY'],
};

/** All of the above, for whoever looks for somebody to try a case with. */
export const INVENTED_RECORDS = {
  individuals: [
    INDIVIDUAL_WITHOUT_ACCOUNT,
    ATTORNEY,
    DECEASED_INDIVIDUAL,
    INCAPABLE_INDIVIDUAL,
    MISSING_INDIVIDUAL,
    EXCLUDED_INDIVIDUAL,
    INDIVIDUAL_WITHOUT_DOCUMENT,
  ],
  legalEntities: [LEGAL_ENTITY_WITHOUT_ACCOUNT, LIQUIDATED_LEGAL_ENTITY, INACTIVE_LEGAL_ENTITY],
  powersOfAttorney: [
    POWER_OF_INDIVIDUAL,
    POWER_OF_LEGAL_ENTITY,
    REVOKED_POWER,
    EXPIRED_POWER,
    POWER_FOR_PROPERTY,
  ],
} as const;
