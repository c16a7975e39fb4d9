import 'reflect-metadata';
import {
  execute,
  GraphQLError,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  OperationTypeNode,
  parse,
  subscribe,
} from 'graphql';
import { loadTexts } from '../../src/graphql/index.ts';
import { ROLES, type Role, type Viewer, type ViewerContext } from '../../src/identity/index.ts';
import { DomainError } from '../../src/kernel/index.ts';
import { sampleValue } from './sample-values.ts';
import { unconnectedSchema } from './unconnected-server.ts';

type Access = 'PUBLIC' | 'SIGNED_IN' | readonly Role[];

interface RootField {
  readonly coordinate: string;
  readonly operation: OperationTypeNode;
  readonly field: GraphQLField<unknown, unknown>;
  readonly access: unknown;
}

const STAFF = ['CLERK', 'HEAD', 'UNIT_HEAD', 'EXECUTOR', 'PSC_OPERATOR', 'PSC_STORE', 'PSC_COURIER'] as const;
const PARCEL_ROLES = ['PSC_OPERATOR', 'PSC_STORE', 'PSC_COURIER', 'CLERK', 'HEAD'] as const;

/** Who may call what. A new field of a root takes its place here, where a reviewer sees it. */
const POLICY: Readonly<Record<string, Access>> = {
  'Query.node': 'PUBLIC',
  'Query.services': 'PUBLIC',
  'Query.serviceQuality': 'PUBLIC',
  'Query.service': 'PUBLIC',
  'Query.regulations': 'PUBLIC',
  'Query.qualityIndicators': 'PUBLIC',
  'Query.regulation': 'PUBLIC',
  'Query.viewer': 'PUBLIC',
  'Query.verifyPaper': 'PUBLIC',
  'Query.verifyReceipt': 'PUBLIC',
  'Query.verifyResult': 'PUBLIC',
  'Query.workingCalendar': 'PUBLIC',
  'Query.request': 'SIGNED_IN',
  'Query.myRequests': 'SIGNED_IN',
  'Query.signingDocument': 'SIGNED_IN',
  'Query.myNotices': 'SIGNED_IN',
  'Query.prefill': 'SIGNED_IN',
  'Query.notificationPreferences': 'SIGNED_IN',
  'Query.workQueue': STAFF,
  'Query.incidents': ['ADMINISTRATOR'],
  'Query.paymentReconciliations': ['ADMINISTRATOR'],
  'Query.statusAtCentre': ['PSC_OPERATOR'],
  'Mutation.register': 'PUBLIC',
  'Mutation.login': 'PUBLIC',
  'Mutation.loginChallenge': 'PUBLIC',
  'Mutation.loginWithCertificate': 'PUBLIC',
  'Mutation.refreshSession': 'PUBLIC',
  'Mutation.logout': 'SIGNED_IN',
  'Mutation.applyForMediaRegistration': 'SIGNED_IN',
  'Mutation.applyForForeignPeriodicals': 'SIGNED_IN',
  'Mutation.applyForArchivalReference': 'SIGNED_IN',
  'Mutation.applyForApostille': 'SIGNED_IN',
  'Mutation.attachDocument': 'SIGNED_IN',
  'Mutation.removeDocument': 'SIGNED_IN',
  'Mutation.startPayment': 'SIGNED_IN',
  'Mutation.signRequest': 'SIGNED_IN',
  'Mutation.createMobileSigning': 'SIGNED_IN',
  'Mutation.withdrawRequest': 'SIGNED_IN',
  'Mutation.reapply': 'SIGNED_IN',
  'Mutation.rateService': 'SIGNED_IN',
  'Mutation.markNoticesRead': 'SIGNED_IN',
  'Mutation.setNotificationPreferences': 'SIGNED_IN',
  'Mutation.completeStep': STAFF,
  'Mutation.retryIncident': ['ADMINISTRATOR'],
  'Mutation.resolveIncident': ['ADMINISTRATOR'],
  'Mutation.decideCalendarYear': ['ADMINISTRATOR'],
  'Query.webhooks': ['INTEGRATOR'],
  'Mutation.registerWebhook': ['INTEGRATOR'],
  'Mutation.enableWebhook': ['INTEGRATOR'],
  'Mutation.disableWebhook': ['INTEGRATOR'],
  'Mutation.deleteWebhook': ['INTEGRATOR'],
  'Mutation.revokeResult': ['HEAD'],
  'Mutation.rotateWebhookSecret': ['INTEGRATOR'],
  'Mutation.replayWebhook': ['INTEGRATOR'],
  'Query.parcels': PARCEL_ROLES,
  'Query.waitingTransfers': ['PSC_STORE', 'CLERK'],
  'Query.unclaimedParcels': PARCEL_ROLES,
  'Query.transferRegister': PARCEL_ROLES,
  'Query.transferRegisters': PARCEL_ROLES,
  'Query.courierSchedule': PARCEL_ROLES,
  'Mutation.takeIn': ['PSC_OPERATOR'],
  'Mutation.scanBarcode': ['PSC_STORE'],
  'Mutation.createTransferRegister': ['PSC_STORE', 'CLERK'],
  'Mutation.sealTransferRegister': ['PSC_STORE', 'CLERK'],
  'Mutation.collectTransferRegister': ['PSC_COURIER'],
  'Mutation.acknowledgeTransferRegister': ['PSC_STORE', 'CLERK'],
  'Mutation.cancelTransferRegister': ['PSC_STORE', 'CLERK'],
  'Mutation.confirmReturnedCopy': ['PSC_STORE', 'CLERK'],
  'Mutation.handOverResult': ['PSC_OPERATOR'],
  'Mutation.approveCourierSchedule': ['HEAD'],
  'Query.mediaRegister': 'PUBLIC',
  'Query.foreignPeriodicalsRegister': 'PUBLIC',
  'Query.apostilleRegister': 'PUBLIC',
  'Query.archivalReferencesRegister': ['CLERK', 'HEAD', 'UNIT_HEAD', 'EXECUTOR'],
  'Query.similarTitles': ['CLERK', 'HEAD', 'UNIT_HEAD', 'EXECUTOR'],
  'Mutation.terminateRegisterEntry': ['HEAD'],
  'Mutation.reinstateRegisterEntry': ['HEAD'],
  'Mutation.issueDuplicate': ['HEAD'],
  'Subscription.requestStatusChanged': 'SIGNED_IN',
  'Subscription.workQueueChanged': STAFF,
};

const texts = await loadTexts('locales');
const schema = await unconnectedSchema(texts);
const fields = rootFields(schema);

function rootFields(of: GraphQLSchema): readonly RootField[] {
  const roots: readonly (readonly [OperationTypeNode, GraphQLObjectType | null | undefined])[] = [
    [OperationTypeNode.QUERY, of.getQueryType()],
    [OperationTypeNode.MUTATION, of.getMutationType()],
    [OperationTypeNode.SUBSCRIPTION, of.getSubscriptionType()],
  ];
  return roots.flatMap(([operation, root]) =>
    Object.values(root?.getFields() ?? {}).map((field) => ({
      coordinate: `${root?.name}.${field.name}`,
      operation,
      field,
      access: field.extensions.access,
    })),
  );
}

/** Calls the field with arguments made from their types; answers with the codes of what it is refused with. */
async function refusals({ operation, field }: RootField, viewer: Viewer | null): Promise<readonly string[]> {
  const variables = field.args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const args = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }';
  const document = parse(
    args === ''
      ? `${operation} { ${field.name} ${selection} }`
      : `${operation} (${variables}) { ${field.name}(${args}) ${selection} }`,
  );
  const contextValue: ViewerContext = {
    language: 'kk',
    texts,
    callId: 'test',
    clientAddress: '192.0.2.1',
    viewer,
  };
  const variableValues = Object.fromEntries(field.args.map(({ name, type }) => [name, sampleValue(type)]));
  const call = { schema, document, contextValue, variableValues };
  return operation === OperationTypeNode.SUBSCRIPTION
    ? refusalsOfEvents(call)
    : codesOf((await execute(call)).errors);
}

/** A subscription is refused before its first event, or in place of it. */
async function refusalsOfEvents(call: Parameters<typeof subscribe>[0]): Promise<readonly string[]> {
  const events = await subscribe(call);
  if (!(Symbol.asyncIterator in events)) return codesOf(events.errors);
  try {
    await events.next();
    return [];
  } catch (error) {
    return codesOf([error]);
  }
}

function codesOf(errors: readonly unknown[] = []): readonly string[] {
  return errors
    .map((error) => (error instanceof GraphQLError ? (error.originalError ?? error) : error))
    .map((error) => (error instanceof DomainError ? error.code : String(error)));
}

function viewerOf(role: Role): Viewer {
  return {
    id: '0190f3c2-0000-7000-8000-000000000001',
    sessionId: '0190f3c2-0000-7000-8000-000000000002',
    name: 'Сейітова Айгүл Маратқызы',
    iin: '900101400013',
    bin: null,
    loggedInWith: 'IIN',
    role,
    organisation: role === 'APPLICANT' ? null : 'INFORMATION_AND_ARCHIVES_COMMITTEE',
    language: 'kk',
  };
}

describe('who may call a field of a root', () => {
  it('stands in its extensions, as in the table of this test', () => {
    expect(Object.fromEntries(fields.map(({ coordinate, access }) => [coordinate, access]))).toEqual(POLICY);
  });

  it('is everybody, whoever is signed in, or roles that there are', () => {
    const unknown = Object.values(POLICY).flatMap((access) =>
      typeof access === 'string' ? [] : access.filter((role) => !ROLES.includes(role)),
    );
    expect(unknown).toEqual([]);
  });
});

describe('without a session', () => {
  it.each(fields.filter(({ access }) => access !== 'PUBLIC'))('$coordinate is refused', async (field) => {
    expect(await refusals(field, null)).toEqual(['UNAUTHENTICATED']);
  });
});

describe('to a role that is not named', () => {
  const cases = fields.flatMap((field) => {
    const { access } = field;
    return Array.isArray(access)
      ? ROLES.filter((role) => !access.includes(role)).map((role) => ({ ...field, role }))
      : [];
  });

  it.each(cases)('$coordinate is forbidden: $role', async ({ role, ...field }) => {
    expect(await refusals(field, viewerOf(role))).toEqual(['FORBIDDEN']);
  });

  it('is tried for every field of staff', () => {
    expect(new Set(cases.map(({ coordinate }) => coordinate)).size).toBe(
      Object.values(POLICY).filter((access) => typeof access !== 'string').length,
    );
  });
});

describe('the trial itself', () => {
  it('sees a field that lets a role through: it fails on what is not connected', async () => {
    const [workQueue] = fields.filter(({ coordinate }) => coordinate === 'Query.workQueue');
    if (workQueue === undefined) throw new Error('no Query.workQueue');
    const codes = await refusals(workQueue, viewerOf('CLERK'));
    expect(codes).toHaveLength(1);
    expect(['UNAUTHENTICATED', 'FORBIDDEN']).not.toContain(codes[0]);
  });
});
