'use server';

import { revalidatePath } from 'next/cache';
import { setCalendarDay } from '@/db/calendar';
import { changeSettings } from '@/db/installation';
import { addOrgan as addOffice, changeOrgan } from '@/db/organs';
import * as users from '@/db/users';
import { answer } from '@/lib/desk/action';
import * as inputs from '@/lib/desk/inputs';
import type { Answer, Role } from '@/lib/desk/types';
import type { z } from 'zod';

type Done = Promise<Answer<object>>;

function shownAgain<T extends { ok: boolean }>(result: T): T {
  if (result.ok) revalidatePath('/admin', 'layout');
  return result;
}

export async function saveOrgan(input: z.input<typeof inputs.organInput>): Done {
  return answer('saveOrgan', inputs.organInput, input, (user, value) => shownAgain(changeOrgan(user, value)));
}

/** Another office of the installation; only by an administrator of the whole. */
export async function addOrgan(input: z.input<typeof inputs.newOrganInput>): Promise<Answer<{ id: number }>> {
  return answer('addOrgan', inputs.newOrganInput, input, (user, value) => (user.role === 'admin' && user.organId === null
    ? shownAgain(addOffice({ userId: user.userId, name: user.displayName, organId: null }, value))
    : { ok: false, code: 'forbidden', message: '新单位由全系统的管理员建立。' }));
}

export async function addUser(input: { username: string; displayName: string; role: Role; organId?: number | null; email?: string; password: string }): Promise<Answer<{ id: number }>> {
  return answer<typeof inputs.newUserInput, { id: number }>('addUser', inputs.newUserInput, input, async (user, value) => {
    if (user.role !== 'admin') return { ok: false, code: 'forbidden', message: '账号由系统管理员管理。' };
    const organId = user.organId ?? value.organId ?? null;
    if (user.organId !== null && value.organId != null && value.organId !== user.organId) return { ok: false, code: 'forbidden', message: '只能为本单位建立账号。' };
    return shownAgain(await users.addUser({ userId: user.userId, name: user.displayName, organId }, { ...value, organId, mustChangePassword: true }));
  });
}

export async function changeUser(input: { id: number; displayName: string; role: Role; email?: string }): Done {
  return answer('changeUser', inputs.changeUserInput, input, (user, value) => shownAgain(users.changeUser(user, value)));
}

export async function disableUser(input: { id: number }): Done {
  return answer('disableUser', inputs.userInput, input, (user, value) => shownAgain(users.disableUser(user, value.id)));
}

export async function enableUser(input: { id: number }): Done {
  return answer('enableUser', inputs.userInput, input, (user, value) => shownAgain(users.enableUser(user, value.id)));
}

export async function resetUser(input: { id: number; password: string }): Done {
  return answer('resetUser', inputs.resetUserInput, input, async (user, value) => shownAgain(await users.resetUserPassword(user, value)));
}

export async function calendarDay(input: { date: string; kind: 'holiday' | 'workday' | 'ordinary'; name: string }): Done {
  return answer('calendarDay', inputs.calendarInput, input, (user, value) => shownAgain(setCalendarDay(user, value)));
}

export async function saveSettings(input: z.input<typeof inputs.settingsInput>): Done {
  return answer('saveSettings', inputs.settingsInput, input, (user, value) => shownAgain(changeSettings(user, value)));
}
