'use strict';
// The image's health check: whether the role in this container can do its work, by its own account.
const port = process.env.HEALTH_PORT || process.env.PORT || '3000';

fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(8_000) }).then(
  (answer) => process.exit(answer.ok ? 0 : 1),
  () => process.exit(1),
);
