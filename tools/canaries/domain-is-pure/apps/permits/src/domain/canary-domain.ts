// Breaks domain-is-pure: a framework in the domain.
import { Injectable } from '@nestjs/common';

@Injectable()
export class Canary {}
