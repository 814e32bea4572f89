/** The open data API: read only, public, everything in lib/open/api. */
import { answerApi } from '@/lib/open/api/answer';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ path?: string[] }> }): Promise<Response> {
  const { path = [] } = await params;
  // Set by our own front to the one address it trusts.
  const address = request.headers.get('x-forwarded-for') ?? 'unknown';
  return answerApi(request, path, address);
}

export function OPTIONS(): Response {
  return new Response(null, { status: 204, headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS', 'Access-Control-Max-Age': '86400' } });
}
