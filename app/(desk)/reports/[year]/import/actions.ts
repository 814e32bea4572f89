'use server';

import { revalidatePath } from 'next/cache';
import { importSection, undoImport } from '@/db/imports';
import { answer } from '@/lib/desk/action';
import * as inputs from '@/lib/desk/inputs';
import type { Answer, SaveAnswer, SaveInput } from '@/lib/desk/types';

/** Takes one section over from a file that was previewed. */
export async function takeOver(input: SaveInput & { key: string; fileName: string }): Promise<SaveAnswer> {
  return answer('importSection', inputs.importInput, input, (user, value) => {
    const result = importSection(user, value);
    if (result.ok) revalidatePath('/reports/[year]', 'layout');
    return result;
  });
}

/** Takes a whole import back. */
export async function takeBack(input: { year: number; key: string }): Promise<Answer<{ message: string }>> {
  return answer('undoImport', inputs.undoImportInput, input, (user, value) => {
    const result = undoImport(user, value);
    if (result.ok) revalidatePath('/reports/[year]', 'layout');
    return result;
  });
}
