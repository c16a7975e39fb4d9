/* Codes of the dictionaries of ГБД ФЛ. Seen in public answers, where nothing else is said. */

/** messageResult: «Сообщение успешно обработано» */
export const PROCESSED = '00000';
/** lifeStatus: «Нормальный»; any other is that of somebody who has died. */
export const LIVES = '0';
/** status of a document: «ДОКУМЕНТ ДЕЙСТВИТЕЛЕН» */
export const DOCUMENT_VALID = '00';
/** status of an address: «Зарегистрирован» */
export const ADDRESS_REGISTERED = '1';

/** capableStatus. In no public source: to be held against the registry's own dictionary. A code that is not here is not guessed at. */
export const CAPABLE_STATUS = new Map<string, 'CAPABLE' | 'INCAPABLE'>([
  ['0', 'CAPABLE'],
  ['1', 'INCAPABLE'],
]);
