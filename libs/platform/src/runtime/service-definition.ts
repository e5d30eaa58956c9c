import type { DynamicModule, Type } from '@nestjs/common';
import type { EntitySchema } from 'typeorm';
import type { AnyOperation, Service } from '@counterless/contracts';
import type { Clock } from '@counterless/kernel';
import type { Migration } from '../persistence/database.ts';
import type { Constraints } from '../persistence/unit-of-work.ts';
import type { FieldCipher } from '../security/field-cipher.ts';
import type { PlatformConfig, StreamConfig } from './config.ts';

/** What makes a service: its settings, its module, its schema. */
export interface ServiceDefinition {
  readonly service: Service;
  readonly config: PlatformConfig;
  /** The service's own module: its handlers, reactions, deadlines and stores. */
  readonly module: Type | DynamicModule;
  readonly migrations: readonly Migration[];
  /** The mapping of its entities; the cipher is for columns that hold personal data. */
  readonly entities: (cipher: FieldCipher) => readonly EntitySchema[];
  /** Which problem a broken constraint stands for. */
  readonly constraints?: Constraints;
  /** Its HTTP side; without it nobody reaches its streams. */
  readonly streams?: StreamConfig | undefined;
  readonly clock?: Clock;
  /** What it must have a handler for: all of its operations, unless a test serves a part. */
  readonly operations?: readonly AnyOperation[];
}
