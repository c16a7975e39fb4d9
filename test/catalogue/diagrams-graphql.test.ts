import 'reflect-metadata';
import { graphql } from 'graphql';
import { buildSchema } from 'type-graphql';
import { Catalogue, catalogueResolvers, EDITIONS } from '../../src/catalogue/index.ts';
import { bindFields, type EdgeContext, loadTexts } from '../../src/graphql/index.ts';
import type { Language } from '../../src/kernel/index.ts';

const catalogue = new Catalogue({ editions: EDITIONS });
const clock = { now: () => new Date('2026-11-22T09:00:00Z') };
const texts = await loadTexts('locales');
const resolvers = catalogueResolvers({ catalogue, clock });
const [first, ...others] = resolvers.map((resolver) => resolver.constructor);
if (first === undefined) throw new Error('the catalogue has no resolver');
const schema = bindFields(
  await buildSchema({
    resolvers: [first, ...others],
    container: { get: (wanted) => resolvers.find((resolver) => resolver.constructor === wanted) },
    validate: false,
  }),
);

async function ask(source: string, language: Language) {
  const contextValue: EdgeContext = { language, texts, callId: 'test', clientAddress: '127.0.0.1' };
  const { data, errors } = await graphql({ schema, source, contextValue });
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data));
}

const QUERY = `{ service(code: MEDIA_REGISTRATION) { currentRegulation { process(channel: PORTAL) {
  own: svg  svg(lang: RU)  kk: bpmn(lang: KK)  bpmn
} } } }`;

describe('the diagrams of a channel over GraphQL', () => {
  it('speak the reader’s language, or that of the argument', async () => {
    const { process } = (await ask(QUERY, 'kk')).service.currentRegulation;
    expect(process.own).toContain('Шартты белгілер');
    expect(process.svg).toContain('Условные обозначения');
    expect(process.kk).toBe(process.bpmn);
    expect(process.bpmn).toMatch(/^<\?xml[^>]*>\s*<bpmn:definitions /);
    const { process: russian } = (await ask(QUERY, 'ru')).service.currentRegulation;
    expect(russian.own).toBe(process.svg);
    expect(russian.kk).toBe(process.kk);
    expect(russian.bpmn).not.toBe(russian.kk);
  });
});
