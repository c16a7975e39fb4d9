/* Codes of ГБД ЮЛ. */

/** Status of the answer: «Запрос обработан успешно», as seen in a public answer. */
export const PROCESSED = '002';

/** RegStatus of one that is no more. In no public source: to be held against the registry's own dictionary; LiquidationDate says the same. */
export const LIQUIDATED_STATUSES: readonly string[] = ['3'];
