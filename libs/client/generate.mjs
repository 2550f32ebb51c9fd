// Makes the typed client from the OpenAPI document; called by the build. Usage: node libs/client/generate.mjs openapi.json OUT
import { createClient } from '@hey-api/openapi-ts';

const [input, path] = process.argv.slice(2);
await createClient({
  input,
  output: { path, module: { extension: null }, clean: true },
  plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
  logs: { level: 'error', file: false },
});
