import { describeSettings } from '../src/config.ts';

export const CONFIGURATION_FILE = 'docs/configuration.md';

const HEAD = `# Configuration

Written by \`npm run docs:configuration\` from the schemas in \`src/settings.ts\`, which \`src/config.ts\` alone reads from the environment.
Change the schema, not this page.

Every setting is an environment variable. An empty one counts as not set. At the start all faulty settings are named at
once, by name and never by value, since a value may be a secret.

\`npm start\` brings its own database, secrets and sandbox. It always sets \`PAYMENT_SECRET\`,
\`PAYMENT_GATEWAY_CERTIFICATES\`, \`PAYMENT_GATEWAY_URL\`, \`GATEWAY_URL\`, \`GATEWAY_KEY_STORE\`,
\`GATEWAY_KEY_PASSWORD\`, \`GATEWAY_BIN\`, \`GATEWAY_PARTNERS\`, \`TRUSTED_ROOTS\`, \`INTERMEDIATE_CERTIFICATES\`,
\`REVOCATION_LISTS\`, \`REVOCATION_CACHE\`, \`OCSP_URL\`, \`TSA_URL\` and \`SANDBOX_URL\` itself, and sets \`SECRET\`, \`SMTP_URL\`,
\`DATABASE_URL\`, \`EDITIONS\` (to all) and
\`RATE_LIMIT\` (to 0: no limit) where the environment does not. "Required"
below is said of a server in production, \`dist/src/main.js\`.

| Setting | Required | Where not set | Meaning |
| --- | --- | --- | --- |
`;

/** The text of docs/configuration.md: one row a setting, in the order of the schemas. */
export function configurationPage(settings = describeSettings()): string {
  const rows = settings.map(({ name, required, fallback, meaning }) =>
    row([code(name), required ? 'yes' : 'no', fallback === '' ? '–' : code(fallback), meaning]),
  );
  return `${HEAD}${rows.join('')}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
}

function code(text: string): string {
  return `\`${text}\``;
}
