import 'reflect-metadata';
import { join } from 'node:path';
import { type GraphQLSchema, graphql } from 'graphql';
import { buildSchema, Query, Resolver, Root } from 'type-graphql';
import { bindFields, loadTexts, type Texts } from '../../src/graphql/index.ts';
import { projectRoot } from '../../src/kernel/index.ts';
import { PaymentType, paymentOf, paymentRow } from '../../src/payments/index.ts';
import { type PaymentsWithSandbox, startPaymentsWithSandbox } from './payments-with-sandbox.ts';

@Resolver()
class AnyPayment {
  @Query(() => PaymentType)
  payment(@Root() root: { payment: object }): object {
    return root.payment;
  }
}

let world: PaymentsWithSandbox;
let schema: GraphQLSchema;
let texts: Texts;
beforeAll(async () => {
  world = await startPaymentsWithSandbox();
  texts = await loadTexts(join(projectRoot, 'locales'));
  schema = bindFields(await buildSchema({ resolvers: [AnyPayment], validate: false }));
});
afterAll(() => world.stop());

const QUERY = `{ payment { id amount status kk: statusText(lang: KK) ru: statusText(lang: RU) checkoutUrl expiresAt paidAt
  receiptNumber failure whyRu: failure(lang: RU) } }`;

function ask(payment: object) {
  return graphql({
    schema,
    source: QUERY,
    rootValue: { payment },
    contextValue: { language: 'kk', texts, callId: 'test', clientAddress: '' },
  });
}

async function nested(subjectId: string): Promise<object> {
  const [row] = await world.database.query<{ payment: object }>(
    `SELECT ${paymentOf('s.id')} AS payment FROM (SELECT $1::uuid AS id) s`,
    [subjectId],
  );
  return row?.payment ?? {};
}

describe('a payment as the schema shows it', () => {
  it('says in both languages how it stands and why it failed', async () => {
    const { id, subjectId } = await world.open(world.order());
    const opened = await world.payments.requestCheckout(id);
    await world.notify(world.failure(opened));
    const { data, errors } = await ask(await nested(subjectId));
    expect(errors).toBeUndefined();
    expect(data?.payment).toEqual({
      id: `pay_${id}`,
      amount: 21625,
      status: 'FAILED',
      kk: 'Төлем өтпеді',
      ru: 'Платеж не прошел',
      checkoutUrl: opened.checkoutUrl,
      expiresAt: '2026-11-23T06:00:00.000Z',
      paidAt: null,
      receiptNumber: null,
      failure: 'Шотта қаражат жеткіліксіз',
      whyRu: 'На счете недостаточно средств',
    });
  });

  it('is the paid one of a subject, even where another was opened later', async () => {
    const { id, subjectId } = await world.open(world.order());
    const opened = await world.payments.requestCheckout(id);
    await world.notify(world.failure(opened));
    await world.open(world.order({ subjectId }));
    await world.notify(world.notification(opened));
    expect(await nested(subjectId)).toMatchObject({ id: `pay_${id}`, status: 'PAID', failureCode: null });
  });

  it('reads the same from a record as from nested JSON, but for how instants are written', async () => {
    const opened = await world.open(world.order());
    const fromSql = await nested(opened.subjectId);
    const fromRecord = paymentRow(opened);
    expect({ ...fromRecord, expiresAt: new Date(fromRecord.expiresAt).toISOString() }).toEqual(fromSql);
  });

  it('is nothing for a subject that has no payment', async () => {
    expect(await nested('0190f3c2-0000-7000-8000-000000000000')).toEqual({});
  });
});
