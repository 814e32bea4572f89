import { Tag, type TagKind } from './tag';

export interface Task { href: string; title: string; hint?: string; state: string; kind: TagKind }

/** A list of things to do, each with its state in words. */
export function TaskList({ tasks }: { tasks: Task[] }) {
  return (
    <ul className="border-t border-line">
      {tasks.map((task) => (
        <li key={task.href} className="relative flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line px-2 py-3 hover:bg-desk">
          <div className="min-w-0">
            <a href={task.href} className="font-medium after:absolute after:inset-0">{task.title}</a>
            {task.hint ? <p className="text-sm text-soft">{task.hint}</p> : null}
          </div>
          <Tag kind={task.kind}>{task.state}</Tag>
        </li>
      ))}
    </ul>
  );
}
