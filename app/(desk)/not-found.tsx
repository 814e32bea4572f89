import { Nowhere } from '@/components/desk/nowhere';

export default function NotFound() {
  return <Nowhere />;
}
