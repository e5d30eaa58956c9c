import { documents, type Nothing } from '@counterless/contracts';
import { evidenceVerifier } from '@counterless/credential/evidence';
import { Answer, Handles, RawBody, type Handler } from '@counterless/platform';

@Handles(documents.readChainVerifier)
export class ReadChainVerifierHandler implements Handler<typeof documents.readChainVerifier> {
  async run(_request: Nothing): Promise<Answer<object>> {
    return new Answer(new RawBody(await evidenceVerifier(), documents.readChainVerifier.http!.produces));
  }
}
