import { Arg, Ctx, Extensions, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Catalogue } from '../catalogue/index.ts';
import { pageSize } from '../graphql/index.ts';
import { isStaffOf, requireViewer } from '../identity/index.ts';
import type { Queryable } from '../postgres/index.ts';
import { type RequestRow, type RequestsContext, RequestType } from '../requests/index.ts';
import { previousCertificateOf } from './previous-certificate.ts';
import { type PreviousRegistration, previousRegistration } from './previous-registration.ts';
import { PreviousRegistrationType, SimilarTitleType } from './similar-title.type.ts';
import { type SimilarTitle, similarTitles } from './similar-titles.ts';

interface Ports {
  readonly database: Queryable;
  readonly catalogue: Catalogue;
}

const EXAMINERS = ['CLERK', 'HEAD', 'UNIT_HEAD', 'EXECUTOR'] as const;
const DEFAULT_PAGE = 10;
const MAX_TITLE = 255;

/** What the register of media tells those who decide on a request. */
@Resolver(() => RequestType)
export class ExaminationResolver {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  @Extensions({ access: EXAMINERS })
  @Query(() => [SimilarTitleType], {
    description: 'Media in force whose titles are like that one; those that stand in its way come first.',
  })
  similarTitles(
    @Arg('title', () => String) title: string,
    @Arg('territory', () => [String], { description: 'KATO codes; KZ for the whole republic.' })
    territory: string[],
    @Arg('first', () => Int, { nullable: true, defaultValue: DEFAULT_PAGE }) first: number | null,
    @Ctx() context: RequestsContext,
  ): Promise<SimilarTitle[]> {
    requireViewer(context, ...EXAMINERS);
    const wanted = { title: title.slice(0, MAX_TITLE), territory };
    return similarTitles(this.#ports.database, wanted, pageSize(first ?? DEFAULT_PAGE));
  }

  @FieldResolver(() => [SimilarTitleType], {
    name: 'similarTitles',
    nullable: true,
    description:
      'Of a media registration, for the staff of the provider; null to everybody else. The medium that is re-registered is not among them.',
  })
  async similarTitlesOf(
    @Root() request: RequestRow,
    @Ctx() context: RequestsContext,
  ): Promise<SimilarTitle[] | null> {
    const { service, provider, application, applicantIin: iin, applicantBin: bin } = request;
    if (service !== 'MEDIA_REGISTRATION' || !isStaffOf(requireViewer(context), provider)) return null;
    const { title, territory } = application;
    return similarTitles(
      this.#ports.database,
      {
        title: String(title),
        territory: Array.isArray(territory) ? territory.map(String) : [],
        iin,
        bin,
        ownNumber: (await this.#ownNumber(request)) ?? previousCertificateOf(application),
      },
      DEFAULT_PAGE,
    );
  }

  @FieldResolver(() => PreviousRegistrationType, {
    nullable: true,
    description:
      'What a re-registration names as its previous certificate, for the staff of the provider; null to everybody else.',
  })
  async previousRegistration(
    @Root() request: RequestRow,
    @Ctx() context: RequestsContext,
  ): Promise<PreviousRegistration | null> {
    if (!isStaffOf(requireViewer(context), request.provider)) return null;
    return previousRegistration(this.#ports, request);
  }

  /** Of the certificate that the request has led to already. */
  async #ownNumber({ uuid }: RequestRow): Promise<string | null> {
    const [row] = await this.#ports.database.query<{ number: string }>(
      'SELECT number FROM register_entry WHERE request_id = $1 LIMIT 1',
      [uuid],
    );
    return row?.number ?? null;
  }
}
