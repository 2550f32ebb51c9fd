import { main } from './main';

it.each([
  ['an option that is none', ['--rows', '5'], "Unknown option '--rows'"],
  ['a number that is none', ['--rounds', 'x'], '--rounds takes a number above 0, not x.'],
  ['a row that is none', ['--only', 'sla'], 'There is no row sla'],
])('%s is told in a sentence, with what there is', async (_, args, sentence) => {
  const said = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(await main(args)).toBe(2);
  const [text] = said.mock.calls[0] as [string];
  expect(text).toContain(sentence);
  expect(text).toContain('npm run bench -- ');
  said.mockRestore();
});
