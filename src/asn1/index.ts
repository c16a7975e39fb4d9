export * from './der-reader.ts';
export * from './der-values.ts';
export * from './der-writer.ts';
