// Lints the OpenAPI document that comes in; prints what is found, as a list. A process of its own: the linter is an ES module.
import { text } from 'node:stream/consumers';
import { createConfig, lintFromString } from '@redocly/openapi-core';

const config = await createConfig({ extends: ['recommended-strict'] });
const found = await lintFromString({ source: await text(process.stdin), absoluteRef: 'openapi.json', config });
process.stdout.write(
  JSON.stringify(
    found.map(({ ruleId, message, location }) => ({ ruleId, message, pointer: location[0]?.pointer ?? '' })),
  ),
);
