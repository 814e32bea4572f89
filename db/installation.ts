/** Settings of the whole installation, changed by its administrator. */
import type { Answer, SignedIn } from '../lib/desk/types';
import { appendAudit } from './audit';
import { write } from './client';
import { auditActor } from './people';
import { refusal } from './reports';
import { forgetSessionLimits } from './sessions';
import { allSettings, putSetting, type Settings } from './settings';
import { keepsInstallation } from './users';

export function changeSettings(user: SignedIn, next: Settings): Answer<object> {
  return write(() => {
    if (!keepsInstallation(user)) return refusal('forbidden', user.role === 'admin' ? '系统设置对各单位都有效，由全系统的管理员修改。' : '系统设置由系统管理员修改。');
    const before = allSettings();
    const changed = (Object.keys(next) as (keyof Settings)[]).filter((key) => next[key] !== before[key]);
    for (const key of changed) putSetting(key, next[key]);
    appendAudit(auditActor(user), 'settings.change', 'settings', { from: Object.fromEntries(changed.map((key) => [key, before[key]])), to: Object.fromEntries(changed.map((key) => [key, next[key]])) });
    forgetSessionLimits();
    return { ok: true };
  });
}
