import { Arg, Ctx, Extensions, Query, Resolver } from 'type-graphql';
import { type ServiceCode, ServiceCodeEnum } from '../../catalogue/index.ts';
import { DateScalar } from '../../graphql/index.ts';
import type { RequestsContext } from '../requests-context.ts';
import { QualityDimensionEnum, QualityFilterInput, QualityPeriodEnum } from './quality.inputs.ts';
import { QualityReportType } from './quality.type.ts';
import type { QualityDimension, QualityPeriod } from './quality-dimension.ts';
import type { QualityIndicators, QualityReport } from './quality-indicators.ts';
import type { ServiceQuality, ServiceQualityRow } from './service-quality.ts';
import { ServiceQualityType } from './service-quality.type.ts';

interface Ports {
  readonly service: ServiceQuality;
  readonly indicators: QualityIndicators;
}

/** Figures of quality and accessibility, for everybody; see docs/quality.md. */
@Resolver()
export class QualityResolver {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  @Extensions({ access: 'PUBLIC' })
  @Query(() => ServiceQualityType, {
    description:
      'Figures of a service, from the first day to the last by the time of Astana; a year at most.',
  })
  serviceQuality(
    @Arg('service', () => ServiceCodeEnum) service: ServiceCode,
    @Arg('from', () => DateScalar) from: string,
    @Arg('to', () => DateScalar) to: string,
    @Ctx() { viewer }: RequestsContext,
  ): Promise<ServiceQualityRow> {
    return this.#ports.service.read(viewer, { service, from, to });
  }

  @Extensions({ access: 'PUBLIC' })
  @Query(() => QualityReportType, {
    description:
      'Indicators of quality and accessibility of whole months, broken down by what is named and, with `every`, by the periods of the calendar.',
  })
  qualityIndicators(
    @Arg('filter', () => QualityFilterInput) filter: QualityFilterInput,
    @Arg('by', () => [QualityDimensionEnum], { nullable: true }) by: QualityDimension[] | null,
    @Arg('every', () => QualityPeriodEnum, { nullable: true }) every: QualityPeriod | null,
    @Ctx() { viewer }: RequestsContext,
  ): Promise<QualityReport> {
    const { service = null, edition = null, region = null, channel = null, from, to } = filter;
    return this.#ports.indicators.read(
      viewer,
      { service, edition, region, channel, from, to },
      by ?? [],
      every ?? null,
    );
  }
}
