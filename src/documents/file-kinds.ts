/** One kind of file that is taken: its registered media type, and what senders call it. */
interface FileKind {
  readonly mediaType: string;
  readonly extensions: readonly string[];
  /** Other media types under which browsers and systems send it. */
  readonly aliases: readonly string[];
}

/** The list of what is taken; whatever is not in it is refused. */
const FILE_KINDS: readonly FileKind[] = [
  { mediaType: 'application/pdf', extensions: ['pdf'], aliases: ['application/x-pdf'] },
  { mediaType: 'image/png', extensions: ['png'], aliases: ['image/x-png'] },
  { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], aliases: ['image/jpg', 'image/pjpeg'] },
  { mediaType: 'image/tiff', extensions: ['tif', 'tiff'], aliases: [] },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
    aliases: ['application/zip', 'application/x-zip-compressed'],
  },
  {
    mediaType: 'application/vnd.oasis.opendocument.text',
    extensions: ['odt'],
    aliases: ['application/zip', 'application/x-zip-compressed'],
  },
  { mediaType: 'application/xml', extensions: ['xml'], aliases: ['text/xml'] },
  {
    mediaType: 'application/pkcs7-signature',
    extensions: ['p7s', 'cms', 'sig'],
    aliases: ['application/x-pkcs7-signature', 'application/pkcs7-mime', 'application/cms'],
  },
];

/** As the refusal names them. */
export const FILE_EXTENSIONS: string = FILE_KINDS.flatMap((kind) => kind.extensions)
  .map((extension) => extension.toUpperCase())
  .join(', ');

/**
 * What a sender says who does not know the type; a part that says nothing is text/plain (RFC 7578, section
 * 4.4).
 */
const UNDECLARED = new Set(['', 'application/octet-stream', 'binary/octet-stream', 'text/plain']);

export function kindOf(mediaType: string): FileKind | undefined {
  return FILE_KINDS.find((kind) => kind.mediaType === mediaType);
}

/** Whether the name's extension and the declared media type both speak of this kind. */
export function agrees(kind: FileKind, extension: string, declaredType: string): boolean {
  const declared = (declaredType.split(';')[0] ?? '').trim().toLowerCase();
  const typeAgrees =
    UNDECLARED.has(declared) || declared === kind.mediaType || kind.aliases.includes(declared);
  return typeAgrees && kind.extensions.includes(extension);
}
