import { createConnection } from 'node:net';

/**
 * Asks a daemon of FRR over its socket, as `vtysh` does: a command ends with a zero byte, an answer with three of them and a result.
 *
 * @param socket the path of the daemon's socket
 * @param commands `show ...`, in order
 * @returns what each printed
 */
export function ask(socket: string, commands: readonly string[], timeoutMs = 5_000): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const connection = createConnection(socket);
    const answers: string[] = [];
    let pending = Buffer.alloc(0);
    const queue = ['enable', ...commands];
    const fail = (error: Error) => { connection.destroy(); reject(error); };
    const timer = setTimeout(() => fail(new Error(`${socket} does not answer`)), timeoutMs);
    const next = () => {
      const command = queue.shift();
      if (command !== undefined) return void connection.write(`${command}\0`);
      clearTimeout(timer);
      connection.end();
      return resolve(answers.slice(1));
    };
    connection.on('connect', next);
    connection.on('error', (error) => { clearTimeout(timer); fail(error); });
    connection.on('data', (data: Buffer) => {
      pending = Buffer.concat([pending, data]);
      const end = answerEnd(pending);
      if (end === undefined) return;
      answers.push(pending.subarray(0, end).toString('utf8'));
      pending = Buffer.alloc(0);
      next();
    });
  });
}

/** Where an answer ends: before three zero bytes and one with the result; nothing while more is to come. */
export function answerEnd(answer: Buffer): number | undefined {
  const end = answer.length - 4;
  return end >= 0 && answer[end] === 0 && answer[end + 1] === 0 && answer[end + 2] === 0 ? end : undefined;
}
