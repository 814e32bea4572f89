import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Whether the browser has taken over the page: what only its program can do is offered from then on. */
export const useTakenOver = (): boolean => useSyncExternalStore(never, () => true, () => false);
