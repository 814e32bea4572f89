/** A public page made for its request: no script, no cookie. Its style carries the nonce of the answer's policy, which the front sets. */
export function htmlResponse(request: Request, html: string, status = 200): Response {
  const nonce = request.headers.get('x-nonce');
  const body = nonce && /^[\w+/=]+$/.test(nonce) ? html.replaceAll('<style>', `<style nonce="${nonce}">`) : html;
  return new Response(body, { status, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'public, max-age=0, must-revalidate' } });
}
