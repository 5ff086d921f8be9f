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
    // Inlined assets would be data: addresses, which the content security policy refuses for scripts and fonts.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // Zod and what turns its compiler off stand in one chunk: it is evaluated before any chunk makes a schema.
        codeSplitting: { groups: [{ name: 'zod', test: /node_modules\/zod\/|zod-without-eval/ }] },
      },
    },
  },
});
