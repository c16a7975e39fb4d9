import { readFileSync } from 'node:fs';
import { describeSettings } from '../../src/config.ts';
import { CONFIGURATION_FILE, configurationPage } from '../../tools/configuration-page.ts';

const settings = describeSettings();

describe('docs/configuration.md', () => {
  it('is as src/settings.ts describes the settings; npm run docs:configuration writes it', () => {
    expect(readFileSync(CONFIGURATION_FILE, 'utf8')).toBe(configurationPage());
  });

  it('would be stale after a change of any setting', () => {
    const [first, ...others] = settings;
    if (first === undefined) throw new Error('no settings');
    expect(configurationPage([{ ...first, meaning: 'Something else.' }, ...others])).not.toBe(
      configurationPage(),
    );
    expect(configurationPage(others)).not.toBe(configurationPage());
  });

  it('has one row a setting, whatever its meaning says', () => {
    const page = configurationPage([{ name: 'A', required: true, fallback: '', meaning: 'one | two' }]);
    expect(page.endsWith('| `A` | yes | – | one \\| two |\n')).toBe(true);
  });
});

describe('the settings', () => {
  it('hold what scripts count on', () => {
    const fallbacks = Object.fromEntries(settings.map(({ name, fallback }) => [name, fallback]));
    expect(fallbacks).toMatchObject({
      PORT: '4000',
      SANDBOX_PORT: '4100',
      DATA_DIR: '.data',
      DATABASE_URL: '',
    });
  });

  it('are each named once and say what they mean', () => {
    expect(new Set(settings.map(({ name }) => name)).size).toBe(settings.length);
    expect(settings.filter(({ meaning }) => meaning === '')).toEqual([]);
  });

  it('that are secrets have no fallback', () => {
    const secrets = settings.filter(({ name }) => /SECRET|PASSWORD/.test(name));
    expect(secrets.map(({ fallback }) => fallback)).toEqual(secrets.map(() => ''));
    expect(secrets.filter(({ required }) => !required).map(({ name }) => name)).toEqual([
      'GATEWAY_SENDER_PASSWORD',
      'ARCHIVE_KEY_PASSWORD',
    ]);
    expect(secrets.length).toBeGreaterThan(2);
  });
});
