import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema, type ContainerType } from 'type-graphql';
import { ArchiveResolver } from './archive/index.ts';
import { CatalogueResolver, FeeResolver, RegulationResolver, ServiceResolver } from './catalogue/index.ts';
import { IntakeResolver, ParcelsResolver, ScheduleResolver, TransferResolver } from './centres/index.ts';
import { bindFields } from './graphql/index.ts';
import { IdentityResolver, NotificationPreferencesResolver } from './identity/index.ts';
import { IncidentResolver } from './incidents/index.ts';
import { NodeResolver } from './node.resolver.ts';
import { ReconciliationResolver } from './payments/index.ts';
import { ExaminationResolver, PublicRegistersResolver, RegisterActsResolver } from './registers/index.ts';
import {
  ApplicantResolver,
  ApplyResolver,
  BroughtByResolver,
  CalendarResolver,
  ExchangeResolver,
  MobileSigningResolver,
  NoticeResolver,
  PrefillResolver,
  QualityResolver,
  ReceiptCheckResolver,
  ReceiptResolver,
  RegistryInquiryResolver,
  RequestResolver,
  StaffResolver,
  StatusEventResolver,
  SurveyResolver,
  VerificationResolver,
} from './requests/index.ts';
import { WebhookResolver } from './webhooks/index.ts';

/**
 * The whole schema. Each resolver class is answered by its one instance; without instances the schema can be printed
 * and validated against, not executed.
 */
export async function createSchema(instances: readonly object[] = []): Promise<GraphQLSchema> {
  const byClass = new Map<unknown, object>(instances.map((instance) => [instance.constructor, instance]));
  const container: ContainerType = { get: (type) => byClass.get(type) };
  return bindFields(
    await buildSchema({
      resolvers: [
        CatalogueResolver,
        ServiceResolver,
        RegulationResolver,
        FeeResolver,
        IdentityResolver,
        NotificationPreferencesResolver,
        IncidentResolver,
        ReconciliationResolver,
        RequestResolver,
        ApplyResolver,
        ApplicantResolver,
        StaffResolver,
        ExchangeResolver,
        MobileSigningResolver,
        NoticeResolver,
        PrefillResolver,
        RegistryInquiryResolver,
        QualityResolver,
        SurveyResolver,
        VerificationResolver,
        CalendarResolver,
        StatusEventResolver,
        PublicRegistersResolver,
        ExaminationResolver,
        RegisterActsResolver,
        ReceiptCheckResolver,
        ReceiptResolver,
        BroughtByResolver,
        WebhookResolver,
        IntakeResolver,
        TransferResolver,
        ParcelsResolver,
        ScheduleResolver,
        ArchiveResolver,
        NodeResolver,
      ],
      container,
      validate: false,
      pubSub: NO_TOPICS,
    }),
  );
}

/** Subscriptions follow the log and name no topics; type-graphql asks for a system of topics all the same. */
const NO_TOPICS = {
  publish: (): never => {
    throw new Error('nothing is published by topic: see the log');
  },
  subscribe: (): never => {
    throw new Error('nothing is subscribed by topic: see the log');
  },
};
