// The bare process of perf-2 and perf-4: Fastify and pg, one prepared statement, no authentication.
import Fastify from 'fastify';
import pg from 'pg';
import { passSelect } from './pass-select.ts';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL']!, max: 16 });
const fastify = Fastify();
fastify.get<{ Params: { id: string } }>('/pass/:id', async (request, reply) => {
  const { rows } = await pool.query<{ body: string }>({ name: 'pass', text: passSelect, values: [request.params.id] });
  if (!rows[0]) return reply.code(404).send();
  return reply.header('content-type', 'application/json; charset=utf-8').send(rows[0].body);
});
await fastify.listen({ host: '127.0.0.1', port: Number(process.env['PORT']) });
