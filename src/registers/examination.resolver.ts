import { Arg, Ctx, Extensions, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Catalogue } from '../catalogue/index.ts';
import { pageSize } from '../graphql/index.ts';
import { isStaffOf, requireViewer } from '../identity/index.ts';
import type { Queryable } from '../postgres/index.ts';
import { type RequestRow, type RequestsContext, RequestType } from '../requests/index.ts';
import { type PreviousRegistration, previousRegistration } from './previous-registration.ts';
import { PreviousRegistrationType, SimilarTitleType } from './similar-title.type.ts';
import { type SimilarTitle, similarTitles } from './similar-titles.ts';
import { titlesLike } from './titles-of-request.ts';

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
    if (!isStaffOf(requireViewer(context), request.provider)) return null;
    return titlesLike(this.#ports.database, request);
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
}
