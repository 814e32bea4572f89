'use client';

import { useEffect, useState, type ComponentType, type ReactNode } from 'react';

/** A part of the page loaded when it is shown; until then `meanwhile` stands in its place. When the network fails the part is missing, not the page; it is tried again when the network is back. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P & { meanwhile?: ReactNode }> {
  return function Later({ meanwhile, ...props }: P & { meanwhile?: ReactNode }) {
    const [part, setPart] = useState<{ Part: ComponentType<P> } | null>(null);
    useEffect(() => {
      if (part) return;
      const attempt = () => void load().then((Part) => setPart({ Part }), () => undefined);
      attempt();
      addEventListener('online', attempt);
      return () => removeEventListener('online', attempt);
    }, [part]);
    return part ? <part.Part {...props as unknown as P} /> : meanwhile;
  };
}
