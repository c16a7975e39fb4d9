import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { ComputedField, connectionTypeOf, DateTimeScalar, enumOf } from '../graphql/index.ts';
import { requireViewer } from '../identity/index.ts';
import type { RequestRow, RequestsContext } from '../requests/index.ts';
import { ARCHIVE_SCOPES, type ArchiveScope } from './archive-scope.ts';

const ArchiveScopeEnum = enumOf(ARCHIVE_SCOPES);
registerEnumType(ArchiveScopeEnum, {
  name: 'ArchiveScope',
  description: 'How much of the file of a request an archive holds.',
  valuesConfig: {
    APPLICANT: { description: 'What the applicant may read.' },
    PROVIDER: { description: 'With what went on inside the provider.' },
  },
});

/** Its root is a DownloadRow. */
@ObjectType('ArchiveDownload', { simpleResolvers: true })
class ArchiveDownloadType {
  @Field(() => String)
  byName!: string;

  @Field(() => ArchiveScopeEnum)
  scope!: string;

  @Field(() => DateTimeScalar)
  at!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'By which moment a time-stamp authority says that this state was sealed; null where none has stamped it yet.',
  })
  stampedAt!: string | null;
}

/** Its root is a Connection of DownloadRow. */
export const ArchiveDownloadConnectionType = connectionTypeOf('ArchiveDownload', () => ArchiveDownloadType);

/** A request, and how much of its file the viewer may have. */
export interface ArchiveView {
  readonly request: RequestRow;
  readonly scope: ArchiveScope;
}

/** Its root is an ArchiveView. */
@ObjectType('RequestArchive', { simpleResolvers: true })
export class RequestArchiveType {
  @Field(() => ArchiveScopeEnum)
  scope!: string;

  @ComputedField<ArchiveView, unknown, RequestsContext>(
    () => String,
    ({ request }, _args, context) =>
      context.requests.fileUrl({
        fileId: request.uuid,
        viewerId: requireViewer(context).id,
        purpose: 'ARCHIVE',
      }),
    {
      description:
        'The whole file as one sealed container (ASiC-E), by a link good for ten minutes; each time it is fetched is noted.',
    },
  )
  url!: string;
}
