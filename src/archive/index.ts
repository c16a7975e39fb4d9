export { ArchiveResolver } from './archive.resolver.ts';
export { keepList } from './archive-store.ts';
export { type Archive, type ArchiveSettings, createArchive } from './create-archive.ts';
export { readCertificates, readTrust } from './verify/read-trust.ts';
export { reportText } from './verify/report-text.ts';
export { verifyArchive } from './verify/verify-archive.ts';
