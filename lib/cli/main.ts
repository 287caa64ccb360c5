#!/usr/bin/env node
import { run } from './run';

// A reader that has seen enough (`| head`) closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`The result could not be written (${error.code ?? error.message}).\n`);
  process.exitCode = 2;
});

void run(process.argv.slice(2), {
  out: (text) => { process.stdout.write(text); },
  err: (text) => { process.stderr.write(text); },
  color: process.stdout.isTTY && !process.env.NO_COLOR,
}).then((code) => { process.exitCode ||= code; });
