import { element, type XmlElement } from '../../xml/index.ts';
import type { BothLanguages } from './records.ts';

/** An entry of a dictionary of ГБД ФЛ. */
export function entry(name: string, code: string, text: BothLanguages): XmlElement {
  return element(
    name,
    {},
    element('code', {}, code),
    element('nameRu', {}, text.ru),
    element('nameKz', {}, text.kk),
  );
}

/** The same of ГБД ЮЛ. */
export function directory(name: string, code: string, text: BothLanguages): XmlElement {
  return element(
    name,
    {},
    element('Code', {}, code),
    element('NameRu', {}, text.ru),
    element('NameKz', {}, text.kk),
  );
}
