// Runs fauxqs, a stand-in of SQS that is not this repository's, with a queue and a dead-letter queue beside it. It prints where they
// are as a line of JSON, and ends with its input, so that it does not outlive the test that started it.
import { startFauxqs } from 'fauxqs';

const [visibilityTimeout = '30', maxReceiveCount = '5'] = process.argv.slice(2);
const server = await startFauxqs({ port: 0, logger: false });
server.createQueue('dead-letters');
server.createQueue('events', {
    attributes: {
        VisibilityTimeout: visibilityTimeout,
        RedrivePolicy: JSON.stringify({
            deadLetterTargetArn: 'arn:aws:sqs:us-east-1:000000000000:dead-letters',
            maxReceiveCount: Number(maxReceiveCount),
        }),
    },
});
const host = `http://sqs.us-east-1.localhost:${server.port}/000000000000`;
console.log(JSON.stringify({
    endpointUrl: server.address,
    queueUrl: `${host}/events`,
    deadLetterQueueUrl: `${host}/dead-letters`,
}));
process.stdin.on('end', () => process.exit(0));
process.stdin.resume();
