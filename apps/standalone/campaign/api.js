'use strict';
// The API with the local issuer in one process, told of its surroundings by environment variables.
const path = require('node:path');

const dist = path.resolve(__dirname, '../../../dist');
const { createApi } = require(path.join(dist, 'apps/api/src/api.js'));
const { createIssuer } = require(path.join(dist, 'libs/local-stack/src/index.js'));
const { readSettings } = require(path.join(dist, 'libs/settings/src/index.js'));

const main = async () => {
  const settings = readSettings(process.env);
  const { publicUrl, home } = settings;
  const onError = (error) => process.stderr.write(`${error.message}\n`);
  const issuer = await createIssuer({ publicUrl, home, onError });
  const mounts = [{ prefix: '/oidc', handler: issuer.handler, pages: true }];
  const api = await createApi(settings, { mounts, issuerKeys: () => issuer.jwks });
  process.once('SIGTERM', () => void api.close().then(() => process.exit(0)));
  await api.listen();
};

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
