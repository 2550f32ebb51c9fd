import { knownNames, localDefaults, readSettings, settingsTable, WrongSettings } from '.';

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readSettings(environment, '/srv/mustafid');
  } catch (error) {
    if (error instanceof WrongSettings) return error.problems;
    throw error;
  }
  return [];
};

describe('settings', () => {
  it('stand on their own where nothing is set', () => {
    expect(readSettings({}, '/srv/mustafid')).toEqual({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://127.0.0.1:3000',
      home: '/srv/mustafid/.mustafid',
      exportsFolder: '/srv/mustafid/.mustafid/exports',
      temporalNamespace: 'default',
      temporalTaskQueue: 'timelines',
      oidcAudience: 'urn:mustafid:api',
      oidcRolesClaim: 'roles',
      mailFrom: 'Mustafid <mustafid@localhost>',
      logLevel: 'info',
    });
    expect(localDefaults.home.endsWith('/.mustafid')).toBe(true);
  });

  it('take the home relative to the checkout, or as an absolute path', () => {
    expect(readSettings({ MUSTAFID_HOME: 'data/بيت' }, '/srv/m').home).toBe('/srv/m/data/بيت');
    expect(readSettings({ MUSTAFID_HOME: '/var/data' }, '/srv/m').home).toBe('/var/data');
  });

  it('keep exports in the home, or in a folder of their own', () => {
    expect(readSettings({ MUSTAFID_HOME: '/var/data' }, '/srv/m').exportsFolder).toBe('/var/data/exports');
    expect(readSettings({ EXPORTS_DIR: 'taken' }, '/srv/m').exportsFolder).toBe('/srv/m/taken');
    expect(readSettings({ EXPORTS_DIR: '/mnt/exports' }, '/srv/m').exportsFolder).toBe('/mnt/exports');
    expect(readSettings({ ASSOCIATION_NAME: 'جمعية البر' }, '/srv/m').associationName).toBe('جمعية البر');
    expect(() => readSettings({ ASSOCIATION_NAME: 'two\nlines' })).toThrow('ASSOCIATION_NAME');
  });

  it('make the public address from host and port', () => {
    expect(readSettings({ HOST: '::1', PORT: '8080' }).publicUrl).toBe('http://[::1]:8080');
    expect(readSettings({ PUBLIC_URL: 'https://cases.example.org/' }).publicUrl).toBe('https://cases.example.org');
  });

  it.each([
    ['HOST', 'not a host'],
    ['MAIL_FROM', 'nobody'],
    ['WEBHOOK_URL', 'gateway.example.org'],
    ['WEBHOOK_SECRET', 'a word'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '80a'],
    ['PUBLIC_URL', 'cases.example.org'],
    ['PUBLIC_URL', 'ftp://cases.example.org'],
    ['PUBLIC_URL', 'https://cases.example.org/?a=b'],
    ['MUSTAFID_HOME', 'a\0b'],
    ['EVENTSTORE_URL', 'http://127.0.0.1:2113'],
    ['EVENTSTORE_URL', '127.0.0.1:2113'],
    ['DATABASE_URL', 'mysql://127.0.0.1/read'],
    ['KEYS_DATABASE_URL', 'keys'],
    ['TEMPORAL_ADDRESS', 'temporal'],
    ['TEMPORAL_NAMESPACE', 'a b'],
    ['TEMPORAL_TASK_QUEUE', "a' OR 'b"],
    ['HEALTH_PORT', '0'],
    ['OIDC_ISSUER', 'id.example.org'],
    ['OIDC_AUDIENCE', 'two words'],
    ['OIDC_ROLES_CLAIM', 'roles..'],
    ['SMTP_URL', 'mail.example.org:25'],
    ['INSTANCE_ID', 'a/b'],
    ['INSTANCE_SECRET', 'short'],
    ['LOG_LEVEL', 'loud'],
  ])('%s = %j is refused by name', (name, value) => {
    const [problem, ...others] = problemsOf({ [name]: value });
    expect(problem).toMatch(new RegExp(`^${name} must be .*\\.$`));
    expect(others).toEqual([]);
  });

  it.each([
    ['EVENTSTORE_URL', 'esdb://127.0.0.1:2113?tls=false'],
    ['EVENTSTORE_URL', 'esdb+discover://admin:secret@a.example.org:2113,b.example.org:2113?keepAliveInterval=10000'],
    ['DATABASE_URL', 'postgres://user:password@127.0.0.1:5432/read'],
    ['DATABASE_URL', 'postgresql://u@a:1,b:2/read'],
    ['TEMPORAL_ADDRESS', '[::1]:7233'],
    ['OIDC_ISSUER', 'https://id.example.org/realms/charity/'],
    ['OIDC_ROLES_CLAIM', 'realm_access.roles'],
    ['LOG_LEVEL', 'trace'],
    ['PORT', ''],
  ])('%s = %j is taken', (name, value) => {
    expect(problemsOf({ [name]: value })).toEqual([]);
  });

  it('keep an issuer as it is written: tokens are compared with it letter by letter', () => {
    expect(readSettings({ OIDC_ISSUER: 'https://id.example.org/' }).oidcIssuer).toBe('https://id.example.org/');
  });

  it('never repeat what may hold a password', () => {
    const [problem] = problemsOf({ DATABASE_URL: 'mysql://user:hunter2@127.0.0.1/read' });
    expect(problem).not.toContain('hunter2');
  });

  it('take the gateway and its secret together or not at all', () => {
    const [address, secret] = ['https://gateway.example.org/messages', `whsec_${'A'.repeat(32)}`];
    expect(problemsOf({ WEBHOOK_URL: address })).toHaveLength(1);
    expect(problemsOf({ WEBHOOK_SECRET: secret })).toHaveLength(1);
    expect(problemsOf({ WEBHOOK_URL: address, WEBHOOK_SECRET: secret })).toEqual([]);
  });

  it('name every wrong one at once', () => {
    expect(problemsOf({ PORT: 'x', LOG_LEVEL: 'y' })).toHaveLength(2);
  });

  it('refuse an unknown MUSTAFID_ variable, and know the one of the command line', () => {
    expect(problemsOf({ MUSTAFID_HOEM: 'x' })[0]).toMatch(/^MUSTAFID_HOEM is not a setting/);
    expect(problemsOf({ MUSTAFID_URL: 'http://127.0.0.1:3000' })).toEqual([]);
  });

  it('have one row a name', () => {
    expect(new Set(knownNames).size).toBe(Object.keys(settingsTable).length + 1);
  });
});
