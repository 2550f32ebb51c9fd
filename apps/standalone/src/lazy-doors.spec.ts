import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const libs = path.resolve(__dirname, '../../../libs');

const usesNest = (file: string): boolean => existsSync(file) && /from '@nestjs\//.test(readFileSync(file, 'utf8'));

/** What a lib's door lets out from files in which Nest is used. */
const behindNest = (lib: string): readonly string[] => {
  const door = path.join(libs, lib, 'src/index.ts');
  if (!existsSync(door)) return [];
  return [...readFileSync(door, 'utf8').matchAll(/^(?:export \{|\}) .*from '(\.\/[^']+)';$|^\} from '(\.\/[^']+)';$/gm)]
    .map(([, oneLine, lastLine]) => oneLine ?? lastLine ?? '')
    .filter((name) => usesNest(path.join(path.dirname(door), `${name}.ts`)));
};

it('every file with Nest that a lib lets out is loaded late: else it is also loaded by the roles that never use it', () => {
  const { module } = JSON.parse(readFileSync(path.join(libs, '../swc.json'), 'utf8')) as { module: { lazy: string[] } };
  const named = readdirSync(libs).flatMap(behindNest);
  expect(named).toContain('./case-board/case-board.queries');
  expect(named.filter((name) => !module.lazy.includes(name))).toEqual([]);
});
