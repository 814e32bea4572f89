import type { AuditLine } from '@/components/desk/audit-list';
import { auditSentence } from '@/components/desk/audit-sentence';
import type { AuditEntry } from '@/db/audit';

export function auditLine(entry: AuditEntry): AuditLine {
  return { seq: entry.seq, at: entry.at, actorName: entry.actorName, sentence: auditSentence(entry), hash: entry.hash };
}
