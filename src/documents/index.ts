export { attachFile } from './attach-file.ts';
export type { CertificateData, CertificateRow, CertificateSigner } from './certificate.ts';
export { CertificatePdf } from './certificate-pdf.ts';
export { type FileGrant, FileLinks, type FilePurpose } from './file-links.ts';
export { type FilesPorts, filesRoutes } from './files.routes.ts';
export { findFile, findFiles } from './find-file.ts';
export { storeFile, type Upload } from './store-file.ts';
export { fileGlobalId, fileLocalId, MAX_FILE_SIZE, type StoredFile } from './stored-file.ts';
