import { Module, type DynamicModule } from '@nestjs/common';
import type { ServiceDefinition } from '@counterless/platform';
import { chainProviders } from './chain.providers.ts';
import { dataProviders } from './person-data.providers.ts';
import { RotateKeyHandler } from './commands/rotate-key.ts';
import { certificateProviders } from './certificate.providers.ts';
import type { DocumentsConfig } from './documents.config.ts';
import { TrimChanges } from './duties/trim-changes.ts';
import { fileProviders } from './file.providers.ts';
import { certificateSchema } from './persistence/certificate-schema.ts';
import { constraints } from './persistence/constraints.ts';
import { CredentialStore } from './persistence/credential-store.ts';
import { KeyStore } from './persistence/key-store.ts';
import { migrations } from './persistence/migrations.ts';
import { StatusListStore } from './persistence/status-list-store.ts';
import { ListStatusListsHandler } from './queries/list-status-lists.ts';
import { ReadKeysHandler } from './queries/read-keys.ts';
import { ReadStatusDeltaHandler } from './queries/read-status-delta.ts';
import { ReadStatusListHandler } from './queries/read-status-list.ts';
import { RevokeRevokedPass } from './reactions/revoke-revoked-pass.ts';
import { RevokeWithdrawnPass } from './reactions/revoke-withdrawn-pass.ts';
import { SealExtendedPass } from './reactions/seal-extended-pass.ts';
import { SealGrantedPass } from './reactions/seal-granted-pass.ts';
import { Credentials, SealingKeys, SealingSettings, StatusLists } from './sealing/ports.ts';
import { Revoker } from './sealing/revoker.ts';
import { Sealer } from './sealing/sealer.ts';

@Module({})
class DocumentsModule {}

function documentsModule(config: DocumentsConfig): DynamicModule {
  return {
    module: DocumentsModule,
    providers: [
      { provide: SealingSettings, useValue: config.sealing },
      { provide: SealingKeys, useClass: KeyStore },
      { provide: Credentials, useClass: CredentialStore },
      { provide: StatusLists, useClass: StatusListStore },
      Sealer,
      Revoker,
      RotateKeyHandler,
      ReadKeysHandler,
      ListStatusListsHandler,
      ReadStatusListHandler,
      ReadStatusDeltaHandler,
      SealGrantedPass,
      SealExtendedPass,
      RevokeRevokedPass,
      RevokeWithdrawnPass,
      TrimChanges,
      ...fileProviders(config),
      ...chainProviders(config),
      ...certificateProviders(config),
      ...dataProviders,
    ],
  };
}

/** The documents service: sealing keys, sealed pass codes, status lists, files, certificates. */
export function documentsService(config: DocumentsConfig): ServiceDefinition {
  return { service: 'documents', config: config.platform, streams: config.streams, module: documentsModule(config), migrations, entities: cipher => [certificateSchema(cipher)], constraints };
}

export { migrations };
