// The static part of CI, one step each: [name, script, ...parameters].
export const staticChecks = [
  ['format, lint and import rules', 'node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  ['types', 'node_modules/typescript/bin/tsc', '-b'],
  ['type-aware lint', 'node_modules/oxlint/bin/oxlint', '--type-aware', 'electron', 'renderer', 'shared', 'test'],
  ['unused code', 'node_modules/knip/bin/knip.js'],
  ['file length', 'scripts/check-file-length.mjs'],
];
