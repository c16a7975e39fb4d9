/** What the individuals' registry (ГБД ФЛ) answers. */
export interface IndividualRecord {
  readonly iin: string;
  readonly name: string;
  readonly alive: boolean;
  readonly capable: boolean;
}

/** What the legal entities' registry (ГБД ЮЛ) answers. */
export interface LegalEntityRecord {
  readonly bin: string;
  readonly name: string;
  readonly liquidated: boolean;
}

/** What the notaries' system (ЕНИС) answers. */
export interface PowerOfAttorneyRecord {
  readonly number: string;
  /** ISO 8601, as all dates here. */
  readonly date: string;
  /** IIN or BIN of whoever gave it. */
  readonly grantor: string;
  readonly attorneyIin: string;
  readonly revoked: boolean;
  /** Last day on which it holds; null where it has no term. */
  readonly validUntil: string | null;
}

/* Nobody here has an account. Numbers are as synthetic as those of the demonstration people. */

export const INDIVIDUAL_WITHOUT_ACCOUNT: IndividualRecord = {
  iin: '050405400334',
  name: 'Сынақова Зәуре Үлгіқызы',
  alive: true,
  capable: true,
};

/** Whom the powers of attorney below are given to. */
export const ATTORNEY: IndividualRecord = {
  iin: '050912300344',
  name: 'Мысалбаев Қайрат Сынақұлы',
  alive: true,
  capable: true,
};

export const DECEASED_INDIVIDUAL: IndividualRecord = {
  iin: '050219300357',
  name: 'Үлгінов Сабыр Мысалұлы',
  alive: false,
  capable: true,
};

export const INCAPABLE_INDIVIDUAL: IndividualRecord = {
  iin: '050726300363',
  name: 'Сынақов Ілияс Үлгіұлы',
  alive: true,
  capable: false,
};

export const LEGAL_ENTITY_WITHOUT_ACCOUNT: LegalEntityRecord = {
  bin: '991240999406',
  name: '«Үлгі-Баспа» ЖШС',
  liquidated: false,
};

export const LIQUIDATED_LEGAL_ENTITY: LegalEntityRecord = {
  bin: '991240999307',
  name: '«Сынақ-Ақпарат» ЖШС',
  liquidated: true,
};

/** From an individual; holds without a term. */
export const POWER_OF_INDIVIDUAL: PowerOfAttorneyRecord = {
  number: 'ДП-2026-0001',
  date: '2026-11-01',
  grantor: INDIVIDUAL_WITHOUT_ACCOUNT.iin,
  attorneyIin: ATTORNEY.iin,
  revoked: false,
  validUntil: null,
};

/** From a legal entity; holds for long. */
export const POWER_OF_LEGAL_ENTITY: PowerOfAttorneyRecord = {
  number: 'ДП-2026-0002',
  date: '2026-11-01',
  grantor: LEGAL_ENTITY_WITHOUT_ACCOUNT.bin,
  attorneyIin: ATTORNEY.iin,
  revoked: false,
  validUntil: '2099-12-31',
};

export const REVOKED_POWER: PowerOfAttorneyRecord = {
  ...POWER_OF_INDIVIDUAL,
  number: 'ДП-2026-0003',
  revoked: true,
};

export const EXPIRED_POWER: PowerOfAttorneyRecord = {
  ...POWER_OF_INDIVIDUAL,
  number: 'ДП-2026-0004',
  date: '2026-01-15',
  validUntil: '2026-10-31',
};

/** All of the above, for whoever looks for somebody to try a case with. */
export const INVENTED_RECORDS = {
  individuals: [INDIVIDUAL_WITHOUT_ACCOUNT, ATTORNEY, DECEASED_INDIVIDUAL, INCAPABLE_INDIVIDUAL],
  legalEntities: [LEGAL_ENTITY_WITHOUT_ACCOUNT, LIQUIDATED_LEGAL_ENTITY],
  powersOfAttorney: [POWER_OF_INDIVIDUAL, POWER_OF_LEGAL_ENTITY, REVOKED_POWER, EXPIRED_POWER],
} as const;
