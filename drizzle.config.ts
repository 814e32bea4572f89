import { defineConfig } from 'drizzle-kit';

/** `npx drizzle-kit generate` writes the next migration; STRICT, triggers and data are then added to it by hand. */
export default defineConfig({ dialect: 'sqlite', schema: './db/schema.ts', out: './db/migrations', casing: 'snake_case' });
