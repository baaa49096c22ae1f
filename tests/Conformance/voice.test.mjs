// AWS's own JavaScript client against the emulator's program: each field of each answer, each error, retries, paginators.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as voice from '@aws-sdk/client-chime-sdk-voice';
import { Emulator, eventually } from './emulator.mjs';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const kmsKeyArn = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const quick = ['--task-duration', '0.4', '--unlimited'];

function startSearch(emulator, TransactionId, more = {}) {
    const { VoiceConnectorId, VoiceProfileDomainId } = emulator;
    return new voice.StartSpeakerSearchTaskCommand({ VoiceConnectorId, VoiceProfileDomainId, TransactionId, ...more });
}

function startAnalysis(emulator, TransactionId, more = {}) {
    const { VoiceConnectorId } = emulator;
    return new voice.StartVoiceToneAnalysisTaskCommand({ VoiceConnectorId, TransactionId, LanguageCode: 'en-US', ...more });
}

async function finishedSearch(emulator, client, TransactionId) {
    const { SpeakerSearchTask: { SpeakerSearchTaskId } } = await client.send(startSearch(emulator, TransactionId));
    const { VoiceConnectorId } = emulator;
    const { SpeakerSearchTask } = await eventually(
        () => client.send(new voice.GetSpeakerSearchTaskCommand({ VoiceConnectorId, SpeakerSearchTaskId })),
        answer => answer.SpeakerSearchTask.SpeakerSearchTaskStatus === 'SUCCEEDED');
    return SpeakerSearchTask;
}

function assertKeys(object, names) {
    assert.deepEqual(Object.keys(object).filter(name => object[name] !== undefined && name !== '$metadata').sort(), [...names].sort());
}

function assertRecent(date) {
    assert.ok(date instanceof Date);
    assert.ok(Math.abs(Date.now() - date) < 60_000, `${date} is not now.`);
}

async function assertRejects(promise, name, status, { code, message = /\S/ }) {
    await assert.rejects(promise, error => {
        assert.equal(error.name, name);
        assert.ok(error instanceof voice[name], `${error.name} is of the class ${error.constructor.name}.`);
        assert.ok(error instanceof voice.ChimeSDKVoiceServiceException);
        assert.equal(error.$metadata.httpStatusCode, status);
        assert.match(error.$metadata.requestId, /^[0-9a-f-]{36}$/);
        assert.match(error.message, message);
        assert.equal(error.Code, code);
        assert.equal(error.$fault, status >= 500 ? 'server' : 'client');
        return true;
    });
}

test('StartSpeakerSearchTask and GetSpeakerSearchTask answer each field', async t => {
    const emulator = await Emulator.start(t, { args: quick });
    const client = emulator.client();
    const { VoiceConnectorId } = emulator;

    const started = await client.send(startSearch(emulator, 'call-1', { CallLeg: 'Callee', ClientRequestToken: 'token_1-a' }));
    assert.equal(started.$metadata.httpStatusCode, 201);
    assert.match(started.$metadata.requestId, /^[0-9a-f-]{36}$/);
    assertKeys(started, ['SpeakerSearchTask']);
    const task = started.SpeakerSearchTask;
    assertKeys(task, ['SpeakerSearchTaskId', 'SpeakerSearchTaskStatus', 'CallDetails', 'CreatedTimestamp', 'UpdatedTimestamp']);
    assert.match(task.SpeakerSearchTaskId, uuid);
    assert.equal(task.SpeakerSearchTaskStatus, 'IN_QUEUE');
    assert.deepEqual(task.CallDetails, { VoiceConnectorId, TransactionId: 'call-1', IsCaller: false });
    assertRecent(task.CreatedTimestamp);
    assert.deepEqual(task.UpdatedTimestamp, task.CreatedTimestamp);

    const finished = await eventually(
        () => client.send(new voice.GetSpeakerSearchTaskCommand({ VoiceConnectorId, SpeakerSearchTaskId: task.SpeakerSearchTaskId })),
        answer => answer.SpeakerSearchTask.SpeakerSearchTaskStatus === 'SUCCEEDED');
    assert.equal(finished.$metadata.httpStatusCode, 200);
    const result = finished.SpeakerSearchTask;
    assertKeys(result, [
        'SpeakerSearchTaskId', 'SpeakerSearchTaskStatus', 'CallDetails', 'SpeakerSearchDetails', 'CreatedTimestamp', 'UpdatedTimestamp',
        'StartedTimestamp']);
    assert.equal(result.SpeakerSearchTaskId, task.SpeakerSearchTaskId);
    assert.deepEqual(result.CallDetails, task.CallDetails);
    assert.deepEqual(result.CreatedTimestamp, task.CreatedTimestamp);
    assert.equal(result.StartedTimestamp - result.CreatedTimestamp, 20);
    assert.equal(result.UpdatedTimestamp - result.CreatedTimestamp, 400);
    assertKeys(result.SpeakerSearchDetails, ['Results', 'VoiceprintGenerationStatus']);
    assert.equal(result.SpeakerSearchDetails.VoiceprintGenerationStatus, 'VoiceprintGenerationSuccess');
    const { Results } = result.SpeakerSearchDetails;
    assert.deepEqual(Results.map(match => match.VoiceProfileId).sort(), emulator.VoiceProfileIds.sort());
    assert.ok(Results[0].ConfidenceScore > 0.9 && Results[0].ConfidenceScore <= 1);
    assert.deepEqual(Results, [...Results].sort((a, b) => b.ConfidenceScore - a.ConfidenceScore));
});

test('StopSpeakerSearchTask stops', async t => {
    const emulator = await Emulator.start(t);
    const client = emulator.client();
    const { VoiceConnectorId } = emulator;
    const { SpeakerSearchTask: { SpeakerSearchTaskId } } = await client.send(startSearch(emulator, 'call-1'));

    const stopped = await client.send(new voice.StopSpeakerSearchTaskCommand({ VoiceConnectorId, SpeakerSearchTaskId }));

    assert.equal(stopped.$metadata.httpStatusCode, 204);
    assertKeys(stopped, []);
    const { SpeakerSearchTask } = await client.send(new voice.GetSpeakerSearchTaskCommand({ VoiceConnectorId, SpeakerSearchTaskId }));
    assert.equal(SpeakerSearchTask.SpeakerSearchTaskStatus, 'STOPPED');
    assert.match(SpeakerSearchTask.StatusMessage, /\S/);
});

test('StartVoiceToneAnalysisTask and GetVoiceToneAnalysisTask answer each field', async t => {
    const emulator = await Emulator.start(t, { args: quick });
    const client = emulator.client();
    const { VoiceConnectorId } = emulator;

    const started = await client.send(startAnalysis(emulator, 'call-1', { ClientRequestToken: 'token-2' }));
    assert.equal(started.$metadata.httpStatusCode, 201);
    const task = started.VoiceToneAnalysisTask;
    assertKeys(task, ['VoiceToneAnalysisTaskId', 'VoiceToneAnalysisTaskStatus', 'CallDetails', 'CreatedTimestamp', 'UpdatedTimestamp']);
    assert.match(task.VoiceToneAnalysisTaskId, uuid);
    assert.equal(task.VoiceToneAnalysisTaskStatus, 'IN_QUEUE');
    assert.deepEqual(task.CallDetails, { VoiceConnectorId, TransactionId: 'call-1' });
    assertRecent(task.CreatedTimestamp);

    const { VoiceToneAnalysisTaskId } = task;
    for (const IsCaller of [true, false]) {
        const finished = await eventually(
            () => client.send(new voice.GetVoiceToneAnalysisTaskCommand({ VoiceConnectorId, VoiceToneAnalysisTaskId, IsCaller })),
            answer => answer.VoiceToneAnalysisTask.VoiceToneAnalysisTaskStatus === 'SUCCEEDED');
        const result = finished.VoiceToneAnalysisTask;
        assertKeys(result, [
            'VoiceToneAnalysisTaskId', 'VoiceToneAnalysisTaskStatus', 'CallDetails', 'CreatedTimestamp', 'UpdatedTimestamp', 'StartedTimestamp']);
        assert.deepEqual(result.CallDetails, { VoiceConnectorId, TransactionId: 'call-1', IsCaller });
        assert.equal(result.UpdatedTimestamp - result.CreatedTimestamp, 400);
    }
});

test('StopVoiceToneAnalysisTask stops', async t => {
    const emulator = await Emulator.start(t);
    const client = emulator.client();
    const { VoiceConnectorId } = emulator;
    const { VoiceToneAnalysisTask: { VoiceToneAnalysisTaskId } } = await client.send(startAnalysis(emulator, 'call-1'));

    const stopped = await client.send(new voice.StopVoiceToneAnalysisTaskCommand({ VoiceConnectorId, VoiceToneAnalysisTaskId }));

    assert.equal(stopped.$metadata.httpStatusCode, 204);
    const { VoiceToneAnalysisTask } = await client.send(
        new voice.GetVoiceToneAnalysisTaskCommand({ VoiceConnectorId, VoiceToneAnalysisTaskId, IsCaller: true }));
    assert.equal(VoiceToneAnalysisTask.VoiceToneAnalysisTaskStatus, 'STOPPED');
});

test('CreateVoiceProfile, GetVoiceProfile, UpdateVoiceProfile and DeleteVoiceProfile answer each field', async t => {
    const emulator = await Emulator.start(t, { args: quick });
    const client = emulator.client();
    const { VoiceProfileDomainId } = emulator;
    const { SpeakerSearchTaskId } = await finishedSearch(emulator, client, 'call-1');

    const created = await client.send(new voice.CreateVoiceProfileCommand({ SpeakerSearchTaskId }));
    assert.equal(created.$metadata.httpStatusCode, 201);
    const profile = created.VoiceProfile;
    assertKeys(profile, [
        'VoiceProfileId', 'VoiceProfileArn', 'VoiceProfileDomainId', 'CreatedTimestamp', 'UpdatedTimestamp', 'ExpirationTimestamp']);
    const { VoiceProfileId } = profile;
    assert.match(VoiceProfileId, /^vp-[0-9a-f-]{36}$/);
    assert.equal(profile.VoiceProfileArn, `arn:aws:chime:us-east-1:111122223333:voice-profile/${VoiceProfileId}`);
    assert.equal(profile.VoiceProfileDomainId, VoiceProfileDomainId);
    assertRecent(profile.CreatedTimestamp);
    assert.deepEqual(profile.UpdatedTimestamp, profile.CreatedTimestamp);
    const threeYears = new Date(profile.CreatedTimestamp);
    threeYears.setUTCFullYear(threeYears.getUTCFullYear() + 3);
    assert.deepEqual(profile.ExpirationTimestamp, threeYears);

    const read = await client.send(new voice.GetVoiceProfileCommand({ VoiceProfileId }));
    assert.equal(read.$metadata.httpStatusCode, 200);
    assert.deepEqual(read.VoiceProfile, profile);

    const again = await finishedSearch(emulator, client, 'call-1');
    const updated = await client.send(
        new voice.UpdateVoiceProfileCommand({ VoiceProfileId, SpeakerSearchTaskId: again.SpeakerSearchTaskId }));
    assert.equal(updated.$metadata.httpStatusCode, 200);
    assertKeys(updated.VoiceProfile, Object.keys(profile));
    assert.deepEqual(updated.VoiceProfile.CreatedTimestamp, profile.CreatedTimestamp);
    assert.ok(updated.VoiceProfile.UpdatedTimestamp > profile.UpdatedTimestamp);
    assert.ok(updated.VoiceProfile.ExpirationTimestamp > profile.ExpirationTimestamp);

    const deleted = await client.send(new voice.DeleteVoiceProfileCommand({ VoiceProfileId }));
    assert.equal(deleted.$metadata.httpStatusCode, 204);
    assertKeys(deleted, []);
    await assertRejects(client.send(new voice.GetVoiceProfileCommand({ VoiceProfileId })), 'NotFoundException', 404, { code: 'NotFound' });
});

test('ListVoiceProfiles answers each field', async t => {
    const emulator = await Emulator.start(t);
    const { VoiceProfileDomainId } = emulator;

    const list = await emulator.client().send(new voice.ListVoiceProfilesCommand({ VoiceProfileDomainId }));

    assert.equal(list.$metadata.httpStatusCode, 200);
    assertKeys(list, ['VoiceProfiles']);
    assert.deepEqual(list.VoiceProfiles.map(profile => profile.VoiceProfileId), emulator.VoiceProfileIds);
    for (const profile of list.VoiceProfiles) {
        assertKeys(profile, [
            'VoiceProfileId', 'VoiceProfileArn', 'VoiceProfileDomainId', 'CreatedTimestamp', 'UpdatedTimestamp', 'ExpirationTimestamp']);
        assertRecent(profile.CreatedTimestamp);
    }
});

test('CreateVoiceProfileDomain, GetVoiceProfileDomain, UpdateVoiceProfileDomain and DeleteVoiceProfileDomain answer each field', async t => {
    const emulator = await Emulator.start(t);
    const client = emulator.client();
    const request = {
        Name: 'Bank_callers 1.0',
        Description: 'Those who agreed – in writing.',
        ServerSideEncryptionConfiguration: { KmsKeyArn: kmsKeyArn },
        ClientRequestToken: 'domain-1',
        Tags: [{ Key: 'team', Value: 'fraud' }, { Key: 'empty', Value: '' }],
    };

    const created = await client.send(new voice.CreateVoiceProfileDomainCommand(request));
    assert.equal(created.$metadata.httpStatusCode, 201);
    const domain = created.VoiceProfileDomain;
    assertKeys(domain, [
        'VoiceProfileDomainId', 'VoiceProfileDomainArn', 'Name', 'Description', 'ServerSideEncryptionConfiguration', 'CreatedTimestamp',
        'UpdatedTimestamp']);
    const { VoiceProfileDomainId } = domain;
    assert.equal(domain.VoiceProfileDomainArn, `arn:aws:chime:us-east-1:111122223333:voice-profile-domain/${VoiceProfileDomainId}`);
    assert.equal(domain.Name, request.Name);
    assert.equal(domain.Description, request.Description);
    assert.deepEqual(domain.ServerSideEncryptionConfiguration, request.ServerSideEncryptionConfiguration);
    assertRecent(domain.CreatedTimestamp);

    const repeated = await client.send(new voice.CreateVoiceProfileDomainCommand(request));
    assert.deepEqual(repeated.VoiceProfileDomain, domain);

    const read = await client.send(new voice.GetVoiceProfileDomainCommand({ VoiceProfileDomainId }));
    assert.equal(read.$metadata.httpStatusCode, 200);
    assert.deepEqual(read.VoiceProfileDomain, domain);

    const updated = await client.send(new voice.UpdateVoiceProfileDomainCommand({ VoiceProfileDomainId, Name: 'Callers', Description: '' }));
    assert.equal(updated.$metadata.httpStatusCode, 200);
    assert.equal(updated.VoiceProfileDomain.Name, 'Callers');
    assert.equal(updated.VoiceProfileDomain.Description, '');
    assert.deepEqual(updated.VoiceProfileDomain.CreatedTimestamp, domain.CreatedTimestamp);

    const deleted = await client.send(new voice.DeleteVoiceProfileDomainCommand({ VoiceProfileDomainId }));
    assert.equal(deleted.$metadata.httpStatusCode, 204);
    await assertRejects(
        client.send(new voice.GetVoiceProfileDomainCommand({ VoiceProfileDomainId })), 'NotFoundException', 404, { code: 'NotFound' });
});

test('ListVoiceProfileDomains answers each field', async t => {
    const emulator = await Emulator.start(t);

    const list = await emulator.client().send(new voice.ListVoiceProfileDomainsCommand({}));

    assert.equal(list.$metadata.httpStatusCode, 200);
    assertKeys(list, ['VoiceProfileDomains']);
    assert.equal(list.VoiceProfileDomains.length, 1);
    const [domain] = list.VoiceProfileDomains;
    assertKeys(domain, ['VoiceProfileDomainId', 'VoiceProfileDomainArn', 'Name', 'Description', 'CreatedTimestamp', 'UpdatedTimestamp']);
    assert.equal(domain.VoiceProfileDomainId, emulator.VoiceProfileDomainId);
});

test('paginateListVoiceProfiles walks all pages', async t => {
    const voices = Array.from({ length: 22 }, (_, index) => ({ speaker: `speaker ${index}` }));
    const emulator = await Emulator.start(t, { scenario: { voices } });
    const { VoiceProfileDomainId } = emulator;
    const pages = [];
    for await (const page of voice.paginateListVoiceProfiles({ client: emulator.client(), pageSize: 10 }, { VoiceProfileDomainId })) {
        pages.push(page.VoiceProfiles);
    }

    assert.deepEqual(pages.map(page => page.length), [10, 10, 5]);
    assert.equal(new Set(pages.flat().map(profile => profile.VoiceProfileId)).size, 25);
});

test('paginateListVoiceProfileDomains walks all pages', async t => {
    const voiceProfileDomains = Array.from({ length: 6 }, (_, index) => ({ name: `domain ${index}` }));
    const emulator = await Emulator.start(t, { scenario: { voiceProfileDomains } });
    const names = [];
    for await (const page of voice.paginateListVoiceProfileDomains({ client: emulator.client(), pageSize: 3 }, {})) {
        assert.ok(page.VoiceProfileDomains.length <= 3);
        names.push(...page.VoiceProfileDomains.map(domain => domain.Name));
    }

    assert.deepEqual(names, ['emulated-voices', 'domain 0', 'domain 1', 'domain 2', 'domain 3', 'domain 4', 'domain 5']);
});

test('BadRequestException comes of a value that breaks a constraint', async t => {
    const emulator = await Emulator.start(t);
    const client = emulator.client();

    await assertRejects(
        client.send(startSearch(emulator, 'call-1', { ClientRequestToken: 'not allowed!' })), 'BadRequestException', 400,
        { code: 'Validation', message: /ClientRequestToken/ });
    await assertRejects(
        client.send(startSearch(emulator, ' ')), 'BadRequestException', 400, { code: 'Validation', message: /TransactionId/ });
    await assertRejects(
        client.send(new voice.ListVoiceProfileDomainsCommand({ MaxResults: 101 })), 'BadRequestException', 400,
        { code: 'Validation', message: /MaxResults/ });
});

test('UnauthorizedClientException comes of a request that is not signed', async t => {
    const emulator = await Emulator.start(t);
    const client = emulator.client({ signer: { sign: async request => request } });

    await assertRejects(
        client.send(startSearch(emulator, 'call-1')), 'UnauthorizedClientException', 401, { code: 'Unauthorized', message: /signed/ });
});

test('NotFoundException comes of what is not there', async t => {
    const emulator = await Emulator.start(t);
    const client = emulator.client();
    const { VoiceConnectorId } = emulator;

    await assertRejects(
        client.send(new voice.GetSpeakerSearchTaskCommand({ VoiceConnectorId, SpeakerSearchTaskId: 'a/b c' })), 'NotFoundException', 404,
        { code: 'NotFound', message: /a\/b c/ });
    await assertRejects(
        client.send(startSearch(emulator, 'call-1', { VoiceConnectorId: 'abcdef1ghij2klmno3pqr4' })), 'NotFoundException', 404,
        { code: 'NotFound', message: /abcdef1ghij2klmno3pqr4/ });
});

test('ConflictException comes of a token that stands for another request', async t => {
    const emulator = await Emulator.start(t);
    const client = emulator.client();
    const first = await client.send(startSearch(emulator, 'call-1', { ClientRequestToken: 'token-1' }));
    const same = await client.send(startSearch(emulator, 'call-1', { ClientRequestToken: 'token-1' }));

    assert.equal(same.SpeakerSearchTask.SpeakerSearchTaskId, first.SpeakerSearchTask.SpeakerSearchTaskId);
    await assertRejects(
        client.send(startSearch(emulator, 'call-2', { ClientRequestToken: 'token-1' })), 'ConflictException', 409,
        { code: 'Conflict', message: /ClientRequestToken/ });
});

test('GoneException comes of a call that has ended and a voiceprint that is too old', async t => {
    const emulator = await Emulator.start(t, {
        // A second is twelve hours, so that a voiceprint lasts two seconds.
        args: ['--speed', '43200'],
        scenario: { calls: [{ transactionId: 'over', endsAfter: 1 }] },
    });
    const client = emulator.client();
    const { SpeakerSearchTask: { SpeakerSearchTaskId } } = await client.send(startSearch(emulator, 'call-1'));

    await assertRejects(client.send(startSearch(emulator, 'over')), 'GoneException', 410, { code: 'Gone', message: /over/ });
    await eventually(
        () => client.send(new voice.CreateVoiceProfileCommand({ SpeakerSearchTaskId })).catch(error => error),
        answer => answer instanceof voice.GoneException);
    await assertRejects(
        client.send(new voice.CreateVoiceProfileCommand({ SpeakerSearchTaskId })), 'GoneException', 410, { code: 'Gone', message: /24 hours/ });
});

test('ResourceLimitExceededException comes of a full quota', async t => {
    const emulator = await Emulator.start(t);
    const client = emulator.client();
    await client.send(startSearch(emulator, 'call-1'));

    await assertRejects(
        client.send(startSearch(emulator, 'call-1')), 'ResourceLimitExceededException', 400,
        { code: 'ResourceLimitExceeded', message: /call-1/ });
});

test('UnprocessableEntityException comes of stopping what has finished', async t => {
    const emulator = await Emulator.start(t);
    const client = emulator.client();
    const { VoiceConnectorId } = emulator;
    const { SpeakerSearchTask: { SpeakerSearchTaskId } } = await client.send(startSearch(emulator, 'call-1'));
    await client.send(new voice.StopSpeakerSearchTaskCommand({ VoiceConnectorId, SpeakerSearchTaskId }));

    await assertRejects(
        client.send(new voice.StopSpeakerSearchTaskCommand({ VoiceConnectorId, SpeakerSearchTaskId })), 'UnprocessableEntityException', 422,
        { code: 'Unprocessable', message: /STOPPED/ });
});

for (const [name, status, code] of [
    ['AccessDeniedException', 403, 'AccessDenied'],
    ['ForbiddenException', 403, 'Forbidden'],
    ['ThrottledClientException', 429, 'Throttled'],
    ['ServiceFailureException', 500, 'ServiceFailure'],
    ['ServiceUnavailableException', 503, 'ServiceUnavailable'],
]) {
    test(`${name} comes on demand`, async t => {
        const emulator = await Emulator.start(t, { scenario: { faults: [{ kind: 'Error', errorName: name }] } });
        const client = emulator.client({ maxAttempts: 1 });

        await assertRejects(client.send(startSearch(emulator, 'call-1')), name, status, { code, message: new RegExp(name) });
    });
}

for (const errorName of ['ThrottledClientException', 'ServiceFailureException', 'ServiceUnavailableException']) {
    test(`a call that meets ${errorName} twice is sent three times and succeeds`, async t => {
        const emulator = await Emulator.start(t, { scenario: { faults: [{ kind: 'Error', errorName, count: 2 }] } });

        const answer = await emulator.client({ maxAttempts: 3 }).send(startSearch(emulator, 'call-1'));

        assert.equal(answer.$metadata.attempts, 3);
        assert.deepEqual((await emulator.log('Requests')).map(request => request.ErrorType), [errorName, errorName, undefined]);
    });
}

for (const kind of ['ResetBeforeWork', 'ResetAfterWork', 'TruncatedBody']) {
    test(`a start whose answer is lost by ${kind} starts one task with one token`, async t => {
        const emulator = await Emulator.start(t, { scenario: { faults: [{ kind, count: 1 }] } });

        const request = { ClientRequestToken: 'token-1' };

        const answer = await emulator.client().send(startSearch(emulator, 'call-1', request));

        assert.equal(answer.$metadata.attempts, 2);
        const again = await emulator.client().send(startSearch(emulator, 'call-1', request));
        assert.equal(again.SpeakerSearchTask.SpeakerSearchTaskId, answer.SpeakerSearchTask.SpeakerSearchTaskId);
        assert.deepEqual((await emulator.log('Requests')).map(entry => entry.Fault), [kind, undefined, undefined]);
    });
}

test('malformed JSON is an error of the client, with the status that came with it', async t => {
    const emulator = await Emulator.start(t, { scenario: { faults: [{ kind: 'MalformedJson', count: 1 }] } });

    await assert.rejects(emulator.client({ maxAttempts: 1 }).send(startSearch(emulator, 'call-1')), error => {
        assert.ok(error instanceof SyntaxError, `${error}`);
        assert.equal(error.$metadata?.httpStatusCode ?? error.$response?.statusCode, 201);
        return true;
    });
});

test('an unknown status and unknown members reach the caller or are ignored', async t => {
    const emulator = await Emulator.start(t, {
        scenario: { faults: [{ kind: 'UnknownStatus', count: 1 }, { kind: 'UnknownMembers', count: 1 }] },
    });
    const client = emulator.client();

    const strange = await client.send(startSearch(emulator, 'call-1'));
    assert.equal(strange.SpeakerSearchTask.SpeakerSearchTaskStatus, 'PAUSED_BY_SERVICE');
    const more = await client.send(startSearch(emulator, 'call-2'));
    assert.equal(more.SpeakerSearchTask.SpeakerSearchTaskStatus, 'IN_QUEUE');
});

test('the variables that the program prints lead a client to it', async t => {
    const emulator = await Emulator.start(t);
    const names = ['AWS_ENDPOINT_URL_CHIME_SDK_VOICE', 'AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
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
    const client = new voice.ChimeSDKVoiceClient({});
    t.after(() => client.destroy());

    const list = await client.send(new voice.ListVoiceProfileDomainsCommand({}));

    assert.equal(list.VoiceProfileDomains[0].VoiceProfileDomainId, emulator.VoiceProfileDomainId);
});

test('the program stops on SIGTERM, also while a request is under way', async t => {
    const emulator = await Emulator.start(t, { scenario: { faults: [{ kind: 'AnswerNeverSent' }] } });
    const request = emulator.client({ maxAttempts: 1 }).send(startSearch(emulator, 'call-1')).catch(error => error);
    const status = await eventually(() => emulator.log('Requests'), requests => requests.length === 1);
    assert.equal(status[0].Fault, 'AnswerNeverSent');

    const began = Date.now();
    emulator.process.kill('SIGTERM');

    assert.deepEqual(await emulator.exited, { code: 0, signal: null });
    assert.ok(Date.now() - began < 5000);
    assert.ok(await request instanceof Error);
});
