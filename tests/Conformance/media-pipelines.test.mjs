// AWS's own JavaScript client of media pipelines against the emulator's program: each operation, field, error and list.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as media from '@aws-sdk/client-chime-sdk-media-pipelines';
import * as voice from '@aws-sdk/client-chime-sdk-voice';
import { Emulator, eventually } from './emulator.mjs';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const unknown = '01234567-89ab-4def-8123-456789abcdef';
const account = 'arn:aws:chime:us-east-1:111122223333';
const StreamArn = 'arn:aws:kinesisvideo:us-east-1:111122223333:stream/my-stream/0123456789012';
const ResourceAccessRoleArn = 'arn:aws:iam::111122223333:role/analytics';
const quick = ['--task-duration', '0.4'];

const analytics = {
    Type: 'VoiceAnalyticsProcessor',
    VoiceAnalyticsProcessorConfiguration: { SpeakerSearchStatus: 'Enabled', VoiceToneAnalysisStatus: 'Enabled' },
};
const queue = { Type: 'SqsQueueSink', SqsQueueSinkConfiguration: { InsightsTarget: 'arn:aws:sqs:us-east-1:111122223333:tones' } };

function createConfiguration(MediaInsightsPipelineConfigurationName, more = {}) {
    return new media.CreateMediaInsightsPipelineConfigurationCommand(
        { MediaInsightsPipelineConfigurationName, ResourceAccessRoleArn, Elements: [analytics, queue], ...more });
}

function source(...streams) {
    const Streams = streams.length > 0 ? streams : [
        { StreamArn, StreamChannelDefinition: { NumberOfChannels: 1, ChannelDefinitions: [{ ChannelId: 0, ParticipantRole: 'AGENT' }] } }];
    return { Streams, MediaEncoding: 'pcm', MediaSampleRate: 8000 };
}

async function configurationArn(client, name = 'analytics', more = {}) {
    const { MediaInsightsPipelineConfiguration } = await client.send(createConfiguration(name, more));
    return MediaInsightsPipelineConfiguration.MediaInsightsPipelineConfigurationArn;
}

async function createPipeline(client, more = {}, arn = undefined) {
    const answer = await client.send(new media.CreateMediaInsightsPipelineCommand({
        MediaInsightsPipelineConfigurationArn: arn ?? await configurationArn(client),
        KinesisVideoStreamSourceRuntimeConfiguration: source(),
        ...more,
    }));
    return answer.MediaInsightsPipeline;
}

async function statusOf(client, MediaPipelineId) {
    const { MediaPipeline } = await client.send(new media.GetMediaPipelineCommand({ MediaPipelineId }));
    return MediaPipeline.MediaInsightsPipeline.Status;
}

function domainArn(emulator) {
    return `${account}:voice-profile-domain/${emulator.VoiceProfileDomainId}`;
}

function assertKeys(object, names) {
    assert.deepEqual(Object.keys(object).filter(name => object[name] !== undefined && name !== '$metadata').sort(), [...names].sort());
}

function assertRecent(date) {
    assert.ok(date instanceof Date);
    assert.ok(Math.abs(Date.now() - date) < 60_000, `${date} is not now.`);
}

async function assertRejects(promise, name, status, { code, message = /\S/ } = {}) {
    await assert.rejects(promise, error => {
        assert.equal(error.name, name, error.message);
        assert.ok(error instanceof media[name], `${error.name} is of the class ${error.constructor.name}.`);
        assert.ok(error instanceof media.ChimeSDKMediaPipelinesServiceException);
        assert.equal(error.$metadata.httpStatusCode, status);
        assert.match(error.$metadata.requestId, /^[0-9a-f-]{36}$/);
        assert.equal(error.RequestId, error.$metadata.requestId);
        assert.match(error.message, message);
        assert.equal(error.Code, code);
        return true;
    });
}

async function started(emulator, client, Command, more, taskOf) {
    const { MediaPipelineId } = await createPipeline(client);
    const answer = await client.send(new Command({ Identifier: MediaPipelineId, ...more }));
    return { Identifier: MediaPipelineId, task: taskOf(answer), answer };
}

test('CreateMediaInsightsPipelineConfiguration, Get-, Update- and Delete- answer each field', async t => {
    const emulator = await Emulator.start(t);
    const client = emulator.pipelinesClient();
    const rules = { Disabled: false, Rules: [{ Type: 'KeywordMatch', KeywordMatchConfiguration: { RuleName: 'r1', Keywords: ['it\'s fine'], Negate: true } }] };
    const transcription = { Type: 'AmazonTranscribeProcessor', AmazonTranscribeProcessorConfiguration: { LanguageCode: 'en-US', ShowSpeakerLabel: true } };
    const request = { RealTimeAlertConfiguration: rules, Elements: [analytics, transcription, queue], ClientRequestToken: 'configuration-1' };

    const created = await client.send(createConfiguration('Call_analytics.1', request));
    assert.equal(created.$metadata.httpStatusCode, 201);
    assertKeys(created, ['MediaInsightsPipelineConfiguration']);
    const configuration = created.MediaInsightsPipelineConfiguration;
    assertKeys(configuration, [
        'MediaInsightsPipelineConfigurationName', 'MediaInsightsPipelineConfigurationArn', 'ResourceAccessRoleArn', 'RealTimeAlertConfiguration',
        'Elements', 'MediaInsightsPipelineConfigurationId', 'CreatedTimestamp', 'UpdatedTimestamp']);
    assert.equal(configuration.MediaInsightsPipelineConfigurationName, 'Call_analytics.1');
    assert.equal(configuration.MediaInsightsPipelineConfigurationArn, `${account}:media-insights-pipeline-configuration/Call_analytics.1`);
    assert.match(configuration.MediaInsightsPipelineConfigurationId, uuid);
    assert.equal(configuration.ResourceAccessRoleArn, ResourceAccessRoleArn);
    assert.deepEqual(configuration.Elements, request.Elements);
    assert.deepEqual(configuration.RealTimeAlertConfiguration, rules);
    assertRecent(configuration.CreatedTimestamp);
    assert.deepEqual(configuration.UpdatedTimestamp, configuration.CreatedTimestamp);

    const repeated = await client.send(createConfiguration('Call_analytics.1', request));
    assert.deepEqual(repeated.MediaInsightsPipelineConfiguration, configuration);

    for (const Identifier of [
        'Call_analytics.1', configuration.MediaInsightsPipelineConfigurationArn, configuration.MediaInsightsPipelineConfigurationId]) {
        const read = await client.send(new media.GetMediaInsightsPipelineConfigurationCommand({ Identifier }));
        assert.equal(read.$metadata.httpStatusCode, 200);
        assert.deepEqual(read.MediaInsightsPipelineConfiguration, configuration);
    }

    const Identifier = configuration.MediaInsightsPipelineConfigurationArn;
    const other = 'arn:aws:iam::111122223333:role/other';
    const updated = await client.send(new media.UpdateMediaInsightsPipelineConfigurationCommand(
        { Identifier, ResourceAccessRoleArn: other, Elements: [analytics] }));
    assert.equal(updated.$metadata.httpStatusCode, 200);
    const after = updated.MediaInsightsPipelineConfiguration;
    assert.equal(after.ResourceAccessRoleArn, other);
    assert.deepEqual(after.Elements, [analytics]);
    assert.equal(after.RealTimeAlertConfiguration, undefined);
    assert.equal(after.MediaInsightsPipelineConfigurationName, 'Call_analytics.1');
    assert.deepEqual(after.CreatedTimestamp, configuration.CreatedTimestamp);
    assert.ok(after.UpdatedTimestamp > configuration.UpdatedTimestamp);

    const deleted = await client.send(new media.DeleteMediaInsightsPipelineConfigurationCommand({ Identifier }));
    assert.equal(deleted.$metadata.httpStatusCode, 204);
    assertKeys(deleted, []);
    await assertRejects(
        client.send(new media.GetMediaInsightsPipelineConfigurationCommand({ Identifier })), 'NotFoundException', 404, { code: 'NotFound' });
});

test('paginateListMediaInsightsPipelineConfigurations walks all pages', async t => {
    const emulator = await Emulator.start(t);
    const client = emulator.pipelinesClient();
    const names = Array.from({ length: 7 }, (_, index) => `configuration-${index}`);
    for (const name of names) {
        await client.send(createConfiguration(name));
    }

    const pages = [];
    for await (const page of media.paginateListMediaInsightsPipelineConfigurations({ client, pageSize: 3 }, {})) {
        assertKeys(page, pages.length < 2 ? ['MediaInsightsPipelineConfigurations', 'NextToken'] : ['MediaInsightsPipelineConfigurations']);
        pages.push(page.MediaInsightsPipelineConfigurations);
    }

    assert.deepEqual(pages.map(page => page.length), [3, 3, 1]);
    assert.deepEqual(pages.flat().map(configuration => configuration.MediaInsightsPipelineConfigurationName), names);
    assertKeys(pages[0][0], [
        'MediaInsightsPipelineConfigurationName', 'MediaInsightsPipelineConfigurationId', 'MediaInsightsPipelineConfigurationArn']);
});

test('CreateMediaInsightsPipeline, GetMediaPipeline and DeleteMediaPipeline answer each field', async t => {
    const emulator = await Emulator.start(t);
    const client = emulator.pipelinesClient();
    const MediaInsightsPipelineConfigurationArn = await configurationArn(client);
    const request = {
        MediaInsightsPipelineConfigurationArn,
        KinesisVideoStreamSourceRuntimeConfiguration: source({
            StreamArn,
            FragmentNumber: '91343852333181437344442219794598596340754947404',
            StreamChannelDefinition: { NumberOfChannels: 2, ChannelDefinitions: [{ ChannelId: 0, ParticipantRole: 'AGENT' }, { ChannelId: 1 }] },
        }),
        MediaInsightsRuntimeMetadata: { transactionId: 'call-1', 'any key': '' },
        ClientRequestToken: 'pipeline-1',
        Tags: [{ Key: 'team', Value: 'fraud' }],
    };

    const created = await client.send(new media.CreateMediaInsightsPipelineCommand(request));
    assert.equal(created.$metadata.httpStatusCode, 201);
    assertKeys(created, ['MediaInsightsPipeline']);
    const pipeline = created.MediaInsightsPipeline;
    assertKeys(pipeline, [
        'MediaPipelineId', 'MediaPipelineArn', 'MediaInsightsPipelineConfigurationArn', 'Status', 'KinesisVideoStreamSourceRuntimeConfiguration',
        'MediaInsightsRuntimeMetadata', 'CreatedTimestamp', 'ElementStatuses']);
    const { MediaPipelineId } = pipeline;
    assert.match(MediaPipelineId, uuid);
    assert.equal(pipeline.MediaPipelineArn, `${account}:media-pipeline/${MediaPipelineId}`);
    assert.equal(pipeline.MediaInsightsPipelineConfigurationArn, MediaInsightsPipelineConfigurationArn);
    assert.equal(pipeline.Status, 'NotStarted');
    assert.deepEqual(pipeline.ElementStatuses, [{ Type: 'VoiceAnalyticsProcessor', Status: 'NotStarted' }]);
    assert.deepEqual(pipeline.KinesisVideoStreamSourceRuntimeConfiguration, request.KinesisVideoStreamSourceRuntimeConfiguration);
    assert.deepEqual(pipeline.MediaInsightsRuntimeMetadata, request.MediaInsightsRuntimeMetadata);
    assertRecent(pipeline.CreatedTimestamp);

    const repeated = await client.send(new media.CreateMediaInsightsPipelineCommand(request));
    assert.deepEqual(repeated.MediaInsightsPipeline, pipeline);

    const read = await client.send(new media.GetMediaPipelineCommand({ MediaPipelineId }));
    assert.equal(read.$metadata.httpStatusCode, 200);
    assertKeys(read, ['MediaPipeline']);
    assertKeys(read.MediaPipeline, ['MediaInsightsPipeline']);
    assert.deepEqual(read.MediaPipeline.MediaInsightsPipeline, pipeline);

    const deleted = await client.send(new media.DeleteMediaPipelineCommand({ MediaPipelineId }));
    assert.equal(deleted.$metadata.httpStatusCode, 204);
    await assertRejects(client.send(new media.GetMediaPipelineCommand({ MediaPipelineId })), 'NotFoundException', 404, { code: 'NotFound' });
    await assertRejects(client.send(new media.DeleteMediaPipelineCommand({ MediaPipelineId })), 'NotFoundException', 404, { code: 'NotFound' });
});

test('CreateMediaInsightsPipeline answers what a recording is made from', async t => {
    const emulator = await Emulator.start(t);
    const client = emulator.pipelinesClient();
    const request = {
        KinesisVideoStreamSourceRuntimeConfiguration: undefined,
        KinesisVideoStreamRecordingSourceRuntimeConfiguration: {
            Streams: [{ StreamArn }],
            FragmentSelector: {
                FragmentSelectorType: 'ServerTimestamp',
                TimestampRange: { StartTimestamp: new Date('2026-01-02T03:04:05.678Z'), EndTimestamp: new Date('2026-01-02T03:05:05Z') },
            },
        },
        S3RecordingSinkRuntimeConfiguration: { Destination: 'arn:aws:s3:::recordings/calls', RecordingFileFormat: 'Wav' },
    };
    const arn = await configurationArn(client, 'recording', { Elements: [{ Type: 'S3RecordingSink', S3RecordingSinkConfiguration: {} }] });

    const pipeline = await createPipeline(client, request, arn);

    assert.deepEqual(
        pipeline.KinesisVideoStreamRecordingSourceRuntimeConfiguration, request.KinesisVideoStreamRecordingSourceRuntimeConfiguration);
    assert.deepEqual(pipeline.S3RecordingSinkRuntimeConfiguration, request.S3RecordingSinkRuntimeConfiguration);
});

test('paginateListMediaPipelines walks all pages', async t => {
    const emulator = await Emulator.start(t);
    const client = emulator.pipelinesClient();
    const arn = await configurationArn(client);
    const ids = [];
    for (let index = 0; index < 5; index++) {
        ids.push((await createPipeline(client, {}, arn)).MediaPipelineId);
    }

    const listed = [];
    for await (const page of media.paginateListMediaPipelines({ client, pageSize: 2 }, {})) {
        assert.ok(page.MediaPipelines.length <= 2);
        listed.push(...page.MediaPipelines);
    }

    assert.deepEqual(listed, ids.map(id => ({ MediaPipelineId: id, MediaPipelineArn: `${account}:media-pipeline/${id}` })));
});

test('UpdateMediaInsightsPipelineStatus pauses and resumes, and stops the tasks', async t => {
    const emulator = await Emulator.start(t);
    const client = emulator.pipelinesClient();
    const { MediaPipelineId, MediaPipelineArn } = await createPipeline(client);
    const { VoiceToneAnalysisTask: { VoiceToneAnalysisTaskId } } = await client.send(
        new media.StartVoiceToneAnalysisTaskCommand({ Identifier: MediaPipelineId, LanguageCode: 'en-US' }));

    const paused = await client.send(new media.UpdateMediaInsightsPipelineStatusCommand({ Identifier: MediaPipelineArn, UpdateStatus: 'Pause' }));
    assert.equal(paused.$metadata.httpStatusCode, 200);
    assertKeys(paused, []);
    assert.equal(await statusOf(client, MediaPipelineId), 'Paused');
    const { VoiceToneAnalysisTask } = await client.send(
        new media.GetVoiceToneAnalysisTaskCommand({ Identifier: MediaPipelineId, VoiceToneAnalysisTaskId }));
    assert.equal(VoiceToneAnalysisTask.VoiceToneAnalysisTaskStatus, 'Stopped');
    await assertRejects(
        client.send(new media.UpdateMediaInsightsPipelineStatusCommand({ Identifier: MediaPipelineId, UpdateStatus: 'Pause' })),
        'ConflictException', 409, { message: /Paused/ });
    await assertRejects(
        client.send(new media.StartVoiceToneAnalysisTaskCommand({ Identifier: MediaPipelineId, LanguageCode: 'en-US' })),
        'ConflictException', 409, { message: /Paused/ });

    await client.send(new media.UpdateMediaInsightsPipelineStatusCommand({ Identifier: MediaPipelineId, UpdateStatus: 'Resume' }));
    assert.equal(await statusOf(client, MediaPipelineId), 'InProgress');
    await client.send(new media.StartVoiceToneAnalysisTaskCommand({ Identifier: MediaPipelineId, LanguageCode: 'en-US' }));
});

test('StartSpeakerSearchTask, GetSpeakerSearchTask and StopSpeakerSearchTask answer each field', async t => {
    const emulator = await Emulator.start(t);
    const client = emulator.pipelinesClient();
    const { MediaPipelineId, MediaPipelineArn } = await createPipeline(client);
    const KinesisVideoStreamSourceTaskConfiguration = { StreamArn, ChannelId: 0, FragmentNumber: '123' };

    const answer = await client.send(new media.StartSpeakerSearchTaskCommand({
        Identifier: MediaPipelineArn, VoiceProfileDomainArn: domainArn(emulator), KinesisVideoStreamSourceTaskConfiguration, ClientRequestToken: 'search-1',
    }));
    assert.equal(answer.$metadata.httpStatusCode, 201);
    assertKeys(answer, ['SpeakerSearchTask']);
    const task = answer.SpeakerSearchTask;
    assertKeys(task, ['SpeakerSearchTaskId', 'SpeakerSearchTaskStatus', 'CreatedTimestamp', 'UpdatedTimestamp']);
    assert.match(task.SpeakerSearchTaskId, uuid);
    assert.equal(task.SpeakerSearchTaskStatus, 'NotStarted');
    assertRecent(task.CreatedTimestamp);
    assert.deepEqual(task.UpdatedTimestamp, task.CreatedTimestamp);

    const repeated = await client.send(new media.StartSpeakerSearchTaskCommand({
        Identifier: MediaPipelineId, VoiceProfileDomainArn: domainArn(emulator), KinesisVideoStreamSourceTaskConfiguration, ClientRequestToken: 'search-1',
    }));
    assert.equal(repeated.SpeakerSearchTask.SpeakerSearchTaskId, task.SpeakerSearchTaskId);

    const { SpeakerSearchTaskId } = task;
    const read = await eventually(
        () => client.send(new media.GetSpeakerSearchTaskCommand({ Identifier: MediaPipelineId, SpeakerSearchTaskId })),
        got => got.SpeakerSearchTask.SpeakerSearchTaskStatus === 'InProgress');
    assert.equal(read.$metadata.httpStatusCode, 200);
    assertKeys(read.SpeakerSearchTask, ['SpeakerSearchTaskId', 'SpeakerSearchTaskStatus', 'CreatedTimestamp', 'UpdatedTimestamp']);
    assert.equal(await statusOf(client, MediaPipelineId), 'InProgress');

    const stopped = await client.send(new media.StopSpeakerSearchTaskCommand({ Identifier: MediaPipelineArn, SpeakerSearchTaskId }));
    assert.equal(stopped.$metadata.httpStatusCode, 204);
    assertKeys(stopped, []);
    const after = await client.send(new media.GetSpeakerSearchTaskCommand({ Identifier: MediaPipelineId, SpeakerSearchTaskId }));
    assert.equal(after.SpeakerSearchTask.SpeakerSearchTaskStatus, 'Stopped');
    assert.equal(await statusOf(client, MediaPipelineId), 'InProgress');
    await assertRejects(
        client.send(new media.StopSpeakerSearchTaskCommand({ Identifier: MediaPipelineId, SpeakerSearchTaskId })),
        'ConflictException', 409, { message: /Stopped/ });
});

test('StartVoiceToneAnalysisTask, GetVoiceToneAnalysisTask and StopVoiceToneAnalysisTask answer each field', async t => {
    const emulator = await Emulator.start(t);
    const client = emulator.pipelinesClient();
    const { Identifier, task, answer } = await started(
        emulator, client, media.StartVoiceToneAnalysisTaskCommand, { LanguageCode: 'en-US' }, got => got.VoiceToneAnalysisTask);
    assert.equal(answer.$metadata.httpStatusCode, 201);
    assertKeys(answer, ['VoiceToneAnalysisTask']);
    assertKeys(task, ['VoiceToneAnalysisTaskId', 'VoiceToneAnalysisTaskStatus', 'CreatedTimestamp', 'UpdatedTimestamp']);
    assert.equal(task.VoiceToneAnalysisTaskStatus, 'NotStarted');

    const { VoiceToneAnalysisTaskId } = task;
    const read = await client.send(new media.GetVoiceToneAnalysisTaskCommand({ Identifier, VoiceToneAnalysisTaskId }));
    assertKeys(read.VoiceToneAnalysisTask, ['VoiceToneAnalysisTaskId', 'VoiceToneAnalysisTaskStatus', 'CreatedTimestamp', 'UpdatedTimestamp']);
    const stopped = await client.send(new media.StopVoiceToneAnalysisTaskCommand({ Identifier, VoiceToneAnalysisTaskId }));
    assert.equal(stopped.$metadata.httpStatusCode, 204);
    const after = await client.send(new media.GetVoiceToneAnalysisTaskCommand({ Identifier, VoiceToneAnalysisTaskId }));
    assert.equal(after.VoiceToneAnalysisTask.VoiceToneAnalysisTaskStatus, 'Stopped');
});

test('the tasks of a pipeline tell what they found in notifications of the pipelines\' form', async t => {
    const emulator = await Emulator.start(t, { args: quick });
    const client = emulator.pipelinesClient();
    const { MediaPipelineId, MediaPipelineArn } = await createPipeline(client);
    const { SpeakerSearchTask: { SpeakerSearchTaskId } } = await client.send(
        new media.StartSpeakerSearchTaskCommand({ Identifier: MediaPipelineId, VoiceProfileDomainArn: domainArn(emulator) }));
    await client.send(new media.StartVoiceToneAnalysisTaskCommand({ Identifier: MediaPipelineId, LanguageCode: 'en-US' }));

    const { SpeakerSearchTask } = await eventually(
        () => client.send(new media.GetSpeakerSearchTaskCommand({ Identifier: MediaPipelineId, SpeakerSearchTaskId })),
        got => got.SpeakerSearchTask.SpeakerSearchTaskStatus === 'Stopped');
    assert.equal(SpeakerSearchTask.UpdatedTimestamp - SpeakerSearchTask.CreatedTimestamp, 400);
    const details = (await emulator.log('Events')).map(event => event.Notification.detail);
    const found = details.filter(detail => detail.taskId === SpeakerSearchTaskId);
    assert.deepEqual(found.map(detail => detail.detailStatus), ['IdentificationSuccessful', 'VoiceprintGenerationSuccess']);
    assert.ok(found[0].speakerSearchDetails.results[0].confidenceScore > 0.9);
    for (const detail of details.filter(one => one.taskId)) {
        assert.equal(detail.mediaInsightsPipelineId, MediaPipelineId);
        assert.equal(detail.sourceArn, MediaPipelineArn);
        assert.equal(detail.streamArn, StreamArn);
        assert.equal(detail.channelId, 0);
        assert.equal(detail.participantRole, 'AGENT');
        assert.ok(!('isCaller' in detail || 'transactionId' in detail || 'voiceConnectorId' in detail));
    }

    assert.match(details.find(detail => detail.detailStatus === 'VoiceToneAnalysisCompleted').startFragmentNumber, /^[0-9]+$/);

    const { VoiceProfile } = await emulator.client().send(new voice.CreateVoiceProfileCommand({ SpeakerSearchTaskId }));
    assert.equal(VoiceProfile.VoiceProfileDomainId, emulator.VoiceProfileDomainId);
});

test('TagResource, UntagResource and ListTagsForResource keep tags', async t => {
    const emulator = await Emulator.start(t);
    const client = emulator.pipelinesClient();
    const ResourceARN = await configurationArn(client, 'tagged', { Tags: [{ Key: 'team', Value: 'fraud' }] });

    const tagged = await client.send(new media.TagResourceCommand({ ResourceARN, Tags: [{ Key: 'team', Value: '' }, { Key: 'stage', Value: 'test' }] }));
    assert.equal(tagged.$metadata.httpStatusCode, 204);
    const list = await client.send(new media.ListTagsForResourceCommand({ ResourceARN }));
    assert.equal(list.$metadata.httpStatusCode, 200);
    assert.deepEqual(list.Tags, [{ Key: 'team', Value: '' }, { Key: 'stage', Value: 'test' }]);
    const untagged = await client.send(new media.UntagResourceCommand({ ResourceARN, TagKeys: ['team', 'nothing'] }));
    assert.equal(untagged.$metadata.httpStatusCode, 204);
    assert.deepEqual((await client.send(new media.ListTagsForResourceCommand({ ResourceARN }))).Tags, [{ Key: 'stage', Value: 'test' }]);

    const { MediaPipelineArn } = await createPipeline(client, { Tags: [{ Key: 'a', Value: 'b' }] }, ResourceARN);
    assert.deepEqual((await client.send(new media.ListTagsForResourceCommand({ ResourceARN: MediaPipelineArn }))).Tags, [{ Key: 'a', Value: 'b' }]);
    await assertRejects(
        client.send(new media.ListTagsForResourceCommand({ ResourceARN: `${account}:media-pipeline/${unknown}` })),
        'NotFoundException', 404, { code: 'NotFound' });
});

test('GetVoiceConnector, GetVoiceConnectorStreamingConfiguration and Put- answer each field', async t => {
    const emulator = await Emulator.start(t);
    const client = emulator.client();
    const { VoiceConnectorId } = emulator;
    const ConfigurationArn = await configurationArn(emulator.pipelinesClient());

    const got = await client.send(new voice.GetVoiceConnectorCommand({ VoiceConnectorId }));
    assert.equal(got.$metadata.httpStatusCode, 200);
    assertKeys(got.VoiceConnector, [
        'VoiceConnectorId', 'AwsRegion', 'Name', 'OutboundHostName', 'RequireEncryption', 'CreatedTimestamp', 'UpdatedTimestamp',
        'VoiceConnectorArn', 'NetworkType']);
    assert.equal(got.VoiceConnector.VoiceConnectorId, VoiceConnectorId);
    assert.equal(got.VoiceConnector.AwsRegion, 'us-east-1');
    assert.equal(got.VoiceConnector.VoiceConnectorArn, `${account}:vc/${VoiceConnectorId}`);
    assertRecent(got.VoiceConnector.CreatedTimestamp);

    const none = client.send(new voice.GetVoiceConnectorStreamingConfigurationCommand({ VoiceConnectorId }));
    await assert.rejects(none, error => error instanceof voice.NotFoundException && error.Code === 'NotFound');
    const StreamingConfiguration = {
        DataRetentionInHours: 24,
        Disabled: false,
        StreamingNotificationTargets: [{ NotificationTarget: 'EventBridge' }],
        MediaInsightsConfiguration: { Disabled: false, ConfigurationArn },
    };
    const put = await client.send(new voice.PutVoiceConnectorStreamingConfigurationCommand({ VoiceConnectorId, StreamingConfiguration }));
    assert.equal(put.$metadata.httpStatusCode, 200);
    assert.deepEqual(put.StreamingConfiguration, StreamingConfiguration);
    const read = await client.send(new voice.GetVoiceConnectorStreamingConfigurationCommand({ VoiceConnectorId }));
    assert.deepEqual(read.StreamingConfiguration, StreamingConfiguration);
    await assertRejects(
        emulator.pipelinesClient().send(new media.DeleteMediaInsightsPipelineConfigurationCommand({ Identifier: ConfigurationArn })),
        'ConflictException', 409, { message: /analytics/ });
});

test('a voice connector that a configuration is attached to makes a pipeline for a call, and ends it', async t => {
    const emulator = await Emulator.start(t, {
        args: ['--speed', '50'],
        scenario: {
            mediaInsightsPipelineConfigurations: [{ name: 'analytics' }],
            streaming: [{ configuration: 'analytics' }],
            calls: [{ transactionId: 'call-1', startsAfter: 1, endsAfter: 400, fromNumber: '+12065550100', direction: 'Outbound' }],
        },
    });
    const client = emulator.pipelinesClient();
    const events = await eventually(() => emulator.log('Events'), got => got.length >= 4);
    const [first, second, created, ready] = events.map(event => event.Notification);
    for (const [event, isCaller] of [[first, true], [second, false]]) {
        assert.equal(event['detail-type'], 'Chime VoiceConnector Streaming Status');
        assert.equal(event.detail.streamingStatus, 'STARTED');
        assert.equal(event.detail.transactionId, 'call-1');
        assert.equal(event.detail.voiceConnectorId, emulator.VoiceConnectorId);
        assert.equal(event.detail.direction, 'Outbound');
        assert.equal(event.detail.fromNumber, '+12065550100');
        assert.equal(event.detail.isCaller, isCaller);
        assert.match(event.detail.startFragmentNumber, /^[0-9]{47}$/);
    }

    assert.equal(created['detail-type'], 'Media Insights State Change');
    assert.equal(created.detail.eventType, 'chime:MediaInsightsCreated');
    assert.equal(created.detail.transactionId, 'call-1');
    assert.equal(ready.detail.detailStatus, 'AnalyticsReady');
    const MediaPipelineId = created.detail.mediaInsightsPipelineArn.split('/')[1];
    const { MediaPipeline: { MediaInsightsPipeline } } = await client.send(new media.GetMediaPipelineCommand({ MediaPipelineId }));
    assert.deepEqual(
        MediaInsightsPipeline.KinesisVideoStreamSourceRuntimeConfiguration.Streams.map(stream => [stream.StreamArn, stream.StreamChannelDefinition]),
        [['AGENT', first], ['CUSTOMER', second]].map(([ParticipantRole, event], ChannelId) =>
            [event.detail.streamArn, { NumberOfChannels: 1, ChannelDefinitions: [{ ChannelId, ParticipantRole }] }]));
    await client.send(new media.StartVoiceToneAnalysisTaskCommand({
        Identifier: MediaPipelineId, LanguageCode: 'en-US', KinesisVideoStreamSourceTaskConfiguration: { StreamArn: second.detail.streamArn, ChannelId: 1 },
    }));

    await eventually(() => statusOf(client, MediaPipelineId), status => status === 'Stopped');
    const changes = (await emulator.log('Events')).map(event => event.Notification.detail)
        .filter(detail => detail.eventType || detail.streamingStatus === 'ENDED' || detail.detailStatus === 'VoiceToneAnalysisCompleted');
    assert.deepEqual(
        changes.map(detail => detail.eventType ?? detail.streamingStatus ?? detail.detailStatus),
        ['chime:MediaInsightsCreated', 'chime:MediaInsightsInProgress', 'ENDED', 'ENDED', 'VoiceToneAnalysisCompleted', 'chime:MediaInsightsStopped']);
});

test('BadRequestException of the pipelines comes of a value that breaks a constraint, and names it', async t => {
    const emulator = await Emulator.start(t);
    const client = emulator.pipelinesClient();
    const arn = await configurationArn(client);
    const bad = (request, message) => assertRejects(client.send(request), 'BadRequestException', 400, { code: 'BadRequest', message });
    const pipeline = more => new media.CreateMediaInsightsPipelineCommand(
        { MediaInsightsPipelineConfigurationArn: arn, KinesisVideoStreamSourceRuntimeConfiguration: source(), ...more });
    const definition = { NumberOfChannels: 1 };

    await bad(createConfiguration('a b'), /MediaInsightsPipelineConfigurationName/);
    await bad(createConfiguration('other', { ResourceAccessRoleArn: 'role' }), /ResourceAccessRoleArn/);
    await bad(createConfiguration('other', { Elements: [{ Type: 'Nothing' }] }), /Elements\[0\]\.Type/);
    await bad(createConfiguration('other', { Elements: [queue, queue] }), /SqsQueueSink/);
    await bad(createConfiguration('other', { Tags: [{ Key: '', Value: '' }] }), /Tags\[0\]\.Key/);
    await bad(createConfiguration('analytics', { ClientRequestToken: 'another' }), /analytics/);
    await bad(pipeline({ ClientRequestToken: 'not allowed!' }), /ClientRequestToken/);
    await bad(pipeline({ KinesisVideoStreamSourceRuntimeConfiguration: undefined }), /source/);
    await bad(pipeline({ KinesisVideoStreamSourceRuntimeConfiguration: { ...source(), Streams: [] } }), /Streams/);
    await bad(
        pipeline({ KinesisVideoStreamSourceRuntimeConfiguration: source({ StreamArn: 'arn:aws:sqs:us-east-1:1:q', StreamChannelDefinition: definition }) }),
        /Streams\[0\]\.StreamArn/);
    await bad(pipeline({ KinesisVideoStreamSourceRuntimeConfiguration: { ...source(), MediaSampleRate: 7999 } }), /MediaSampleRate/);
    await bad(new media.GetMediaPipelineCommand({ MediaPipelineId: 'no-uuid' }), /MediaPipelineId/);
    await bad(new media.ListMediaPipelinesCommand({ MaxResults: 101 }), /MaxResults/);
    await bad(new media.ListMediaPipelinesCommand({ NextToken: 'x' }), /NextToken/);

    const { MediaPipelineId: Identifier } = await createPipeline(client, {}, arn);
    await bad(new media.UpdateMediaInsightsPipelineStatusCommand({ Identifier, UpdateStatus: 'Stop' }), /UpdateStatus/);
    await bad(new media.StartVoiceToneAnalysisTaskCommand({ Identifier, LanguageCode: 'de-DE' }), /LanguageCode/);
    await bad(
        new media.StartVoiceToneAnalysisTaskCommand(
            { Identifier, LanguageCode: 'en-US', KinesisVideoStreamSourceTaskConfiguration: { StreamArn, ChannelId: 1 } }),
        /KinesisVideoStreamSourceTaskConfiguration/);
    await bad(new media.GetSpeakerSearchTaskCommand({ Identifier, SpeakerSearchTaskId: 'no-uuid' }), /SpeakerSearchTaskId/);

    const without = await configurationArn(client, 'without', { Elements: [queue] });
    const { MediaPipelineId } = await createPipeline(client, {}, without);
    await bad(new media.StartVoiceToneAnalysisTaskCommand({ Identifier: MediaPipelineId, LanguageCode: 'en-US' }), /voice analytics processor/);
});

test('NotFoundException of the pipelines comes of what is not there', async t => {
    const emulator = await Emulator.start(t);
    const client = emulator.pipelinesClient();
    const none = request => assertRejects(client.send(request), 'NotFoundException', 404, { code: 'NotFound' });
    const { MediaPipelineId: Identifier } = await createPipeline(client);

    await none(new media.GetMediaPipelineCommand({ MediaPipelineId: unknown }));
    await none(new media.GetMediaInsightsPipelineConfigurationCommand({ Identifier: 'nothing/here' }));
    await none(new media.UpdateMediaInsightsPipelineStatusCommand({ Identifier: `${account}:media-pipeline/${unknown}`, UpdateStatus: 'Pause' }));
    await none(new media.CreateMediaInsightsPipelineCommand({
        MediaInsightsPipelineConfigurationArn: `${account}:media-insights-pipeline-configuration/nothing`,
        KinesisVideoStreamSourceRuntimeConfiguration: source(),
    }));
    await none(new media.StartVoiceToneAnalysisTaskCommand({ Identifier: unknown, LanguageCode: 'en-US' }));
    await none(new media.StartSpeakerSearchTaskCommand({ Identifier, VoiceProfileDomainArn: `${account}:voice-profile-domain/nothing` }));
    await none(new media.GetSpeakerSearchTaskCommand({ Identifier, SpeakerSearchTaskId: unknown }));
    await none(new media.StopVoiceToneAnalysisTaskCommand({ Identifier, VoiceToneAnalysisTaskId: unknown }));
});

test('a token of the pipelines that stands for another request is refused', async t => {
    const emulator = await Emulator.start(t);
    const client = emulator.pipelinesClient();
    const arn = await configurationArn(client, 'analytics', { ClientRequestToken: 'token-1' });
    await assertRejects(
        client.send(createConfiguration('other', { ClientRequestToken: 'token-1' })), 'BadRequestException', 400,
        { code: 'BadRequest', message: /ClientRequestToken/ });
    const first = await createPipeline(client, { ClientRequestToken: 'token-1' }, arn);
    await assertRejects(
        createPipeline(client, { ClientRequestToken: 'token-1', MediaInsightsRuntimeMetadata: { a: 'b' } }, arn), 'BadRequestException', 400,
        { code: 'BadRequest', message: /ClientRequestToken/ });

    const other = await createPipeline(client, {}, arn);
    const start = Identifier => client.send(
        new media.StartVoiceToneAnalysisTaskCommand({ Identifier, LanguageCode: 'en-US', ClientRequestToken: 'token-1' }));
    await start(first.MediaPipelineId);
    await assertRejects(start(other.MediaPipelineId), 'ConflictException', 409, { message: /ClientRequestToken/ });
});

test('ResourceLimitExceededException of the pipelines comes of a full quota', async t => {
    const emulator = await Emulator.start(t, {
        scenario: { quotas: { activeMediaInsightsPipelines: 1, mediaInsightsPipelineConfigurations: 1, activeVoiceToneAnalysisTasks: 1 } },
    });
    const client = emulator.pipelinesClient();
    const full = request => assertRejects(
        client.send(request), 'ResourceLimitExceededException', 400, { code: 'ResourceLimitExceeded', message: /quota of 1/ });
    const arn = await configurationArn(client);
    const { MediaPipelineId: Identifier } = await createPipeline(client, {}, arn);
    await client.send(new media.StartVoiceToneAnalysisTaskCommand({ Identifier, LanguageCode: 'en-US' }));

    await full(createConfiguration('other'));
    await full(new media.CreateMediaInsightsPipelineCommand(
        { MediaInsightsPipelineConfigurationArn: arn, KinesisVideoStreamSourceRuntimeConfiguration: source() }));
    await full(new media.StartVoiceToneAnalysisTaskCommand({ Identifier, LanguageCode: 'en-US' }));
    await client.send(new media.DeleteMediaPipelineCommand({ MediaPipelineId: Identifier }));
    await createPipeline(client, {}, arn);
});

test('UnauthorizedClientException of the pipelines comes of a request that is not signed', async t => {
    const emulator = await Emulator.start(t);
    const client = emulator.pipelinesClient({ signer: { sign: async request => request } });

    await assertRejects(client.send(new media.ListMediaPipelinesCommand({})), 'UnauthorizedClientException', 401, { message: /signed/ });
});

for (const [name, status, code] of [
    ['ForbiddenException', 403, 'Forbidden'],
    ['ThrottledClientException', 429, 'Throttling'],
    ['ServiceFailureException', 500, 'ServiceFailure'],
    ['ServiceUnavailableException', 503, 'ServiceUnavailable'],
]) {
    test(`${name} of the pipelines comes on demand`, async t => {
        const emulator = await Emulator.start(t, { scenario: { faults: [{ kind: 'Error', errorName: name, operation: 'ListMediaPipelines' }] } });

        await assertRejects(
            emulator.pipelinesClient({ maxAttempts: 1 }).send(new media.ListMediaPipelinesCommand({})), name, status, { code, message: new RegExp(name) });
    });
}

for (const kind of ['ResetBeforeWork', 'ResetAfterWork', 'TruncatedBody']) {
    test(`a pipeline whose answer is lost by ${kind} is made once, since the client gives a token itself`, async t => {
        const emulator = await Emulator.start(t, { scenario: { faults: [{ kind, count: 1, operation: 'CreateMediaInsightsPipeline' }] } });
        const client = emulator.pipelinesClient();

        const { MediaPipelineId } = await createPipeline(client);

        const { MediaPipelines } = await client.send(new media.ListMediaPipelinesCommand({}));
        assert.deepEqual(MediaPipelines.map(pipeline => pipeline.MediaPipelineId), [MediaPipelineId]);
        const entries = (await emulator.log('Requests')).filter(entry => entry.Operation === 'CreateMediaInsightsPipeline');
        assert.deepEqual(entries.map(entry => entry.Fault), [kind, undefined]);
    });
}

test('the second variable that the program prints leads a client of the pipelines to it', async t => {
    const emulator = await Emulator.start(t);
    const names = ['AWS_ENDPOINT_URL_CHIME_SDK_MEDIA_PIPELINES', 'AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
    const before = names.map(name => process.env[name]);
    t.after(() => names.forEach((name, index) => {
        if (before[index] === undefined) {
            delete process.env[name];
        } else {
            process.env[name] = before[index];
        }
    }));
    names.forEach(name => {
        process.env[name] = emulator.variables[name];
    });
    const client = new media.ChimeSDKMediaPipelinesClient({});
    t.after(() => client.destroy());

    assert.deepEqual((await client.send(new media.ListMediaPipelinesCommand({}))).MediaPipelines, []);
});
