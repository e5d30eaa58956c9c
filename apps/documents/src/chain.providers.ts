import type { Provider } from '@nestjs/common';
import { ChainWriter } from './chains/chain-writer.ts';
import { ChainAnchors, Chains } from './chains/ports.ts';
import { AppendToChainHandler } from './commands/append-to-chain.ts';
import { CloseChainHandler } from './commands/close-chain.ts';
import { OpenChainHandler } from './commands/open-chain.ts';
import { AnchorChains } from './duties/anchor-chains.ts';
import { ChainAnchorStore, ChainStore } from './persistence/chain-store.ts';
import { ExportChainHandler } from './queries/export-chain.ts';
import { ListChainAnchorsHandler } from './queries/list-chain-anchors.ts';
import { ReadChainHandler } from './queries/read-chain.ts';
import { ReadChainVerifierHandler } from './queries/read-chain-verifier.ts';

/** Evidence chains: written, anchored, handed out. */
export const chainProviders: Provider[] = [
  { provide: Chains, useClass: ChainStore },
  { provide: ChainAnchors, useClass: ChainAnchorStore },
  ChainWriter,
  OpenChainHandler,
  AppendToChainHandler,
  CloseChainHandler,
  ReadChainHandler,
  ExportChainHandler,
  ListChainAnchorsHandler,
  ReadChainVerifierHandler,
  AnchorChains,
];
