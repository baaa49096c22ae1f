// The same loop with AWS's JavaScript clients, as the conformance tests have them, one event at a time.
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../Conformance/package.json', import.meta.url));
const { SQSClient, ReceiveMessageCommand, DeleteMessageBatchCommand } = require('@aws-sdk/client-sqs');
const { ChimeSDKVoiceClient, StartSpeakerSearchTaskCommand } = require('@aws-sdk/client-chime-sdk-voice');

const options = { endpoint: process.env.BENCH_ENDPOINT, region: 'us-east-1', credentials: { accessKeyId: 'any', secretAccessKey: 'any' } };
const sqs = new SQSClient(options);
const voice = new ChimeSDKVoiceClient(options);
const QueueUrl = process.env.BENCH_QUEUE;

let count = 0;
let first = 0;
let last = 0;
for (;;) {
    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 2 }));
    if (!Messages) {
        break;
    }

    for (const message of Messages) {
        const { id, detail } = JSON.parse(message.Body);
        if (detail.detailStatus === 'AnalyticsReady') {
            await voice.send(new StartSpeakerSearchTaskCommand({
                VoiceConnectorId: detail.callDetails.voiceConnectorId,
                TransactionId: detail.callDetails.transactionId,
                VoiceProfileDomainId: process.env.BENCH_DOMAIN,
                ClientRequestToken: id,
            }));
            count++;
            last = Date.now();
            first ||= last;
        }
    }

    await sqs.send(new DeleteMessageBatchCommand({
        QueueUrl, Entries: Messages.map((message, index) => ({ Id: `${index}`, ReceiptHandle: message.ReceiptHandle })),
    }));
}

console.log(JSON.stringify({ Handled: count, First: first, Last: last }));
sqs.destroy();
voice.destroy();
