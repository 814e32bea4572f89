/** Started by kill.long.test.ts: says that it begins, then writes what is pending, to be killed somewhere in between. */
import { connection } from '../../db/client';
import { writePendingPublications } from './write';

connection();
process.stdout.write('begin\n');
await writePendingPublications();
process.stdout.write('done\n');
