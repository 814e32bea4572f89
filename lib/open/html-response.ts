/** A public page made for its request: no script, no cookie, the style named by its digest in the policy. */
import { createHash } from 'node:crypto';

export function htmlResponse(html: string, status = 200): Response {
  const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map((match) => `'sha256-${createHash('sha256').update(match[1]!).digest('base64')}'`);
  return new Response(html, { status, headers: {
    'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'public, max-age=0, must-revalidate',
    'Content-Security-Policy': `default-src 'none'; style-src ${styles.join(' ') || "'none'"}; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  } });
}
