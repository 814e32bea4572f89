import type { Metadata } from 'next';
import { Nowhere } from '@/components/desk/nowhere';

export const metadata: Metadata = { title: '没有这个页面' };

export default function NotFound() {
  return <main className="mx-auto max-w-3xl px-4 py-12 sm:px-6"><Nowhere /></main>;
}
