import type { ReactNode } from 'react';

/** The top of every page: where am I, what is the state, what must I do next. */
export function PageHead({ place, title, state, next }: { place?: ReactNode; title: string; state?: ReactNode; next?: ReactNode }) {
  return (
    <div className="mb-6 border-b border-line pb-4">
      {place ? <p className="mb-1 text-sm text-soft">{place}</p> : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-2xl">{title}</h1>
        {state}
      </div>
      {next ? <div className="mt-2 max-w-[60rem]">{next}</div> : null}
    </div>
  );
}
