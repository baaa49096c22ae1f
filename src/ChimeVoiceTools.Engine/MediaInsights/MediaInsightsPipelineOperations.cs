using System.Collections.Specialized;
using System.IO;
using Amazon.ChimeSDKMediaPipelines;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Consent;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resilience;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.Tasks;
using Api = Amazon.ChimeSDKMediaPipelines.Model;

namespace ChimeVoiceTools.Engine.MediaInsights;

/// <summary>Creates, reads, suspends, resumes and removes media insights pipelines on one connection.</summary>
public sealed class MediaInsightsPipelineOperations
{
    private const string Paused = nameof(Paused);

    private readonly Connection _connection;
    private readonly Action<string> _report;
    private readonly RequestSender _requests;

    /// <summary>Works on a connection.</summary>
    /// <param name="connection">Where the pipelines live.</param>
    /// <param name="report">Takes a sentence for whatever is worth a verbose line; called on any thread.</param>
    /// <param name="time">The clock for pauses; null for the system's.</param>
    public MediaInsightsPipelineOperations(Connection connection, Action<string> report, TimeProvider? time = null)
    {
        _connection = connection;
        _report = report;
        _requests = new RequestSender(
            connection, EndpointLimits.Of(connection, time), report, ErrorAdvice.MediaInsightsPipelines);
    }

    /// <summary>Gets the statuses of a pipeline in the service's words, in the order in which it may have them.</summary>
    public static string[] Statuses => ["NotStarted", "Initializing", "InProgress", Paused, "Stopping", "Stopped", "Failed"];

    private IAmazonChimeSDKMediaPipelines Client => _connection.MediaPipelines;

    /// <summary>Creates a pipeline; with a client request token, so that a lost answer never makes a second one.</summary>
    /// <param name="creation">What to create.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The pipeline.</returns>
    /// <exception cref="ChimeException">The input breaks a rule, or the service refused.</exception>
    public async Task<MediaInsightsPipeline> CreateAsync(
        MediaInsightsPipelineCreation creation, CancellationToken cancellationToken)
    {
        creation.Validate();
        creation = creation with { ClientRequestToken = creation.ClientRequestToken ?? Guid.NewGuid().ToString("N") };
        var request = creation.ToRequest();
        var doing = Text.Format(
            Messages.CreatingMediaInsightsPipeline,
            string.Join(", ", creation.Streams.Select(static stream => stream.StreamArn).Distinct()));
        ConsentedRequest consented = new(
            creation.Describe(_connection.Region, _connection.EndpointUrl), _report, creation.Consent is { IsRenewal: true });
        return await consented.RunAsync(
            async () =>
            {
                var answer = await Client.CreateMediaInsightsPipelineAsync(request, cancellationToken).ConfigureAwait(false);
                return Map(Answers.Require(answer.MediaInsightsPipeline), null);
            },
            send => _requests.RunAsync(send, doing, cancellationToken),
            static (consent, pipeline) => consent with
            {
                Event = ConsentEvents.PipelineMade,
                MediaInsightsPipelineId = pipeline.MediaInsightsPipelineId,
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a pipeline.</summary>
    /// <param name="pipelineId">Its id or its ARN.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The pipeline as it is now.</returns>
    /// <exception cref="ChimeException">
    /// The input breaks a rule, the service refused, or it is a media pipeline of another kind.
    /// </exception>
    public async Task<MediaInsightsPipeline> GetAsync(string? pipelineId, CancellationToken cancellationToken)
    {
        var described = Describe(pipelineId);
        return await _requests.RunAsync(
            () => ReadAsync(pipelineId!, cancellationToken),
            Text.Format(Messages.Reading, described),
            cancellationToken).ConfigureAwait(false)
            ?? throw Rules.Broken("MediaInsightsPipelineId", PipelineId.Of(pipelineId), Messages.RuleOtherKind);
    }

    /// <summary>
    /// Lists the media insights pipelines of the account in the region; each is read, since the list has ids of all kinds of
    /// media pipelines.
    /// </summary>
    /// <param name="window">The part of the list that is wanted.</param>
    /// <param name="isWanted">Says which pipelines the window counts; null for all.</param>
    /// <returns>The list, nothing of it read yet.</returns>
    public Listing<MediaInsightsPipeline> List(ListWindow window, Predicate<MediaInsightsPipeline>? isWanted = null) =>
        new(window, ReadPageAsync, complete: (listed, stop) => CompleteAsync(listed, isWanted, stop));

    /// <summary>Suspends a pipeline, which hears nothing until it is resumed.</summary>
    /// <param name="pipelineId">Its id or its ARN.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>False when it was suspended already and nothing was done.</returns>
    /// <exception cref="ChimeException">The input breaks a rule, or the service refused.</exception>
    public Task<bool> SuspendAsync(string? pipelineId, CancellationToken cancellationToken) => UpdateStatusAsync(
        pipelineId,
        MediaPipelineStatusUpdate.Pause,
        static status => status == Paused,
        Text.Format(Messages.Suspending, Describe(pipelineId)),
        cancellationToken);

    /// <summary>Resumes a suspended pipeline.</summary>
    /// <param name="pipelineId">Its id or its ARN.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>False when it was not suspended and nothing was done.</returns>
    /// <exception cref="ChimeException">The input breaks a rule, or the service refused.</exception>
    public Task<bool> ResumeAsync(string? pipelineId, CancellationToken cancellationToken) => UpdateStatusAsync(
        pipelineId,
        MediaPipelineStatusUpdate.Resume,
        static status => status is "InProgress" or "Initializing" or "NotStarted",
        Text.Format(Messages.Resuming, Describe(pipelineId)),
        cancellationToken);

    /// <summary>Removes a pipeline, which ends it and its tasks. A media pipeline of another kind is left alone.</summary>
    /// <param name="pipelineId">Its id or its ARN.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>The pipeline as it last was.</returns>
    /// <exception cref="ChimeException">
    /// The input breaks a rule, the service refused, or it is a media pipeline of another kind.
    /// </exception>
    public async Task<MediaInsightsPipeline> DeleteAsync(string? pipelineId, CancellationToken cancellationToken)
    {
        var last = await GetAsync(pipelineId, cancellationToken).ConfigureAwait(false);
        var request = new Api.DeleteMediaPipelineRequest { MediaPipelineId = last.MediaInsightsPipelineId };
        var ledger = Ledger.Current;
        if (ledger is not null)
        {
            await ledger.RequireWritableAsync().ConfigureAwait(false);
        }

        await _requests.RunDeletionAsync(
            () => Client.DeleteMediaPipelineAsync(request, cancellationToken),
            Text.Format(Messages.Removing, Describe(pipelineId)),
            cancellationToken)
            .ConfigureAwait(false);
        if (ledger is not null)
        {
            await ledger.RecordDoneAsync(
                ConsentStatement.Describe(null, "DeleteMediaPipeline", _connection.Region, _connection.EndpointUrl) with
                {
                    Event = ConsentEvents.PipelineRemoved,
                    MediaInsightsPipelineId = last.MediaInsightsPipelineId,
                }).ConfigureAwait(false);
        }

        return last;
    }

    /// <summary>What a pipeline is called in a sentence, once its id has been checked.</summary>
    internal static string Describe(string? pipelineId)
    {
        Rules.MediaPipelineId(pipelineId, PipelineId.Of(pipelineId));
        return Text.Format(Messages.TheMediaInsightsPipeline, PipelineId.Of(pipelineId));
    }

    private Task<bool> UpdateStatusAsync(
        string? pipelineId,
        MediaPipelineStatusUpdate update,
        Predicate<string?> isDone,
        string doing,
        CancellationToken cancellationToken)
    {
        var request = new Api.UpdateMediaInsightsPipelineStatusRequest { Identifier = pipelineId, UpdateStatus = update };
        return _requests.TranslateAsync(UpdateAsync, doing, cancellationToken);

        async Task<bool> UpdateAsync()
        {
            try
            {
                await _requests.RetryAsync(
                    () => Client.UpdateMediaInsightsPipelineStatusAsync(request, cancellationToken),
                    doing,
                    cancellationToken).ConfigureAwait(false);
                return true;
            }
            catch (Exception exception) when (ServiceErrors.Classify(exception) == FailureKind.Conflict)
            {
                // That is also how the second try is answered where the first answer was lost.
                var now = await _requests.RetryAsync(
                    () => ReadAsync(pipelineId!, cancellationToken), doing, cancellationToken).ConfigureAwait(false);
                if (!isDone(now?.Status))
                {
                    throw;
                }

                return false;
            }
        }
    }

    private Task<Page<MediaInsightsPipeline>> ReadPageAsync(int size, string? token, CancellationToken cancellationToken)
    {
        var request = new Api.ListMediaPipelinesRequest { MaxResults = size, NextToken = token };
        return _requests.RunAsync(
            async () =>
            {
                var answer = await Client.ListMediaPipelinesAsync(request, cancellationToken).ConfigureAwait(false);
                return new Page<MediaInsightsPipeline>((answer.MediaPipelines ?? []).Select(Map), answer.NextToken);
            },
            Messages.ListingMediaInsightsPipelines,
            cancellationToken);

        static MediaInsightsPipeline Map(Api.MediaPipelineSummary listed) =>
            new() { MediaInsightsPipelineId = Answers.RequireId(listed.MediaPipelineId, null) };
    }

    private Task<MediaInsightsPipeline[]> CompleteAsync(
        MediaInsightsPipeline listed, Predicate<MediaInsightsPipeline>? isWanted, CancellationToken cancellationToken)
    {
        var id = listed.MediaInsightsPipelineId!;
        return _requests.RunAsync(
            ReadListedAsync,
            Text.Format(Messages.Reading, Text.Format(Messages.TheMediaInsightsPipeline, id)),
            cancellationToken);

        async Task<MediaInsightsPipeline[]> ReadListedAsync()
        {
            try
            {
                return await ReadAsync(id, cancellationToken).ConfigureAwait(false) is { } pipeline
                    && isWanted?.Invoke(pipeline) != false
                    ? [pipeline]
                    : [];
            }
            catch (Exception exception) when (ServiceErrors.IsNotFound(exception))
            {
                // It was removed since the list was made.
                return [];
            }
        }
    }

    /// <summary>Reads a media pipeline once; null for one of another kind.</summary>
    private async Task<MediaInsightsPipeline?> ReadAsync(string identifier, CancellationToken cancellationToken)
    {
        var id = PipelineId.Of(identifier)!;
        var answer =
            await Client.GetMediaPipelineAsync(
                new Api.GetMediaPipelineRequest { MediaPipelineId = id }, cancellationToken).ConfigureAwait(false);
        return Answers.Require(answer.MediaPipeline).MediaInsightsPipeline is { } pipeline ? Map(pipeline, id) : null;
    }

    private MediaInsightsPipeline Map(Api.MediaInsightsPipeline answer, string? asked)
    {
        var metadata = new OrderedDictionary();
        foreach (var entry in answer.MediaInsightsRuntimeMetadata ?? [])
        {
            metadata[entry.Key] = entry.Value;
        }

        return new MediaInsightsPipeline
        {
            MediaInsightsPipelineId = Answers.RequireId(answer.MediaPipelineId, asked),
            MediaInsightsPipelineArn = answer.MediaPipelineArn,
            ConfigurationArn = answer.MediaInsightsPipelineConfigurationArn,
            Status = answer.Status,
            Streams = [.. (answer.KinesisVideoStreamSourceRuntimeConfiguration?.Streams ?? []).SelectMany(Channels)],
            Metadata = metadata,
            CreatedTimestamp = answer.CreatedTimestamp,
            ElementStatuses = [.. (answer.ElementStatuses ?? [])
                .Select(static element => new MediaInsightsElementStatus { Type = element.Type, Status = element.Status })],
            Region = _connection.Region,
            EndpointUrl = _connection.EndpointUrl,
        };
    }

    private static IEnumerable<MediaInsightsStream> Channels(Api.StreamConfiguration stream)
    {
        // Where nobody said who speaks on which channel, they are counted only.
        var channels = stream.StreamChannelDefinition?.ChannelDefinitions is { Count: > 0 } defined
            ? defined
            : Enumerable.Range(
                0,
                Math.Min(
                    stream.StreamChannelDefinition?.NumberOfChannels ?? 1,
                    2)).Select(static id => new Api.ChannelDefinition { ChannelId = id });
        return channels.Select(channel => new MediaInsightsStream
        {
            StreamArn = stream.StreamArn,
            ChannelId = channel.ChannelId,
            ParticipantRole = channel.ParticipantRole,
            FragmentNumber = stream.FragmentNumber,
        });
    }
}
