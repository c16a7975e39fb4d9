import { registerEnumType } from 'type-graphql';
import { enumOf } from '../graphql/index.ts';
import { ENTRY_STATES, EVENT_TYPES } from './entry.transitions.ts';

export const EntryStateEnum = enumOf(ENTRY_STATES);
registerEnumType(EntryStateEnum, {
  name: 'RegisterEntryState',
  description: 'What holds of a certificate that was entered.',
  valuesConfig: {
    SUPERSEDED: { description: 'Another certificate of the same medium took its place.' },
    TERMINATED: { description: 'The head of the provider ended it, on a basis that its history names.' },
    REVOKED: { description: 'The result itself was taken back.' },
  },
});

export const EventTypeEnum = enumOf(EVENT_TYPES);
registerEnumType(EventTypeEnum, { name: 'RegisterEventType', description: 'What happened to an entry.' });
