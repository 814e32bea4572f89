import { dateTime } from '../ui/dates';

export interface AuditLine { seq: number; at: string; actorName: string; sentence: string; hash: string }

/** The audit trail as sentences, newest first. */
export function AuditList({ lines }: { lines: AuditLine[] }) {
  if (lines.length === 0) return <p className="text-soft">没有记录。</p>;
  return (
    <div className="overflow-x-auto">
      <table className="data-table min-w-[40rem]">
        <thead><tr><th scope="col" className="number whitespace-nowrap">序号</th><th scope="col">时间</th><th scope="col">事项</th><th scope="col">链值</th></tr></thead>
        <tbody>{lines.map((line) => <tr key={line.seq}><td className="number">{line.seq}</td><td className="whitespace-nowrap">{dateTime(line.at)}</td><td>{line.sentence}</td><td className="font-mono text-xs text-faint">{line.hash.slice(0, 10)}</td></tr>)}</tbody>
      </table>
    </div>
  );
}
