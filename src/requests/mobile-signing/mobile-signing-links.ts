import qrcode from 'qrcode';

/** eGov Mobile in the stores, as its deep links name it. */
const APPLICATION = 'isi=1476128386&ibi=kz.egov.mobile&apn=kz.mobile.mgov';

export const QR_SIZE = { least: 160, usual: 320, most: 640 } as const;

/** Opens the application on the phone that follows the link. */
export function deepLink(address: string): string {
  return `https://m.egov.kz/mobileSign?link=${address}&${APPLICATION}`;
}

/** What the QR code says. */
export function qrText(address: string): string {
  return `mobileSign:${address}`;
}

/** The QR code as a PNG in a data URL; `size` is the length of a side in pixels. */
export function qrDataUrl(address: string, size: number): Promise<string> {
  return qrcode.toDataURL(qrText(address), { type: 'image/png', errorCorrectionLevel: 'M', width: size });
}
