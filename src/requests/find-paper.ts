import { message } from '../kernel/index.ts';
import type { RequestReader } from './request-reader.ts';

const RESULT_NUMBER = /^[0-9]{4}(-[0-9A-Z]{4}){3}$/;

/** The result behind a number as it stands on the paper; null when none was issued under it. */
export async function findResult(reader: RequestReader, number: string) {
  const wanted = number.trim().toUpperCase();
  return RESULT_NUMBER.test(wanted) ? reader.resultByNumber(wanted) : null;
}

/** What a paper's own page shows of it. */
export async function findPaper(reader: RequestReader, number: string) {
  const result = await findResult(reader, number);
  if (result === null) return null;
  return {
    number: result.number,
    title: message(`editions/${result.edition}:result.${result.document}.title`),
    issuedAt: new Date(result.issuedAt),
    signerName: result.signature.signerName,
    serialNumber: result.signature.serialNumber,
  };
}
