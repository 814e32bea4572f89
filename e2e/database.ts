/** The test's own hand on the server's database file, for what is no part of the story told. */
import { closeDatabase, useDatabase } from '../db/client';
import { forgetEnvironment } from '../lib/env';
import type { TestServer } from './server';

/** Opens the server's database for the time of the act; answers what the act answers. */
export async function withDatabase<T>(server: TestServer, act: () => Promise<T>): Promise<T> {
  Object.assign(process.env, server.env);
  forgetEnvironment();
  useDatabase(server.env.DATABASE_URL!.slice('file:'.length));
  try {
    return await act();
  } finally {
    closeDatabase();
  }
}
