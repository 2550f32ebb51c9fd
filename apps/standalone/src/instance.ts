import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Settings } from '@lib/settings';

interface Instance {
  readonly instanceId: string;
  readonly instanceSecret: string;
}

/** What names this installation and keys its command ids: what is set, else what was made once in the home (0600). */
export const instanceOf = ({ home, instanceId, instanceSecret }: Settings): Instance => {
  if (instanceId && instanceSecret) return { instanceId, instanceSecret };
  const kept = keptIn(path.join(home, 'instance.json'));
  return { instanceId: instanceId ?? kept.instanceId, instanceSecret: instanceSecret ?? kept.instanceSecret };
};

const keptIn = (file: string): Instance => {
  const held = readIfThere(file);
  if (held !== undefined) return parsed(file, held);
  const made: Instance = { instanceId: randomUUID(), instanceSecret: randomBytes(32).toString('base64url') };
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(made)}\n`, { mode: 0o600, flush: true });
  renameSync(draft, file);
  return made;
};

const readIfThere = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

// Another secret would give every command another id: a retry would be done twice. So it is never made anew over a damaged one.
const parsed = (file: string, text: string): Instance => {
  const damaged = new Error(
    `The file ${file} is damaged: put its backup back. It holds the secret behind command ids.`,
  );
  try {
    const { instanceId, instanceSecret } = JSON.parse(text) as Partial<Instance>;
    if (typeof instanceId === 'string' && typeof instanceSecret === 'string') return { instanceId, instanceSecret };
  } catch {
    throw damaged;
  }
  throw damaged;
};
