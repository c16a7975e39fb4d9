import { z } from 'zod';

const name = z.string().min(1).max(200);

/** A message from one information system to another, as it is sent. */
export const gatewayMessageSchema = z.object({
  /** The same however often the message is sent. */
  messageId: z.uuid(),
  from: name,
  to: name,
  kind: name,
  /** The same in all messages about one thing. */
  correlationId: name,
  at: z.iso.datetime(),
});
export type GatewayMessage = z.infer<typeof gatewayMessageSchema>;
