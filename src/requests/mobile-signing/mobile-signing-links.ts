import { qrPng } from './qr-png.ts';

/** eGov Mobile in the stores, as its deep links name it. */
const APPLICATION = 'isi=1476128386&ibi=kz.egov.mobile&apn=kz.mobile.mgov';

export const QR_SIZE = { least: 160, usual: 320, most: 1024 } as const;

/** Opens the application on the phone that follows the link. */
export function deepLink(address: string): string {
  return `https://m.egov.kz/mobileSign?link=${address}&${APPLICATION}`;
}

/** What the QR code says. */
export function qrText(address: string): string {
  return `mobileSign:${address}`;
}

/** The QR code as a PNG in a data URL; `size` is the most pixels that a side may have. */
export function qrDataUrl(address: string, size: number): string {
  return `data:image/png;base64,${qrPng(qrText(address), size).toString('base64')}`;
}
