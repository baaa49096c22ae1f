// AWS's own JavaScript client of SQS against the emulator's own queue: receive, delete, change visibility, attributes, redrive.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import * as sqs from '@aws-sdk/client-sqs';
import * as voice from '@aws-sdk/client-chime-sdk-voice';
import { Emulator } from './emulator.mjs';

async function start(context, options = {}) {
    const emulator = await Emulator.start(context, options);
    return { emulator, client: emulator.queueClient(), QueueUrl: emulator.variables.EVENT_QUEUE_URL };
}

test('notifications are received with their attributes and deleted', async context => {
    const { emulator, client, QueueUrl } = await start(context, { args: ['--task-duration', '0.2'] });
    await emulator.client().send(new voice.StartSpeakerSearchTaskCommand({
        VoiceConnectorId: emulator.VoiceConnectorId, TransactionId: 'call-1', VoiceProfileDomainId: emulator.VoiceProfileDomainId,
    }));

    const statuses = [];
    while (statuses.length < 3) {
        const { Messages = [] } = await client.send(new sqs.ReceiveMessageCommand({
            QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 20,
            MessageSystemAttributeNames: ['All'], MessageAttributeNames: ['All'],
        }));
        for (const message of Messages) {
            statuses.push(JSON.parse(message.Body).detail.detailStatus);
            assert.equal(message.MD5OfBody, createHash('md5').update(message.Body).digest('hex'));
            assert.equal(message.Attributes.ApproximateReceiveCount, '1');
            assert.ok(Math.abs(Number(message.Attributes.SentTimestamp) - Date.now()) < 60_000);
            assert.deepEqual(message.MessageAttributes, { EndpointUrl: { DataType: 'String', StringValue: emulator.endpoint } });
            await client.send(new sqs.DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
        }
    }

    assert.deepEqual(statuses, ['AnalyticsReady', 'IdentificationSuccessful', 'VoiceprintGenerationSuccess']);
    const { Attributes } = await client.send(new sqs.GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
    assert.deepEqual(
        [Attributes.ApproximateNumberOfMessages, Attributes.ApproximateNumberOfMessagesNotVisible, Attributes.VisibilityTimeout],
        ['0', '0', '30']);
});

test('what was sent with attributes comes as it was sent', async context => {
    const { client, QueueUrl } = await start(context);
    const MessageAttributes = {
        Text: { DataType: 'String', StringValue: 'Grüße' },
        Number: { DataType: 'Number.int', StringValue: '7' },
        Bytes: { DataType: 'Binary', BinaryValue: Uint8Array.of(0, 255) },
    };

    const sent = await client.send(new sqs.SendMessageCommand({ QueueUrl, MessageBody: 'Grüße', MessageAttributes }));
    const { Messages: [message] } = await client.send(new sqs.ReceiveMessageCommand({ QueueUrl, MessageAttributeNames: ['.*'] }));

    assert.equal(message.MessageId, sent.MessageId);
    assert.equal(message.MD5OfMessageAttributes, sent.MD5OfMessageAttributes);
    assert.equal(message.Body, 'Grüße');
    assert.deepEqual(message.MessageAttributes.Text, MessageAttributes.Text);
    assert.deepEqual([...message.MessageAttributes.Bytes.BinaryValue], [0, 255]);
    assert.equal(message.Attributes, undefined);
});

test('what is not deleted comes again, and after so many receives goes to the dead-letter queue', async context => {
    const { client, QueueUrl } = await start(context, { args: ['--max-receive-count', '2'] });
    await client.send(new sqs.SendMessageCommand({ QueueUrl, MessageBody: 'a' }));

    for (const count of ['1', '2']) {
        const { Messages: [message] } = await client.send(new sqs.ReceiveMessageCommand({
            QueueUrl, VisibilityTimeout: 30, MessageSystemAttributeNames: ['ApproximateReceiveCount'],
        }));
        assert.equal(message.Attributes.ApproximateReceiveCount, count);
        await client.send(new sqs.ChangeMessageVisibilityCommand(
            { QueueUrl, ReceiptHandle: message.ReceiptHandle, VisibilityTimeout: 0 }));
    }

    assert.equal((await client.send(new sqs.ReceiveMessageCommand({ QueueUrl }))).Messages, undefined);
    const { Attributes } = await client.send(
        new sqs.GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['RedrivePolicy'] }));
    const redrive = JSON.parse(Attributes.RedrivePolicy);
    assert.equal(redrive.maxReceiveCount, 2);
    const { QueueUrl: deadLetters } = await client.send(
        new sqs.GetQueueUrlCommand({ QueueName: redrive.deadLetterTargetArn.split(':').at(-1) }));
    const { Messages } = await client.send(new sqs.ReceiveMessageCommand({ QueueUrl: deadLetters }));
    assert.equal(Messages[0].Body, 'a');
});

test('batches say of each entry what came of it, and break as a whole where they break a rule', async context => {
    const { client, QueueUrl } = await start(context);
    const sent = await client.send(new sqs.SendMessageBatchCommand(
        { QueueUrl, Entries: ['a', 'b'].map(Id => ({ Id, MessageBody: Id })) }));
    assert.deepEqual(sent.Successful.map(entry => entry.Id), ['a', 'b']);
    const { Messages } = await client.send(new sqs.ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    const [first, second] = Messages.map(message => message.ReceiptHandle);

    const changed = await client.send(new sqs.ChangeMessageVisibilityBatchCommand({
        QueueUrl,
        Entries: [
            { Id: 'good', ReceiptHandle: first, VisibilityTimeout: 60 },
            { Id: 'bad', ReceiptHandle: 'none', VisibilityTimeout: 60 },
        ],
    }));
    assert.deepEqual(changed.Successful, [{ Id: 'good' }]);
    assert.deepEqual(changed.Failed.map(entry => [entry.Id, entry.Code, entry.SenderFault]), [['bad', 'ReceiptHandleIsInvalid', true]]);
    const deleted = await client.send(new sqs.DeleteMessageBatchCommand(
        { QueueUrl, Entries: [first, second].map((ReceiptHandle, index) => ({ Id: `${index}`, ReceiptHandle })) }));
    assert.deepEqual(deleted.Successful.map(entry => entry.Id), ['0', '1']);

    const entry = { Id: 'x', ReceiptHandle: first };
    for (const [Entries, error] of [
        [[], sqs.EmptyBatchRequest],
        [[entry, entry], sqs.BatchEntryIdsNotDistinct],
        [[{ ...entry, Id: 'a b' }], sqs.InvalidBatchEntryId],
        [Array.from({ length: 11 }, (_, index) => ({ ...entry, Id: `${index}` })), sqs.TooManyEntriesInBatchRequest],
    ]) {
        await assert.rejects(client.send(new sqs.DeleteMessageBatchCommand({ QueueUrl, Entries })), error);
    }
});

test('mistakes are the errors that the client knows', async context => {
    const { client, QueueUrl } = await start(context);

    await assert.rejects(client.send(new sqs.ReceiveMessageCommand({ QueueUrl: `${QueueUrl}-2` })), sqs.QueueDoesNotExist);
    await assert.rejects(client.send(new sqs.GetQueueUrlCommand({ QueueName: 'none' })), sqs.QueueDoesNotExist);
    await assert.rejects(
        client.send(new sqs.DeleteMessageCommand({ QueueUrl, ReceiptHandle: 'none' })), sqs.ReceiptHandleIsInvalid);
    await assert.rejects(
        client.send(new sqs.GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['Colour'] })), sqs.InvalidAttributeName);
    await assert.rejects(client.send(new sqs.SendMessageCommand({ QueueUrl, MessageBody: '\u0001' })), sqs.InvalidMessageContents);
    await assert.rejects(
        client.send(new sqs.ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 11 })), { name: 'InvalidParameterValue' });
    const { Messages } = await client.send(new sqs.ReceiveMessageCommand({ QueueUrl }));
    assert.equal(Messages, undefined);
});

test('a poll that waits is answered as soon as a message comes', async context => {
    const { client, QueueUrl } = await start(context);
    const begin = Date.now();
    const poll = client.send(new sqs.ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
    await new Promise(resolve => setTimeout(resolve, 200));

    await client.send(new sqs.SendMessageCommand({ QueueUrl, MessageBody: 'a' }));

    assert.equal((await poll).Messages[0].Body, 'a');
    assert.ok(Date.now() - begin < 15_000);
});
