import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env.HONE_API_ORIGIN ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { conditions: ['hone-source', 'module', 'browser', 'development|production'] },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: api }, '/socket.io': { target: api, ws: true } },
  },
  build: {
    outDir: 'dist',
    manifest: true,
    // The budget is about what a browser downloads; scripts/size.mjs checks it from the manifest.
    chunkSizeWarningLimit: 800,
    // Inlined assets would be data: URLs, which the content security policy blocks for scripts and fonts.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // Zod and the module that disables its compiler share a chunk, which runs before any schema exists.
        codeSplitting: { groups: [{ name: 'zod', test: /node_modules\/zod\/|zod-without-eval/ }] },
      },
    },
  },
});
