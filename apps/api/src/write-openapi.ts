import { writeFileSync } from 'node:fs';
import { makeOpenApiDocument } from './openapi/document';

/** Writes the OpenAPI document to the file that is named: what the build makes the client from. */
const write = async (file: string | undefined): Promise<void> => {
  if (file === undefined) throw new Error('Name the file to write to.');
  writeFileSync(file, `${JSON.stringify(await makeOpenApiDocument(), null, 2)}\n`);
};

void write(process.argv[2]);
