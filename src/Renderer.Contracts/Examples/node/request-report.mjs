// Asks for one report and waits for its outcome.
//
//   node request-report.mjs REPORT_ID REVISION TEMPLATE DATA.json
//
// Needs amqplib (npm install amqplib). The broker's address is in the variable BROKER.
import { readFile } from 'node:fs/promises';
import amqp from 'amqplib';

const [reportId, revision, template, dataFile] = process.argv.slice(2);
const request = { reportId, revision: Number(revision), template, data: JSON.parse(await readFile(dataFile, 'utf8')) };

const connection = await amqp.connect(process.env.BROKER ?? 'amqp://guest:guest@localhost:5672/');
const channel = await connection.createConfirmChannel();

// Listen before asking. A consumer that must miss nothing names its queue and makes it durable.
const { queue } = await channel.assertQueue('', { exclusive: true });
for (const event of ['ReportRendered', 'ReportRejected', 'ReportFailed']) {
  await channel.bindQueue(queue, `Renderer.Contracts:${event}`, '');
}

const answer = new Promise((resolve) => channel.consume(queue, (message) => {
  const outcome = JSON.parse(message.content.toString());
  channel.ack(message);
  if (outcome.reportId === reportId && outcome.revision === request.revision) {
    resolve({ event: message.fields.exchange.split(':')[1], outcome });
  }
}));

// A message that no queue takes comes back; the confirm comes once a queue has it on disk.
channel.on('return', () => { throw new Error('There is no queue renderer.interactive: run renderer deploy-topology.'); });
channel.sendToQueue('renderer.interactive', Buffer.from(JSON.stringify(request)), { contentType: 'application/json', persistent: true, mandatory: true });
await channel.waitForConfirms();

const { event, outcome } = await answer;
console.log(event, JSON.stringify(outcome));
await connection.close();
process.exitCode = event === 'ReportRendered' ? 0 : 1;
