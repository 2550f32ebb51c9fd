'use strict';
// The image's health check: whether the role at this port can do its work, by its own account. Usage: node docker/health.js PORT
const [port] = process.argv.slice(2);

fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(8_000) }).then(
  (answer) => process.exit(answer.ok ? 0 : 1),
  () => process.exit(1),
);
