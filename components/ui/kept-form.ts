import { get, useForm, type FieldValues, type UseFormProps, type UseFormRegister, type UseFormReturn } from 'react-hook-form';
import { keepTyped } from './keep-typed';

/**
 * react-hook-form for pages the server draws: the fields show their first values before the page's program runs, and keep
 * what a person types or chooses until it does.
 */
export function useKeptForm<V extends FieldValues>(options: UseFormProps<V>): UseFormReturn<V> {
  const form = useForm<V>(options);
  const register: UseFormRegister<V> = (name, rules) => {
    const field = form.register(name, rules);
    // Lines of a list change places: their first values are given where they are drawn.
    const first: unknown = /\.\d+(\.|$)/.test(name) ? undefined : get(options.defaultValues, name);
    return { ...field, ref: keepTyped(field.ref), ...(typeof first === 'boolean' ? { defaultChecked: first } : first === undefined ? {} : { defaultValue: first }) };
  };
  return { ...form, register };
}
