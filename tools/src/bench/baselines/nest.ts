// The process of perf-1: what Nest's guides lead to. Fastify adapter, TypeORM repository, one controller, no authentication.
import 'reflect-metadata';
import { Controller, Get, Inject, Module, NotFoundException, Param } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DataSource, EntitySchema } from 'typeorm';

const at = (name: string) => ({ type: 'timestamptz', name }) as const;
const passSchema = new EntitySchema<{ id: string }>({
  name: 'pass',
  columns: {
    id: { type: 'uuid', primary: true }, version: { type: 'int' }, number: { type: 'text' }, status: { type: 'text' }, plate: { type: 'text' },
    driverName: { type: 'text', name: 'driver_name' }, driverMobile: { type: 'text', name: 'driver_mobile' }, cargo: { type: 'jsonb' },
    origin: { type: 'text' }, destination: { type: 'text' }, route: { type: 'jsonb' }, validFrom: at('valid_from'), validUntil: at('valid_until'),
    requestedAt: at('requested_at'), decisions: { type: 'jsonb' }, qr: { type: 'text' },
  } as never,
});

@Controller()
class PassController {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  @Get('pass/:id')
  async read(@Param('id') id: string): Promise<object> {
    const pass = await this.source.getRepository(passSchema).findOneBy({ id });
    if (!pass) throw new NotFoundException();
    return pass;
  }
}

const source = new DataSource({ type: 'postgres', url: process.env['DATABASE_URL']!, entities: [passSchema], poolSize: 16 });
await source.initialize();
@Module({ controllers: [PassController], providers: [{ provide: DataSource, useValue: source }] })
class BaselineModule {}
const app = await NestFactory.create(BaselineModule, new FastifyAdapter(), { logger: false });
await app.listen(Number(process.env['PORT']), '127.0.0.1');
