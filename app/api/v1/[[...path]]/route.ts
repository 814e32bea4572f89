/** The open data API: read only, public, everything in lib/open/api. */
import { allowOrigins, answerApi, refuseMethod } from '@/lib/open/api/answer';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ path?: string[] }> }): Promise<Response> {
  const { path = [] } = await params;
  // Set by our own front to the one address it trusts.
  const address = request.headers.get('x-forwarded-for') ?? 'unknown';
  return answerApi(request, path, address);
}

export const OPTIONS = allowOrigins;
export const POST = refuseMethod;
export const PUT = refuseMethod;
export const PATCH = refuseMethod;
export const DELETE = refuseMethod;
