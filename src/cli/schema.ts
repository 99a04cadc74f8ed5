import { UsageError } from './failure.js';
import type { Io } from './io.js';

/** Prints the JSON Schema of the configuration file, the one that there is. */
export async function schema(name: string | undefined, io: Io): Promise<0> {
  if (name !== undefined && name !== 'config') {
    throw new UsageError(
      `there is no schema "${name}": timeout-lint schema config prints that of the configuration file`,
    );
  }
  const { configurationSchema } = await import('../config/index.js');
  io.stdout.write(`${JSON.stringify(configurationSchema, null, 2)}\n`);
  return 0;
}
