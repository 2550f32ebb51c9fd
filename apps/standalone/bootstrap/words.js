'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { root } = require('./checkout.js');

const words = path.join(root, 'libs/client/src/generated/words.ts');

exports.hasWords = () => fs.existsSync(words);

/** Writes the glossary's words beside the generated client, for programs that may not import the domain; false where they stand. */
exports.makeWords = (built) => {
  const { labels } = require(path.join(built, 'libs/domain/src/index.js'));
  const text = `/** The glossary's words by their keys, in both languages. */\nexport const words: Readonly<Record<string, { readonly ar: string; readonly en: string }>> = ${JSON.stringify(labels, null, 2)};\n`;
  if (exports.hasWords() && fs.readFileSync(words, 'utf8') === text) return false;
  fs.writeFileSync(words, text);
  return true;
};
