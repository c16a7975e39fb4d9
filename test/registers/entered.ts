import { foldTitle } from '../../src/registers/fold-title.ts';
import type { RunningServer } from '../support/running-server.ts';

/** Adds entries of those titles behind one that was issued, without the way to each: to see what is read. */
export async function enterTitles(server: RunningServer, titles: readonly string[]): Promise<void> {
  await server.database.database.query(
    `INSERT INTO register_entry (id, register, number, position, result_id, request_id, edition, provider, holder_id, holder_iin,
       holder_bin, owner, owner_is_individual, title, title_folded, search_text, territory, content, state, series_id,
       registered_on, registered_at)
     SELECT n.id, e.register, e.number, e.last + n.place, e.result_id, e.request_id, e.edition, e.provider, e.holder_id,
       e.holder_iin, e.holder_bin, e.owner, e.owner_is_individual, n.title, n.folded, n.folded, e.territory,
       e.content || jsonb_build_object('title', n.title, 'kind', 'NEWS_AGENCY'), 'IN_FORCE', n.id, e.registered_on, e.registered_at
     FROM (SELECT uuidv7() AS id, t.title, t.folded, t.place FROM unnest($1::text[], $2::text[]) WITH ORDINALITY t (title, folded, place)) n,
       (SELECT *, (SELECT max(position) FROM register_entry o WHERE o.result_id = r.result_id) AS last
        FROM register_entry r WHERE r.register = 'MEDIA' ORDER BY r.id LIMIT 1) e`,
    [titles, titles.map(foldTitle)],
  );
}
