/** Security headers of the pages. A page may run only scripts and styles that carry the nonce of its own answer. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Client } from './request';

/** Where browsers report what the policy refused; counted in /metrics. */
export const CSP_REPORT_PATH = '/csp-report';

function policy(nonce: string, { dev, https }: { dev: boolean; https: boolean }): string {
  return [
    "default-src 'self'",
    // React's development build evaluates strings for its stack traces; the product never does.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    // The development server injects style elements without a nonce.
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${dev ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    `report-uri ${CSP_REPORT_PATH}`,
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

const PLAIN: [string, string][] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'same-origin'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()'],
];

/**
 * Sets the headers of a page and hands its nonce to the renderer, which reads it from the policy in the request headers
 * and writes it on its own scripts; `x-nonce` is for our components.
 */
export function protectPage(request: IncomingMessage, response: ServerResponse, client: Client, pathname: string, dev: boolean): void {
  for (const [name, value] of PLAIN) response.setHeader(name, value);
  const https = client.protocol === 'https';
  if (https) response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
  // Build files are immutable and public, the renderer marks them so itself.
  if (pathname.startsWith('/_next/static/')) return;
  const nonce = randomBytes(16).toString('base64');
  const csp = policy(nonce, { dev, https });
  request.headers['x-nonce'] = nonce;
  request.headers['content-security-policy'] = csp;
  delete request.headers['content-security-policy-report-only'];
  response.setHeader('Content-Security-Policy', csp);
  // Unpublished work must not stay in a cache of a shared office machine.
  if (!pathname.startsWith('/open/') && !pathname.startsWith('/api/v1/')) response.setHeader('Cache-Control', 'no-store');
}
