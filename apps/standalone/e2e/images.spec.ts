import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { settingsTable } from '@lib/settings';
import { checkout } from '@lib/testing';
import { API_FLAGS } from '../bench/api-process';
import { CORE_SCHEMA, load, mergeTag } from 'js-yaml';

interface Service {
  readonly image: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly disable?: boolean };
  readonly cpus?: number;
  readonly mem_limit?: string;
  readonly read_only?: boolean;
  readonly stop_grace_period?: string;
  readonly init?: boolean;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly command?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly 'x-why-writable'?: string;
  readonly 'x-why-no-healthcheck'?: string;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const textOf = (file: string): string => readFileSync(path.join(checkout, 'docker', file), 'utf8');

const composeText = textOf('compose.yaml');
const compose = load(composeText, { schema: CORE_SCHEMA.withTags(mergeTag) }) as Compose;
const services = Object.entries(compose.services);
const example = textOf('env.example');
const dockerfile = textOf('Dockerfile');

const roles = ['api', 'projector', 'worker'] as const;
const settings = Object.values(settingsTable).map(({ name }) => name as string);
/** Where the local engines keep their data: production has none. */
const localOnly = ['MUSTAFID_HOME'];
/** Of the engines that compose starts, not of the service. */
const ofTheEngines = ['POSTGRES_PASSWORD'];

const inExample = [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => ({ name, value }));
const namesInExample = inExample.map(({ name }) => name);

/** Of `registry.example.org/a/b:1`, `localhost:5000/a` and the like the part before the first slash is a host. */
const namesHost = (image: string): boolean => /^(?:[^/]*[.:][^/]*|localhost)\//.test(image);
const isExact = (image: string): boolean => /:(?!latest)[\w.-]*\d+\.\d+[\w.-]*$/.test(image);

describe('env.example', () => {
  it('names what the settings know, and each that production needs', () => {
    const expected = [...settings.filter((name) => !localOnly.includes(name)), ...ofTheEngines];
    expect([...namesInExample].sort()).toEqual(expected.sort());
  });

  it('says in a sentence what each is for', () => {
    const paragraphs = example.split('\n\n').filter((paragraph) => /^[A-Z_]+=/m.test(paragraph));
    expect(paragraphs).toHaveLength(inExample.length);
    for (const paragraph of paragraphs) expect(paragraph.trim()).toMatch(/^# .{10,}[.\w"']\n[A-Z_]+=.*$/);
  });

  it('holds no secret, and values that the settings take', () => {
    const secrets = Object.values(settingsTable).filter((row) => 'secret' in row);
    for (const name of [...secrets.map((row) => row.name), ...ofTheEngines])
      expect(inExample).toContainEqual({ name, value: '' });
    for (const { name, value } of inExample.filter((one) => one.value !== ''))
      expect(() =>
        Object.values(settingsTable)
          .find((row) => row.name === name)
          ?.read(value),
      ).not.toThrow();
  });
});

describe('compose.yaml', () => {
  it.each(roles)('tells the %s settings only, each by the name that a person fills in', (role) => {
    const told = Object.entries(compose.services[role]?.environment ?? {});
    expect(told.map(([name]) => name).filter((name) => !settings.includes(name))).toEqual([]);
    expect(told.filter(([name, value]) => !value.startsWith(`\${${name}:`))).toEqual([]);
  });

  it('asks for nothing that env.example does not name, and uses all that it names', () => {
    const asked = new Set([...composeText.matchAll(/(?<!\$)\$\{([A-Z_]+)/g)].map(([, name]) => name));
    expect([...asked].sort()).toEqual([...namesInExample].sort());
  });

  it('stops with a sentence where something that must be given is not', () => {
    for (const name of ['OIDC_ISSUER', 'INSTANCE_ID', 'INSTANCE_SECRET', 'POSTGRES_PASSWORD'])
      expect(composeText).toMatch(new RegExp(`\\$\\{${name}:\\?[^}]{10,}\\}`));
  });

  it.each(services)('%s has an exact image from no named host', (_, { image }) => {
    expect(namesHost(image)).toBe(false);
    expect(image === 'mustafid:local' || isExact(image)).toBe(true);
  });

  it.each(services)('%s has limits, an end, a health check and a read-only root, or a reason why not', (_, service) => {
    expect(service.cpus).toBeGreaterThan(0);
    expect(service.mem_limit).toMatch(/^\d+[mg]$/);
    expect(service.init).toBe(true);
    expect(service.stop_grace_period).toMatch(/^\d+s$/);
    expect(service.read_only === true || (service['x-why-writable'] ?? '').length > 10).toBe(true);
    const checked = service.healthcheck !== undefined && !service.healthcheck.disable;
    expect(checked || (service['x-why-no-healthcheck'] ?? '').length > 10).toBe(true);
  });

  it('publishes the API and the pages of Temporal on the loopback, and nothing else', () => {
    const published = services.flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port.split(':')[0]]));
    expect(published).toEqual([
      ['api', '127.0.0.1'],
      ['temporal-ui', '127.0.0.1'],
    ]);
  });

  it('waits for each engine by a condition that the engine can fulfil', () => {
    for (const [, { depends_on = {} }] of services)
      for (const [name, { condition }] of Object.entries(depends_on)) {
        const ends = compose.services[name]?.healthcheck?.disable === true;
        expect(condition).toBe(ends ? 'service_completed_successfully' : 'service_healthy');
      }
  });

  it('mounts files that stand here and volumes that it names', () => {
    const sources = services.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0] ?? ''));
    for (const source of sources)
      expect(
        source.startsWith('./') ? existsSync(path.join(checkout, 'docker', source)) : source in compose.volumes,
      ).toBe(true);
  });
});

it('begins the API with the same room as npm start does', () => {
  const { scripts } = JSON.parse(readFileSync(path.join(checkout, 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  expect(scripts.start.split(' ')).toEqual(['node', ...API_FLAGS, 'apps/standalone/bootstrap.js', 'start']);
});

describe('the Dockerfile', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources = '']) =>
    sources.split(' '),
  );

  it('copies what stands in the checkout and what .dockerignore lets through', () => {
    const letThrough = readFileSync(path.join(checkout, '.dockerignore'), 'utf8').split('\n');
    expect(copied).toEqual(expect.arrayContaining(['package-lock.json', 'apps', 'docker/health.js']));
    for (const source of copied) {
      expect(existsSync(path.join(checkout, source))).toBe(true);
      expect(letThrough).toContain(`!${source}`);
    }
    expect(letThrough[1]).toBe('*');
  });

  it('starts from exact images without a host, ends as no root user and checks its health', () => {
    const images = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image = '']) => image);
    expect(images).toHaveLength(2);
    for (const image of images) expect([namesHost(image), isExact(image)]).toEqual([false, true]);
    const final = dockerfile.slice(dockerfile.lastIndexOf('\nFROM'));
    expect(final).toMatch(/^USER node$/m);
    expect(final).toMatch(/^HEALTHCHECK [^\n]*\\\n +CMD exec node docker\/health\.js /m);
  });

  it('runs roles that are there', () => {
    for (const role of roles) {
      const flags = role === 'api' ? API_FLAGS : [];
      expect(compose.services[role]?.command).toEqual([...flags, `dist/apps/${role}/src/main.js`]);
      expect(readdirSync(path.join(checkout, `apps/${role}/src`))).toContain('main.ts');
    }
  });
});
