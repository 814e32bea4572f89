export const HEADLESS: string;
export const testBrowser: () => string | undefined;
export const wholeBrowser: () => string | undefined;
