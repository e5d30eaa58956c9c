import type { Provider } from '@nestjs/common';
import { CaseEvidence } from './chains/case-evidence.ts';
import { ChainPacker } from './chains/chain-packer.ts';
import { ChainWriter } from './chains/chain-writer.ts';
import { ChainAnchors, Chains } from './chains/ports.ts';
import { AppendToChainHandler } from './commands/append-to-chain.ts';
import { CloseChainHandler } from './commands/close-chain.ts';
import { OpenChainHandler } from './commands/open-chain.ts';
import type { DocumentsConfig } from './documents.config.ts';
import { AnchorChains } from './duties/anchor-chains.ts';
import { StampAnchors } from './duties/stamp-anchors.ts';
import { AnchorStampStore } from './persistence/anchor-stamp-store.ts';
import { ChainAnchorStore, ChainStore } from './persistence/chain-store.ts';
import { ExportCaseEvidenceHandler } from './queries/export-case-evidence.ts';
import { ExportChainHandler } from './queries/export-chain.ts';
import { ListChainAnchorsHandler } from './queries/list-chain-anchors.ts';
import { ReadChainHandler } from './queries/read-chain.ts';
import { ReadChainVerifierHandler } from './queries/read-chain-verifier.ts';
import { KeepRefusedCase } from './reactions/keep-refused-case.ts';
import { AnchorStamps, TimeAuthority } from './stamping/ports.ts';
import { Rfc3161Authority } from './stamping/rfc3161-authority.ts';

/** Evidence chains: written, anchored, handed out. */
export const chainProviders = ({ timeStamps }: Pick<DocumentsConfig, 'timeStamps'>): Provider[] => [
  { provide: Chains, useClass: ChainStore },
  { provide: ChainAnchors, useClass: ChainAnchorStore },
  ChainWriter,
  ChainPacker,
  CaseEvidence,
  OpenChainHandler,
  AppendToChainHandler,
  CloseChainHandler,
  ReadChainHandler,
  ExportChainHandler,
  ExportCaseEvidenceHandler,
  ListChainAnchorsHandler,
  ReadChainVerifierHandler,
  KeepRefusedCase,
  AnchorChains,
  ...(timeStamps ? [{ provide: TimeAuthority, useFactory: () => new Rfc3161Authority(timeStamps.url, timeStamps.trusted) }, { provide: AnchorStamps, useClass: AnchorStampStore }, StampAnchors] : []),
];
