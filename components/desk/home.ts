/** Address of the workbench. A plain link: the entry pages stay light without the router's link component (docs/decisions/006). */
export const HOME = '/';
/** Address of the public reports; finished files, not pages of this application. */
export const PUBLIC_SITE = '/open/';
