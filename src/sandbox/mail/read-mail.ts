import PostalMime from 'postal-mime';

/** The parts of a message that a test or a person looks at. */
export interface MailContent {
  readonly subject: string;
  /** As in the header; null where there is none. */
  readonly messageId: string | null;
  readonly text: string;
}

/** Message-ID, subject and plain text, decoded (RFC 2045, RFC 2047); the text of the HTML part where there is no plain one. */
export async function readMail(raw: Buffer): Promise<MailContent> {
  const { messageId, subject, text, html } = await PostalMime.parse(raw);
  return { messageId: messageId ?? null, subject: subject ?? '', text: (text ?? html ?? '').trimEnd() };
}
