// Reads spec files and what they import into this process, as often as asked and each time from the beginning: a registry of
// modules is thrown away with what its modules remember. Each file is translated and compiled once.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';

const installed = createRequire(import.meta.url);
const { transformSync } = installed('@swc/core');
const circus = installed('jest-circus');
const { expect } = installed('expect');

const names = ['exports', 'require', 'module', '__filename', '__dirname', 'describe', 'it', 'test', 'expect', 'jest'];
const readings = ['', '.ts', '.js', '.json', '/index.ts'];

/** The tests of spec files under one root: `{ id, fileName, name, run }` each. */
export const specFiles = (root) => {
  const { exclude: _, ...options } = JSON.parse(readFileSync(path.join(root, 'swc.json'), 'utf8'));
  const { paths: _paths, baseUrl: _baseUrl, ...jsc } = options.jsc;
  const compiled = new Map();
  const instead = new Map();
  let registry = new Map();

  const resolve = (from, request) => {
    const wanted = request.startsWith('@lib/')
      ? path.join(root, 'libs', request.slice('@lib/'.length), 'src')
      : path.resolve(path.dirname(from), request);
    const found = readings.map((ending) => wanted + ending).find((file) => existsSync(file) && statSync(file).isFile());
    if (found === undefined) throw new Error(`${from} imports ${request}, which is not there`);
    return found;
  };

  const compile = (file) => {
    const { code } = transformSync(instead.get(file) ?? readFileSync(file, 'utf8'), {
      ...options,
      jsc,
      swcrc: false,
      sourceMaps: false,
      filename: file,
    });
    return new vm.Script(`(function (${names.join(', ')}) {${code}\n})`, { filename: file }).runInThisContext();
  };

  const load = (file) => {
    const known = registry.get(file);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    registry.set(file, module);
    if (file.endsWith('.json')) return (module.exports = JSON.parse(readFileSync(file, 'utf8')));
    if (!compiled.has(file)) compiled.set(file, compile(file));
    const require = requireFor(file);
    const { describe, it, test } = circus;
    compiled.get(file)(
      module.exports,
      require,
      module,
      file,
      path.dirname(file),
      describe,
      it,
      test,
      expect,
      jestFor(require),
    );
    return module.exports;
  };

  const requireFor = (file) => {
    const packages = createRequire(file);
    return (request) => (/^(\.|@lib\/)/.test(request) ? load(resolve(file, request)) : packages(request));
  };

  /** Of jest's own object, what specs of the domain use. */
  const jestFor = (require) => ({
    requireActual: require,
    isolateModules: (use) => {
      const outside = registry;
      registry = new Map();
      try {
        use();
      } finally {
        registry = outside;
      }
    },
  });

  return {
    /** From now on this file has another text; without one, its own again. */
    replace: (file, text) => {
      compiled.delete(file);
      if (text === undefined) instead.delete(file);
      else instead.set(file, text);
    },
    /** Forgets every module, with whatever it remembered. */
    forget: () => {
      registry = new Map();
    },
    tests: (file) => {
      circus.resetState();
      load(file);
      return named(path.relative(root, file), file, testsOf(circus.getState().rootDescribeBlock, []));
    },
  };
};

const testsOf = (block, above) =>
  block.children.flatMap((child) =>
    child.type === 'describeBlock'
      ? testsOf(child, [...above, child.name])
      : [{ name: [...above, child.name].join(' '), run: child.fn }],
  );

/** Ids are the same in each reading: file, title, and a number where a file has a title twice. */
const named = (shown, fileName, tests) => {
  const seen = new Map();
  return tests.map(({ name, run }) => {
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return { id: `${shown} ${name}${before > 0 ? ` #${before + 1}` : ''}`, name, fileName, run };
  });
};
