import { isIPv6, type BlockList } from 'node:net';
import type { IncomingMessage, ServerResponse } from 'node:http';

const mostBytes = 48 * 1024;

/** A request whose body no page or endpoint wants to read. */
export class Unreadable extends Error {
  constructor(readonly status: 411 | 413 | 415) {
    super(`unreadable body: ${status}`);
  }
}

/** Refuses bodies without a length, and long ones, before anybody begins to read: what reads behind this would answer with a fault of ours. */
export function refuseBody(request: IncomingMessage): void {
  if (request.method !== 'POST') return;
  if (request.headers['content-length'] === undefined) throw new Unreadable(411);
  if (Number(request.headers['content-length']) > mostBytes) throw new Unreadable(413);
}

/** The fields of a form; each once. */
export async function readForm(request: IncomingMessage): Promise<Record<string, string>> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '')) throw new Unreadable(415);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString('utf8')));
}

const plain = (address: string) => address.trim().replace(/^::ffff:(?=\d+\.)/i, '');
const listed = (list: BlockList, address: string) => list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

/** Where a request comes from: the last address that is not one of the proxies we believe. */
export function clientAddress(request: Pick<IncomingMessage, 'socket' | 'headers'>, trusted: BlockList): string {
  let address = plain(request.socket.remoteAddress ?? '');
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',').map(plain).filter(Boolean);
  while (forwarded.length > 0 && listed(trusted, address)) address = forwarded.pop()!;
  return address;
}

export function cookieOf(request: IncomingMessage, name: string): string | undefined {
  return request.headers.cookie
    ?.split(';')
    .map(c => c.trim())
    .find(c => c.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}

export function send(response: ServerResponse, status: number, headers: Record<string, string>, body: string): void {
  response.writeHead(status, headers).end(body);
}

export function redirect(response: ServerResponse, location: string): void {
  response.writeHead(303, { location, 'content-length': '0', 'cache-control': 'no-store' }).end();
}
