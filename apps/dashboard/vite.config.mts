import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** `index.html` comes out as a template: the API puts a nonce and the page's settings into each answer. */
export default defineConfig({
  root: here('.'),
  base: '/',
  logLevel: 'warn',
  html: { cspNonce: '__NONCE__' },
  resolve: { alias: { '@lib/client': here('../../libs/client/src/index.ts') } },
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    assetsDir: 'assets',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    emptyOutDir: true,
    chunkSizeWarningLimit: 900,
  },
});
