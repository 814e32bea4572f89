/** The least a Node.js server can do with a page: one buffer from memory, no routing. Port and file are the arguments. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';

const [, , port, file] = process.argv;
const body = gzipSync(readFileSync(file), { level: 6 });
createServer((request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Encoding': 'gzip', 'Content-Length': body.length });
  response.end(body);
}).listen(Number(port), '127.0.0.1', () => console.log('ready'));
