import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// One entry per process or thread of the app. Native modules stay outside the bundles: they are found in node_modules,
// which electron-builder packs.
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node24',
      externalizeDeps: true,
      rolldownOptions: {
        input: {
          main: 'electron/main.ts',
          'ledger-worker': 'electron/ledger-worker.ts',
          'backup-process': 'electron/backup/process/backup-process.ts',
          cli: 'electron/cli/cli.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    // A sandboxed preload can require nothing but electron itself: one CommonJS file with everything in it.
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: 'electron/preload/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      target: 'chrome148',
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: 'renderer/index.html',
        output: {
          codeSplitting: { groups: [{ name: 'charts', test: /renderer[\\/]components[\\/]charts/ }] },
        },
      },
    },
  },
});
