import type { LoggerService } from '@nestjs/common';

type Level = 'debug' | 'info' | 'warn' | 'error';

const order: readonly string[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];

/** Nest tells of each route and module that it wires, and that it starts; nobody runs a service by that. */
const wiring = ['NestFactory', 'NestApplication', 'RouterExplorer', 'RoutesResolver', 'InstanceLoader'];

/** Lines of JSON on stderr. What a person typed never stands in one: callers log ids and codes. */
export class JsonLog implements LoggerService {
  constructor(private readonly least: string) {}

  log(message: unknown, context?: unknown): void {
    this.write('info', message, context);
  }

  warn(message: unknown, context?: unknown): void {
    this.write('warn', message, context);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest.at(-1));
  }

  debug(message: unknown, context?: unknown): void {
    this.write('debug', message, context);
  }

  verbose(message: unknown, context?: unknown): void {
    this.write('debug', message, context);
  }

  private write(level: Level, message: unknown, context: unknown): void {
    const told = level === 'info' && wiring.includes(String(context)) ? 'debug' : level;
    if (order.indexOf(told) < order.indexOf(this.least)) return;
    const text = message instanceof Error ? (message.stack ?? message.message) : String(message);
    process.stderr.write(`${JSON.stringify({ level: told, role: 'api', context, message: text })}\n`);
  }
}
