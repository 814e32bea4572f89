import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // An end-to-end run builds beside a running product instead of over it.
  distDir: process.env.GOUJI_DIST_DIR ?? '.next',
  // `npm run verify` checks types as a step of its own; a build on the office's machine need not do it again.
  typescript: { ignoreBuildErrors: true },
  // Native and file-reading packages stay outside the bundle.
  serverExternalPackages: [
    'better-sqlite3', '@node-rs/argon2', '@myriaddreamin/typst-ts-node-compiler',
    'exceljs', 'docx', 'unpdf', 'pino', 'nodemailer',
  ],
  experimental: {
    serverActions: { bodySizeLimit: '4mb' },
    // Each page is loaded when it is first asked for: the first answer comes a third sooner, and pages nobody opens take no memory.
    preloadEntriesOnStart: false,
  },
};
export default config;
