'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { Answer } from '../../lib/desk/types';

/** Runs a server action from a form: one at a time, refusals and broken networks as a message, the page refreshed after success. */
export function useAct() {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<{ message: string; fields: Record<string, string> } | null>(null);
  const [done, setDone] = useState('');
  const run = async (act: () => Promise<Answer<{ message?: string } | object>>, words = '已保存'): Promise<boolean> => {
    setBusy(true);
    setRefusal(null);
    setDone('');
    try {
      const answer = await act();
      if (!answer.ok) {
        setRefusal({ message: answer.message, fields: answer.fields ?? {} });
        return false;
      }
      setDone('message' in answer && typeof answer.message === 'string' ? answer.message : words);
      router.refresh();
      return true;
    } catch {
      setRefusal({ message: '网络中断或服务器没有回应，操作可能没有完成。请刷新页面核对后再试。', fields: {} });
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { run, busy, refusal, done };
}

/** A key for one press of a button; works without a secure context, where crypto.randomUUID is missing. */
export function pressKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
