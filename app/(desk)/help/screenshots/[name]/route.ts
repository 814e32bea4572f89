/** The pictures of the handbooks. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const FOLDER = join(process.env.GOUJI_ROOT ?? process.cwd(), 'docs', 'screenshots');

export async function GET(_request: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  const { name } = await params;
  if (!/^[a-z0-9-]+\.png$/.test(name)) return new Response('没有这张图片', { status: 404 });
  try {
    return new Response(new Uint8Array(await readFile(join(FOLDER, name))), { headers: { 'Content-Type': 'image/png', 'Cache-Control': 'private, max-age=3600' } });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Response('没有这张图片', { status: 404 });
    throw error;
  }
}
