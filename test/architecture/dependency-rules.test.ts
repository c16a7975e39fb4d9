import { judge, type PlantedFiles } from './planted-program.ts';

const PACKAGES = {
  dependencies: ['typeorm', 'type-graphql', 'graphql', 'i18next', 'pg', 'zod'],
  devDependencies: ['jest'],
};
const DOORS = [
  'asn1',
  'gost',
  'xml',
  'signing',
  'soap',
  'kernel',
  'graphql',
  'postgres',
  'identity',
  'catalogue',
  'signatures',
  'payments',
  'registries',
]
  .concat([
    'exchange',
    'gateway',
    'documents',
    'incidents',
    'requests',
    'centres',
    'registers',
    'quality',
    'webhooks',
    'archive',
    'http',
    'pages',
    'sandbox',
  ])
  .map((module) => [`src/${module}/index.ts`, 'export const door = 1;'] as const);

/** Where a file of each path imports something it must not: the rule that has to say so. */
const BREACHES: readonly (readonly [rule: string, path: string, imported: string])[] = [
  ['order-asn1', 'src/asn1/der-reader.ts', '../kernel/index.ts'],
  ['order-gost', 'src/gost/streebog.ts', '../kernel/index.ts'],
  ['order-xml', 'src/xml/parse-xml.ts', '../kernel/index.ts'],
  ['order-signing', 'src/signing/key-store.ts', '../soap/index.ts'],
  ['order-soap', 'src/soap/envelope.ts', '../signatures/index.ts'],
  ['order-kernel', 'src/kernel/money.ts', '../identity/index.ts'],
  ['order-graphql', 'src/graphql/node.type.ts', '../requests/index.ts'],
  ['order-postgres', 'src/postgres/outbox.ts', '../requests/index.ts'],
  ['order-postgres', 'src/postgres/log.ts', '../graphql/index.ts'],
  ['order-nats', 'src/nats/jet-stream-relay.ts', '../requests/index.ts'],
  ['order-identity', 'src/identity/person.ts', '../catalogue/index.ts'],
  ['order-catalogue', 'src/catalogue/fee.ts', '../payments/index.ts'],
  ['order-signatures', 'src/signatures/cms.ts', '../documents/index.ts'],
  ['order-payments', 'src/payments/payment.ts', '../requests/index.ts'],
  ['order-registries', 'src/registries/individual.ts', '../exchange/index.ts'],
  ['order-exchange', 'src/exchange/envelope.ts', '../requests/index.ts'],
  ['order-gateway', 'src/gateway/soap-client.ts', '../signatures/index.ts'],
  ['order-gateway', 'src/gateway/soap-gateway.ts', '../exchange/index.ts'],
  ['order-documents', 'src/documents/paper.ts', '../signatures/index.ts'],
  ['order-incidents', 'src/incidents/open-incident.ts', '../exchange/index.ts'],
  ['order-requests', 'src/requests/request.ts', '../centres/index.ts'],
  ['order-requests', 'src/requests/step.ts', '../compose.ts'],
  ['order-centres', 'src/centres/courier.ts', '../quality/index.ts'],
  ['order-registers', 'src/registers/media.ts', '../centres/index.ts'],
  ['order-quality', 'src/quality/survey.ts', '../config.ts'],
  ['order-webhooks', 'src/webhooks/deliver-webhook.ts', '../registers/index.ts'],
  ['order-archive', 'src/archive/archive-store.ts', '../centres/index.ts'],
  ['order-http', 'src/http/server.ts', '../requests/index.ts'],
  ['order-pages', 'src/pages/result.ts', '../quality/index.ts'],
  ['order-sandbox', 'src/sandbox/people.ts', '../identity/index.ts'],
  ['order-sandbox', 'src/sandbox/page.ts', '../config.ts'],
  ['order-unknown-module', 'src/compose/new-module.ts', '../helpers/text.ts'],
  ['sandbox-entry', 'src/sandbox/main.ts', '../payments/index.ts'],
  ['sandbox-is-apart', 'src/compose/adapters.ts', '../sandbox/index.ts'],
  ['top-compose', 'src/compose/start.ts', '../main.ts'],
  ['top-compose', 'src/other.resolver.ts', './main.ts'],
  ['top-config', 'src/config.ts', './identity/index.ts'],
  ['top-config', 'src/settings.ts', './config.ts'],
  ['top-main', 'test/requests/whole.test.ts', '../../src/main.ts'],
  ['through-the-door', 'src/requests/apply.ts', '../identity/person.ts'],
  ['through-the-door-from-the-top', 'src/compose/stores.ts', '../identity/person.ts'],
  ['through-the-door-from-the-top', 'src/compose/smtp-transport.ts', '../identity/person.ts'],
  ['type-graphql-in-faces', 'src/identity/role.ts', 'type-graphql'],
  ['type-graphql-in-faces', 'src/requests/complete-step.ts', 'graphql'],
  ['type-graphql-in-faces', 'src/kernel/language.ts', 'type-graphql'],
  ['typeorm-in-stores', 'src/identity/session.ts', 'typeorm'],
  ['typeorm-in-stores', 'src/identity/session.resolver.ts', 'typeorm'],
  ['pg-in-postgres', 'src/identity/listener.ts', 'pg'],
  ['i18next-at-the-edge', 'src/identity/identity.resolver.ts', 'i18next'],
  ['tables-of-moves-are-pure', 'src/payments/payment.transitions.ts', 'zod'],
  ['tables-of-moves-are-pure', 'src/payments/payment.errors.ts', '../postgres/index.ts'],
  ['migrations-stand-alone', 'migrations/20260101000000-create-all.ts', '../src/kernel/index.ts'],
  ['program-without-tests', 'src/kernel/clock.ts', '../../test/support/clock.ts'],
  ['demo-is-a-client', 'demo/play.ts', '../src/kernel/index.ts'],
  ['demo-signing-software', 'demo/ncalayer.ts', '../src/kernel/index.ts'],
  ['no-circular', 'src/payments/left.ts', './right.ts'],
  ['no-unresolvable', 'src/payments/lost.ts', './nowhere.ts'],
  ['no-undeclared-packages', 'test/payments/undeclared.test.ts', 'undeclared'],
  ['no-dev-packages', 'src/payments/tested.ts', 'jest'],
];

/** Other words that import: none may go unseen. */
const FORMS: PlantedFiles = {
  'src/kernel/form-type.ts':
    "import type { door } from '../requests/index.ts';\nexport type Door = typeof door;",
  'src/kernel/form-inline-type.ts':
    "import { type door } from '../requests/index.ts';\nexport type Door = typeof door;",
  'src/kernel/form-export.ts': "export { door } from '../requests/index.ts';",
  'src/kernel/form-export-all.ts': "export * from '../requests/index.ts';",
  'src/kernel/form-export-type.ts': "export type { door } from '../requests/index.ts';",
  'src/kernel/form-dynamic.ts': "export const door = import('../requests/index.ts');",
  'src/kernel/form-decorated.ts':
    "import { door } from '../requests/index.ts';\nexport class A { constructor(@door() readonly a: string) {} }",
};

const ALLOWED: PlantedFiles = {
  ...Object.fromEntries(DOORS),
  'src/main.ts': lines('./compose.ts', './config.ts', './kernel/index.ts'),
  'src/compose.ts': lines('./config.ts', './requests/index.ts', './payments/index.ts', './kernel/index.ts'),
  'src/compose/jobs/job-runner.ts': lines('pg', '../../requests/index.ts'),
  'src/requests/request.selection.ts': lines('graphql'),
  'src/node.resolver.ts': lines('./requests/index.ts', './catalogue/index.ts', 'type-graphql'),
  'src/pages/result-page.ts': lines('../requests/index.ts', '../graphql/index.ts'),
  'src/http/health.ts': lines('../postgres/index.ts'),
  'src/launch/start.ts': lines('../config.ts', '../sandbox/main.ts', '../compose.ts', 'pg'),
  'src/requests/request.resolver.ts': lines('type-graphql', 'graphql', '../graphql/index.ts', './submit.ts'),
  'src/requests/submit.ts': lines('../payments/index.ts', '../catalogue/index.ts', './request-store.ts'),
  'src/requests/request-store.ts': lines('typeorm', '../postgres/index.ts'),
  'src/centres/receipt.ts': lines('../requests/index.ts', '../documents/index.ts'),
  'src/graphql/texts.ts': lines('i18next', '../kernel/index.ts'),
  'src/postgres/data-source.ts': lines('typeorm', 'pg', '../kernel/index.ts'),
  'migrations/20260101000001-create-rest.ts': lines('typeorm'),
  'test/requests/submit.test.ts': lines('../../src/requests/submit.ts', '../../src/sandbox/index.ts'),
};

const SCENERY: PlantedFiles = {
  'src/helpers/text.ts': '',
  'src/identity/person.ts': '',
  'src/payments/right.ts': lines('./left.ts'),
  'test/support/clock.ts': '',
  'node_modules/undeclared/index.js': '',
};

const { rules, violations: found } = judge(
  {
    ...SCENERY,
    ...ALLOWED,
    ...FORMS,
    ...Object.fromEntries(BREACHES.map(([, path, imported]) => [path, lines(imported)])),
  },
  PACKAGES,
);

describe('the rules of dependency', () => {
  it.each(BREACHES)('%s turns down %s that imports %s', (rule, path) => {
    expect([...found].filter((violation) => violation.endsWith(`: ${path}`))).toContain(`${rule}: ${path}`);
  });

  it.each(Object.keys(FORMS))('see the import of %s', (path) => {
    expect(found).toContain(`order-kernel: ${path}`);
  });

  it.each(Object.keys(ALLOWED))('let %s be', (path) => {
    const complaints = [...found].filter((violation) => violation.endsWith(`: ${path}`));
    expect(complaints.filter((violation) => !violation.startsWith('no-orphans'))).toEqual([]);
  });

  it('are each tried by a breach', () => {
    const tried = new Set([...BREACHES.map(([rule]) => rule), 'no-orphans']);
    expect(rules.filter((rule) => !tried.has(rule))).toEqual([]);
  });

  it('no-orphans finds a file that nothing started reaches, and no other', () => {
    expect(found).toContain('no-orphans: src/centres/receipt.ts');
    expect(found).not.toContain('no-orphans: src/compose.ts');
    expect(found).not.toContain('no-orphans: src/requests/index.ts');
  });
});

function lines(...imported: readonly string[]): string {
  return imported.map((name) => `import '${name}';\n`).join('');
}
