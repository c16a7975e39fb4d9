/** How the data of a question goes: as an element; as content of its type; or as text with a signature of its own. */
export type QuestionForm = 'XML' | 'TYPED' | 'SIGNED';

/**
 * The synchronous channel of the e-government gateway, as a registry is asked through it: the data of the question in,
 * the data of the answer out, both as XML. How they are carried is the channel's business.
 */
export interface SyncChannel {
  /** Throws OutsideFault. */
  ask(serviceId: string, data: string, form: QuestionForm): Promise<string>;
}
