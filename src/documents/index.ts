export { attachFile } from './attach-file.ts';
export { fileErrorHandler } from './file-errors.ts';
export { type FileGrant, FileLinks } from './file-links.ts';
export { filesRoutes } from './files.routes.ts';
export { forgetFiles } from './forget-files.ts';
export { PdfSignature } from './pades/pdf-signature.ts';
export type { ApostilledDocument, PaperData, PaperRow } from './paper-data.ts';
export { MAX_BODY_SIZE, MULTIPART_LIMITS, receiveUpload } from './receive-upload.ts';
export { ResultPdf } from './result-pdf.ts';

export { storeFile } from './store-file.ts';
export { fileLocalId } from './stored-file.ts';
