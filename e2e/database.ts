/** The test's own hand on the server's database file, for what is no part of the story told. */
import { closeDatabase, useDatabase } from '../db/client';
import { forgetEnvironment } from '../lib/env';
import type { TestServer } from './server';

/** Opens the server's database for the time of the act. */
export async function withDatabase(server: TestServer, act: () => Promise<void>): Promise<void> {
  Object.assign(process.env, server.env);
  forgetEnvironment();
  useDatabase(server.env.DATABASE_URL!.slice('file:'.length));
  try {
    await act();
  } finally {
    closeDatabase();
  }
}
