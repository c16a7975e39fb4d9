import { DomainError } from '../kernel/index.ts';
import { type Database, findEarlierAnswer, type RepeatableCall } from '../postgres/index.ts';

/**
 * What an earlier call with this key was answered, or what the work answers. A repeat that came while the first was
 * still running may find the request gone on by then: it is answered as the first was, and not refused for that.
 */
export async function answerOnce(
  database: Database,
  call: RepeatableCall,
  work: () => Promise<string>,
): Promise<string> {
  const earlier = await findEarlierAnswer(database, call);
  if (earlier !== null) return earlier;
  try {
    return await work();
  } catch (refusal) {
    const meanwhile = refusal instanceof DomainError ? await findEarlierAnswer(database, call) : null;
    if (meanwhile === null) throw refusal;
    return meanwhile;
  }
}
