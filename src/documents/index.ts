export { attachFile } from './attach-file.ts';
export type { CertificateData, CertificateRow } from './certificate.ts';
export { CertificatePdf } from './certificate-pdf.ts';
export { type FileGrant, FileLinks } from './file-links.ts';
export { filesRoutes } from './files.routes.ts';
export { forgetFiles } from './forget-files.ts';

export { ReceiptPdf } from './receipt-pdf.ts';
export { storeFile } from './store-file.ts';
export { type DrawnFile, fileLocalId } from './stored-file.ts';
