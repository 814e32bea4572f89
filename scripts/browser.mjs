/** Where Chromium is on this machine. CHROMIUM_PATH, when set, comes first. */
import { existsSync } from 'node:fs';

/** Chromium without windows of its own: the stories take a third less processor time in it. */
export const HEADLESS = '/usr/bin/chromium-headless-shell';
const WHOLE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const first = (candidates) => [process.env.CHROMIUM_PATH, ...candidates].find((path) => path && existsSync(path));

/** The browser the stories run in. */
export const testBrowser = () => first([HEADLESS, ...WHOLE]);

/** The browser people have, for measures and for printing. */
export const wholeBrowser = () => first([...WHOLE, HEADLESS]);
