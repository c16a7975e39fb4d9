/**
 * The cut of the program (docs/architecture.md), held by `npm run check:dependencies`.
 * The parser is SWC: TypeScript 7 has no programming interface. It reports `import type` like any other import,
 * so a module may not even name a type of one it does not know.
 * Each rule has a planted breach in test/architecture/dependency-rules.test.ts.
 */

const KITS = ['kernel', 'graphql', 'postgres'];
/** Formats and arithmetic of standards: they know nothing of ours. */
const STANDARDS = ['asn1', 'gost', 'xml', 'signing', 'soap'];
const MIDDLE = [
  'catalogue',
  'signatures',
  'payments',
  'registries',
  'exchange',
  'documents',
  'incidents',
  'gateway',
];
const LATE = ['centres', 'registers', 'quality', 'webhooks', 'archive'];
const UP_TO_MIDDLE = [...KITS, 'identity', ...MIDDLE];

/** Which modules each module may import; itself always. */
const MAY_IMPORT = {
  asn1: [],
  gost: [],
  xml: [],
  signing: ['asn1', 'gost'],
  soap: ['xml', 'signing'],
  kernel: [],
  graphql: ['kernel'],
  postgres: ['kernel'],
  nats: [],
  identity: KITS,
  ...Object.fromEntries(MIDDLE.map((module) => [module, [...KITS, 'identity']])),
  catalogue: [...KITS, 'identity', 'xml'],
  signatures: [...KITS, 'identity', 'asn1', 'gost', 'xml', 'soap'],
  registries: [...KITS, 'identity', 'xml'],
  gateway: [...KITS, 'identity', 'xml', 'signing', 'soap'],
  requests: UP_TO_MIDDLE,
  ...Object.fromEntries(LATE.map((module) => [module, [...UP_TO_MIDDLE, 'requests']])),
  archive: [...UP_TO_MIDDLE, 'requests', 'asn1', 'xml', 'signing', 'soap'],
  http: KITS,
  pages: [...UP_TO_MIDDLE, 'requests'],
  sandbox: ['kernel', ...STANDARDS],
};

const MODULE = `^src/(?:${Object.keys(MAY_IMPORT).join('|')})/`;
/** What belongs to no module: reads the configuration, puts the program together, starts it. */
const TOP = '^src/[^/]+\\.ts$|^src/(?:compose|launch)/';
const ENTRIES = '^src/(?:main\\.ts$|verify-archive\\.ts$|launch/[^/]+\\.ts$|sandbox/main\\.ts$)';
const SANDBOX_ENTRY = '^src/sandbox/main\\.ts$';

const moduleOrder = Object.entries(MAY_IMPORT).map(([module, known]) => ({
  name: `order-${module}`,
  comment: `src/${module} may import ${['itself', ...known].join(', ')} and nothing else of ours`,
  severity: 'error',
  from: { path: `^src/${module}/`, ...(module === 'sandbox' ? { pathNot: SANDBOX_ENTRY } : {}) },
  to: { path: '^src/', pathNot: `^src/(?:${[module, ...known].join('|')})/` },
}));

/** A package as it is resolved, or as it is named where it cannot be. */
const packages = (...names) => `(?:^|node_modules/)(?:${names.join('|')})(?:/|$)`;

/** Files of a module by what their name says they hold. */
const named = (...suffixes) => `${MODULE}.*(?:${suffixes.join('|')})\\.ts$`;
const GRAPHQL_FACES = ['\\.resolver', '\\.type', '\\.inputs', '\\.payloads', '\\.selection'];
const STORES = ['\\.entity', '-store'];

export default {
  forbidden: [
    ...moduleOrder,
    {
      name: 'order-unknown-module',
      comment: 'A new folder under src takes its place in the order of modules, here',
      severity: 'error',
      from: {},
      to: { path: '^src/', pathNot: [MODULE, TOP] },
    },
    {
      name: 'sandbox-entry',
      comment: "The sandbox's entry may read the configuration besides",
      severity: 'error',
      from: { path: SANDBOX_ENTRY },
      to: { path: '^src/', pathNot: '^src/(?:sandbox|kernel|asn1|gost|xml|signing|soap)/|^src/config\\.ts$' },
    },
    {
      name: 'sandbox-is-apart',
      comment: 'The server cannot tell the sandbox from the real thing: only launch and tests know it',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(?:sandbox|launch)/' },
      to: { path: '^src/sandbox/' },
    },
    {
      name: 'top-compose',
      comment: 'compose is known by what starts the program, and knows nothing that starts',
      severity: 'error',
      from: { path: TOP, pathNot: '^src/(?:main\\.ts$|launch/)' },
      to: { path: '^src/(?:main\\.ts$|launch/|sandbox/)' },
    },
    {
      name: 'top-config',
      comment: 'The configuration knows the kernel only',
      severity: 'error',
      from: { path: '^src/(?:config|settings)\\.ts$' },
      to: { path: '^src/', pathNot: '^src/(?:kernel/index|settings)\\.ts$' },
    },
    {
      name: 'top-main',
      comment: 'Nobody imports what starts the program',
      severity: 'error',
      from: { pathNot: '^src/launch/' },
      to: { path: '^src/main\\.ts$|^src/sandbox/main\\.ts$' },
    },
    {
      name: 'through-the-door',
      comment: "Modules meet through their index.ts alone: this imports another module's inner file",
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: '^src/(?:compose|launch)/' },
      to: { path: MODULE, pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'through-the-door-from-the-top',
      comment: 'What puts the program together uses the modules through their index.ts',
      severity: 'error',
      from: { path: TOP },
      to: { path: MODULE, pathNot: ['^src/[^/]+/index\\.ts$', '^src/sandbox/'] },
    },
    {
      name: 'type-graphql-in-faces',
      comment:
        'Only resolvers, types, inputs, payloads and selections of a module know GraphQL: rules and use cases do not',
      severity: 'error',
      from: { path: MODULE, pathNot: [named(...GRAPHQL_FACES), '^src/(?:graphql|http)/'] },
      to: { path: packages('type-graphql', 'graphql', 'graphql-[a-z-]+', '@apollo/[a-z-]+') },
    },
    {
      name: 'typeorm-in-stores',
      comment: 'Only entities and stores of a module know TypeORM',
      severity: 'error',
      from: { path: MODULE, pathNot: [named(...STORES), '^src/postgres/'] },
      to: { path: packages('typeorm') },
    },
    {
      name: 'pg-in-postgres',
      comment: 'In modules the driver is the business of src/postgres alone',
      severity: 'error',
      from: { path: MODULE, pathNot: '^src/postgres/' },
      to: { path: packages('pg', 'pg-[a-z-]+') },
    },
    {
      name: 'i18next-at-the-edge',
      comment: 'Text is a key until it leaves: only src/graphql turns keys into words',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/graphql/' },
      to: { path: packages('i18next') },
    },
    {
      name: 'tables-of-moves-are-pure',
      comment: 'Transitions and errors are plain tables: no package, no kit but the kernel',
      severity: 'error',
      from: { path: '^src/.*\\.(?:transitions|errors)\\.ts$' },
      to: { path: 'node_modules/|^src/(?:graphql|postgres)/' },
    },
    {
      name: 'migrations-stand-alone',
      comment: 'A migration means the same for ever: it knows nothing of ours that may change',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { pathNot: ['^migrations/', packages('typeorm')] },
    },
    {
      name: 'program-without-tests',
      comment: 'The program knows nothing of its tests, tools and benchmarks',
      severity: 'error',
      from: { path: '^(?:src|migrations)/' },
      to: { path: '^(?:test|tools|bench|demo)/' },
    },
    {
      name: 'demo-is-a-client',
      comment:
        "The demonstration knows the public API only; its people sign with the sandbox's software for that",
      severity: 'error',
      from: { path: '^demo/', pathNot: '^demo/ncalayer\\.ts$' },
      to: { path: '^(?:src|migrations|test|tools|bench)/' },
    },
    {
      name: 'demo-signing-software',
      comment: 'What signs in place of NCALayer knows the signing of the sandbox and nothing else of ours',
      severity: 'error',
      from: { path: '^demo/ncalayer\\.ts$' },
      to: { path: '^(?:src|migrations|test|tools|bench)/', pathNot: '^src/sandbox/certification-authority/' },
    },
    {
      name: 'no-circular',
      comment: 'No circular imports, of types neither',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'Every file of the program is reached from what starts it',
      severity: 'error',
      from: { path: ENTRIES },
      to: { path: '^src/', pathNot: ENTRIES, reachable: false },
    },
    {
      name: 'no-unresolvable',
      comment: 'Every import leads somewhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-undeclared-packages',
      comment: 'Every package imported stands in package.json',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-dev-packages',
      comment: 'The program runs on dependencies alone',
      severity: 'error',
      from: { path: '^(?:src|migrations)/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:dist|coverage|\\.data)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
