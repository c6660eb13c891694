// Loaded with --import: lets a child process run this project's TypeScript as it stands, without a bundler.
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.startsWith('.') || context.parentURL === undefined) return next(specifier, context);
    const written = new URL(`${specifier}.ts`, context.parentURL);
    return existsSync(fileURLToPath(written)) ? next(written.href, context) : next(specifier, context);
  },
});
