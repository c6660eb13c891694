import { applyImports } from './apply-imports';
import { getImport, listImports, previewImports } from './list-imports';
import { rollBackImport } from './roll-back-import';

export const importCommands = {
  'imports.apply': applyImports,
  'imports.rollBack': rollBackImport,
} as const;

export const importQueries = {
  'imports.preview': previewImports,
  'imports.list': listImports,
  'imports.get': getImport,
} as const;
