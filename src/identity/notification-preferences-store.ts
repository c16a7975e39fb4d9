import type { Database } from '../postgres/index.ts';
import type { Viewer } from './viewer.ts';

/** How somebody wants to hear of their requests, besides the list of notices. */
export interface NotificationPreferences {
  readonly mail: boolean;
  /** Where mail goes to; null where no address is known. */
  readonly email: string | null;
}

/** Reads and changes them: of whoever is logged in. */
export class NotificationPreferencesStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async of({ id }: Viewer): Promise<NotificationPreferences> {
    const rows = await this.#database.query<NotificationPreferences>(
      'SELECT mail, email FROM person WHERE id = $1',
      [id],
    );
    return only(rows);
  }

  async set(
    { id }: Viewer,
    { mail }: Pick<NotificationPreferences, 'mail'>,
  ): Promise<NotificationPreferences> {
    const rows = await this.#database.query<NotificationPreferences>(
      'UPDATE person SET mail = $2 WHERE id = $1 RETURNING mail, email',
      [id, mail],
    );
    return only(rows);
  }
}

function only([row]: readonly NotificationPreferences[]): NotificationPreferences {
  if (row === undefined) throw new Error('whoever is logged in is gone');
  return row;
}
