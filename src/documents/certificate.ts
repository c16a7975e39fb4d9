import type { Message } from '../kernel/index.ts';

/** One entry of a certificate: what it is called, and its value in each of the two languages. */
export interface CertificateRow {
  readonly label: Message;
  readonly kk: string;
  readonly ru: string;
}

/** Who signed, by the certificate of the signature. */
export interface CertificateSigner {
  readonly name: string;
  readonly serialNumber: string;
  readonly algorithm: string;
  readonly signedAt: Date;
}

/** All that is written on a certificate; the same data makes the same bytes. */
export interface CertificateData {
  /** Of the certificate, without the sign №. */
  readonly number: string;
  readonly requestNumber: string;
  readonly issuedAt: Date;
  /** The body that issues it. */
  readonly issuer: Message;
  /** What kind of paper it is: `documents:certificate.mediaRegistration.title`. */
  readonly title: Message;
  /** The act and the clause it rests on. */
  readonly act: Message;
  readonly rows: readonly CertificateRow[];
  readonly signer: CertificateSigner;
  /** Where anybody may check it; also in the QR code. */
  readonly verificationUrl: string;
}
