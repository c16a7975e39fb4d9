import { registerEnumType } from 'type-graphql';
import {
  APPLICATION_TYPES,
  ARCHIVAL_DOCUMENT_KINDS,
  ARCHIVAL_FACTS,
  ARCHIVAL_REQUEST_KINDS,
  DISTRIBUTION_FORMS,
  PERIODICITIES,
} from '../catalogue/index.ts';
import { enumOf } from '../graphql/index.ts';

export const MediaKindEnum = enumOf(['PERIODICAL', 'NEWS_AGENCY', 'NETWORK_PUBLICATION']);
registerEnumType(MediaKindEnum, { name: 'MediaKind', description: 'Network publications from 322-2019 on.' });

export const MediaApplicationTypeEnum = enumOf(APPLICATION_TYPES);
registerEnumType(MediaApplicationTypeEnum, { name: 'MediaApplicationType' });

export const DistributionFormEnum = enumOf(DISTRIBUTION_FORMS);
registerEnumType(DistributionFormEnum, { name: 'DistributionForm' });

export const PeriodicityEnum = enumOf(PERIODICITIES);
registerEnumType(PeriodicityEnum, { name: 'Periodicity' });

export const ArchivalRequestKindEnum = enumOf(ARCHIVAL_REQUEST_KINDS);
registerEnumType(ArchivalRequestKindEnum, { name: 'ArchivalRequestKind' });

export const ArchivalFactEnum = enumOf(ARCHIVAL_FACTS);
registerEnumType(ArchivalFactEnum, { name: 'ArchivalFact' });

export const ArchivalDocumentKindEnum = enumOf(ARCHIVAL_DOCUMENT_KINDS);
registerEnumType(ArchivalDocumentKindEnum, { name: 'ArchivalDocumentKind' });
