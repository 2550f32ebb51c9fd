import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { emptyDirectory, readDirectory } from './directory';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'directory '));
});
afterEach(() => rmSync(folder, { recursive: true }));

const written = (text: unknown): string => {
  const file = path.join(folder, 'people.json');
  writeFileSync(file, typeof text === 'string' ? text : JSON.stringify(text));
  return file;
};
const officer = { address: 'officers@example.test', language: 'ar' };

describe('The directory', () => {
  it('says where a role and a person of the house are reached, each in their language', () => {
    const huda = { address: 'huda@example.test', language: 'en' };
    const directory = readDirectory(written({ roles: { officer }, actors: { 'person-1': huda } }));
    expect(directory.find({ role: 'officer' })).toEqual(officer);
    expect(directory.find({ actorId: 'person-1' })).toEqual(huda);
  });

  it('knows nobody else, and no applicant, whatever their id', () => {
    const directory = readDirectory(written({ roles: { officer }, actors: { 'applicant-1': officer } }));
    expect(directory.find({ role: 'board' })).toBeUndefined();
    expect(directory.find({ actorId: 'officer' })).toBeUndefined();
    expect(directory.find({ actorId: 'toString' })).toBeUndefined();
    expect(directory.find({ personId: 'applicant-1' })).toBeUndefined();
    expect(emptyDirectory.find({ role: 'officer' })).toBeUndefined();
  });

  it('may leave out either group', () => {
    expect(readDirectory(written({ roles: { officer } })).find({ role: 'officer' })).toEqual(officer);
    expect(readDirectory(written({})).find({ role: 'officer' })).toBeUndefined();
  });

  it.each([
    ['no JSON', '{', /people\.json: .*JSON/],
    ['a list', [], /\/roles must be an object/],
    ['roles that are a list', { roles: [] }, /\/roles must be an object/],
    ['actors that are a text', { actors: 'x' }, /\/actors must be an object/],
    ['a role that there is not', { roles: { chief: officer } }, /\/roles\/chief is no role/],
    ['a role that nobody can have', { roles: { toString: officer } }, /\/roles\/toString is no role/],
    ['no address', { roles: { officer: { language: 'ar' } } }, /\/roles\/officer must have an address/],
    ['an address that is none', { roles: { officer: { ...officer, address: 'x' } } }, /\/roles\/officer must/],
    ['two addresses', { roles: { officer: { ...officer, address: 'a@b.c, d@e.f' } } }, /\/roles\/officer must/],
    ['a line break', { roles: { officer: { ...officer, address: 'a@b.c\nBcc: d@e.f' } } }, /\/roles\/officer must/],
    ['two in one', { roles: { officer: { ...officer, address: 'a@b.c,d@e.f' } } }, /\/roles\/officer must/],
    ['a list of one', { roles: { officer: { ...officer, address: 'a,d@e.f' } } }, /\/roles\/officer must/],
    ['a third language', { actors: { huda: { ...officer, language: 'fr' } } }, /\/actors\/huda must/],
    ['no language', { actors: { huda: { address: 'a@b.c' } } }, /\/actors\/huda must .* a language, ar or en/],
    ['nothing', { actors: { huda: null } }, /\/actors\/huda must/],
  ])('with %s is refused by its name and the member that is wrong', (_, content, sentence) => {
    const file = written(content);
    expect(() => readDirectory(file)).toThrow(sentence);
    expect(() => readDirectory(file)).toThrow(`MAIL_DIRECTORY ${file}: `);
  });

  it('that is not there, or is a folder, is refused by its name', () => {
    for (const file of [path.join(folder, 'none.json'), folder])
      expect(() => readDirectory(file)).toThrow(`MAIL_DIRECTORY ${file}: `);
  });
});
