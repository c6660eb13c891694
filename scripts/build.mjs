#!/usr/bin/env node
import { build } from './lib/build.mjs';

process.exit(await build());
