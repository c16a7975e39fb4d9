import { samples } from './sample-files.ts';

/** Forms written by hand, for what a well-behaved client never sends. */
export const BOUNDARY = 'qyzmet-test-boundary';
export const RAW_FORM = { headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` } };

export function partHead(fileName: string, field = 'file'): string {
  const quoted = fileName.replaceAll('\\', '\\\\');
  return `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${field}"; filename="${quoted}"\r\n\r\n`;
}

export function rawForm(content: Buffer, fileName: string, field = 'file'): Buffer {
  return Buffer.concat([
    Buffer.from(partHead(fileName, field)),
    content,
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);
}

export function formWithField(): Buffer {
  const field = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="comment"\r\n\r\nhello\r\n`;
  return Buffer.concat([Buffer.from(field), rawForm(samples.pdf, 'beside.pdf')]);
}
