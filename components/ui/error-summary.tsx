import { fieldId } from '../report/field-id';

/** The list of what is wrong, at the top of the page, each linking to its field. */
export function ErrorSummary({ title = '有以下问题需要处理', items }: { title?: string; items: { field?: string; href?: string; message: string }[] }) {
  if (items.length === 0) return null;
  return (
    <div role="alert" tabIndex={-1} className="my-4 rounded-md border-2 border-error px-4 py-3" data-error-summary="">
      <h2 className="text-lg text-error">{title}</h2>
      <ul className="mt-2 list-disc pl-5">
        {items.map((item) => (
          <li key={`${item.field ?? item.href}${item.message}`}>
            {item.href || item.field ? <a className="text-error" href={item.href ?? `#${fieldId(item.field!)}`}>{item.message}</a> : item.message}
          </li>
        ))}
      </ul>
    </div>
  );
}
