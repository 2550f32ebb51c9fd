import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeSampleDirectory } from './mail-directory';
import { MailShelf } from './mail-shelf';
import { ROLES } from './samples';

let home: string;
let nowMs = 1_790_000_000_000;
const now = (): number => (nowMs += 1);
const shelf = (most?: number): MailShelf => new MailShelf(path.join(home, 'mail'), now, most);
const bytes = (text: string): Buffer => Buffer.from(text);

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'mail بريد '));
});
afterEach(() => rmSync(home, { recursive: true }));

describe('The shelf of mails', () => {
  it('keeps each as it came, in a file that its owner alone may read', () => {
    const kept = shelf().keep(Buffer.from([0xd8, 0xa8, 0x00, 0xff]));
    expect(kept.cameAtMs).toBe(nowMs);
    const file = path.join(home, 'mail', `${kept.mailId}.eml`);
    expect([...readFileSync(file)]).toEqual([0xd8, 0xa8, 0x00, 0xff]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(path.dirname(file)).mode & 0o777).toBe(0o700);
  });

  it('lists the newest first, by pages, also two of one millisecond and after a new start', () => {
    const still = new MailShelf(path.join(home, 'mail'), () => nowMs);
    const ids = ['a', 'b', 'c'].map((text) => still.keep(bytes(text)).mailId);
    for (const each of [still, shelf()]) {
      expect(each.list(0, 2).map(({ mailId }) => mailId)).toEqual([ids[2], ids[1]]);
      expect(each.list(2, 2).map(({ mailId }) => mailId)).toEqual([ids[0]]);
    }
  });

  it('keeps so many and no more, the oldest going first, also those of an earlier start', () => {
    const before = shelf(3);
    for (const text of ['1', '2', '3', '4']) before.keep(bytes(text));
    const after = shelf(2);
    after.keep(bytes('5'));
    expect(readdirSync(path.join(home, 'mail'))).toHaveLength(2);
    expect(after.list(0, 9).map(({ mailId }) => after.read(mailId)?.toString())).toEqual(['5', '4']);
  });

  it('removes the draft of a write that a kill cut short', () => {
    const { mailId } = shelf().keep(bytes('whole'));
    writeFileSync(path.join(home, 'mail', `${mailId}.eml.123-abcdef01`), 'ha');
    expect(shelf().size).toBe(1);
    expect(readdirSync(path.join(home, 'mail'))).toEqual([`${mailId}.eml`]);
  });

  it.each(['../outside', '../../etc/passwd', '', '000000000000000-000000-00000000', '%2e%2e'])(
    'has no mail of the name %j',
    (name) => {
      const one = shelf();
      one.keep(bytes('one'));
      writeFileSync(path.join(home, 'outside.eml'), 'no mail of ours');
      expect([one.find(name), one.read(name)]).toEqual([undefined, undefined]);
    },
  );

  it('has not what was taken from under it', () => {
    const one = shelf();
    const { mailId } = one.keep(bytes('one'));
    rmSync(path.join(home, 'mail', `${mailId}.eml`));
    expect(one.read(mailId)).toBeUndefined();
  });
});

describe('The sample directory', () => {
  it('says where every role is reached, in Arabic or in English, and the sample people by what their tokens say', () => {
    const samples = {
      people: [{ role: 'officer', email: 'officer@example.test', password: 'x', subject: 'person-1' }],
      clients: [{ role: 'auditor', clientId: 'sample-auditor', clientSecret: 'y' }],
      file: '',
    } as const;
    const file = writeSampleDirectory(home, samples);
    const { roles, actors } = JSON.parse(readFileSync(file, 'utf8'));
    expect(Object.keys(roles)).toEqual([...ROLES]);
    expect(roles.officer).toEqual({ address: 'officer@example.test', language: 'ar' });
    expect(roles.supervisor.language).toBe('ar');
    expect(actors).toEqual({
      'person-1': { address: 'officer@example.test', language: 'ar' },
      'sample-auditor': { address: 'auditor@example.test', language: 'en' },
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.stringify({ roles, actors })).not.toContain('password');
  });
});
