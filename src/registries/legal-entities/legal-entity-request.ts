import { element, writeDocument } from '../../xml/index.ts';

export const LEGAL_ENTITIES_SERVICE = 'GbdulInfoByBin_v2';
const NAMESPACE = 'http://gbdulinfobybin_v2.egp.gbdul.tamur.kz';

interface LegalEntityQuestion {
  /** BIN of whoever owns the system that asks. */
  readonly requestorBin: string;
  readonly bin: string;
}

/** The question of ГБД ЮЛ about a legal entity: type Request of GbdulInfoByBin_v2.xsd. */
export function legalEntityRequest({ requestorBin, bin }: LegalEntityQuestion): string {
  return writeDocument(
    element(
      'ns2:Request',
      {
        'xmlns:ns2': NAMESPACE,
      },
      element('RequestorBIN', {}, requestorBin),
      element('BIN', {}, bin),
    ),
  );
}
