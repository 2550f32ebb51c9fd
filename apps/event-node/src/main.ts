import { startEventNode, type EventNode } from '@lib/event-node';

const fail = (sentence: string): never => {
  process.stderr.write(`event node: ${sentence}\n`);
  process.exit(1);
};

const required = (name: string): string => process.env[name] ?? fail(`${name} is not set`);

const portFrom = (value: string): number => {
  const port = Number(value);
  if (!/^\d{1,5}$/.test(value) || port < 1 || port > 65_535) fail(`EVENT_NODE_PORT is not a port: ${value}`);
  return port;
};

const stopOnSignal = (node: EventNode): void => {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await node.stop();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
};

const main = async (): Promise<void> => {
  const databaseUrl = required('LOG_DATABASE_URL');
  const host = process.env['EVENT_NODE_HOST'] ?? '127.0.0.1';
  const port = portFrom(required('EVENT_NODE_PORT'));
  const node = await startEventNode({
    databaseUrl,
    host,
    port,
    onFailure: (cause) => fail(cause.message),
  });
  stopOnSignal(node);
  process.stdout.write(`event node ready on ${host}:${node.port}\n`);
};

main().catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));
