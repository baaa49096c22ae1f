using System.IO;
using Amazon.SecurityToken.Model;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Queues;
using ChimeVoiceTools.Engine.Resilience;
using ChimeVoiceTools.Engine.Resources;
using Pipelines = Amazon.ChimeSDKMediaPipelines.Model;
using Voice = Amazon.ChimeSDKVoice.Model;

namespace ChimeVoiceTools.Engine.Setup;

/// <summary>Looks whether voice connectors have all that voice analytics needs, and changes nothing.</summary>
public sealed class SetupOperations
{
    private readonly Connection _voice;
    private readonly Connection _pipelines;
    private readonly Connection _identity;
    private readonly RequestSender _voiceRequests;
    private readonly RequestSender _pipelineRequests;
    private readonly RequestSender _identityRequests;
    private readonly QueueChecks? _queue;
    private Task<Outcome<string>>? _caller;

    /// <summary>Works on three connections, and a queue.</summary>
    /// <param name="voice">Where the voice connectors live.</param>
    /// <param name="pipelines">Where the media insights pipeline configurations live.</param>
    /// <param name="identity">Where it is asked whose the credentials are.</param>
    /// <param name="report">Takes a sentence for whatever is worth a verbose line; called on any thread.</param>
    /// <param name="time">The clock for pauses; null for the system's.</param>
    /// <param name="queue">The queue that notifications are to be received from; null to look at none.</param>
    public SetupOperations(
        Connection voice,
        Connection pipelines,
        Connection identity,
        Action<string> report,
        TimeProvider? time = null,
        EventQueue? queue = null)
    {
        (_voice, _pipelines, _identity) = (voice, pipelines, identity);
        _queue = queue is null ? null : new QueueChecks(queue);
        _voiceRequests = SenderOf(voice);
        _pipelineRequests = SenderOf(pipelines);
        _identityRequests = SenderOf(identity);

        RequestSender SenderOf(Connection connection) =>
            new(connection, EndpointLimits.Of(connection, time), report, ErrorAdvice.Setup);
    }

    /// <summary>Finds how to ask whose the credentials are that sign for voice connectors.</summary>
    /// <param name="options">How the user says where requests for these go.</param>
    /// <param name="voice">The connection that was made of it.</param>
    /// <param name="origin">Where a piped object says that it lives.</param>
    /// <returns>
    /// The same credentials and region. On this machine it is the same endpoint, which is none of Security Token Service's
    /// elsewhere.
    /// </returns>
    public static ConnectionOptions IdentityOptions(ConnectionOptions options, Connection voice, TaskOrigin origin)
    {
        var isNamed = options.EndpointUrl is not null || origin.EndpointUrl is not null;
        var isSame = EndpointRules.IsLoopback(new Uri(voice.EndpointUrl))
            && (isNamed || EndpointFinder.FindVariable(AwsService.SecurityToken) is null);
        return options with
        {
            Service = AwsService.SecurityToken,
            Region = voice.Region,
            EndpointUrl = isSame ? voice.EndpointUrl : null,
        };
    }

    /// <summary>Says what is known where no connection could be made for want of credentials or a region.</summary>
    /// <param name="voiceConnectorId">The voice connector.</param>
    /// <param name="error">What is missing.</param>
    /// <param name="region">The region; null where none is known.</param>
    /// <param name="hasQueue">Whether a queue was to be looked at as well.</param>
    /// <returns>A check each, in the order in which one needs the other.</returns>
    /// <exception cref="ChimeException">The id breaks a rule.</exception>
    public static IReadOnlyList<VoiceSetupCheck> WithoutConnection(
        string? voiceConnectorId, ChimeException error, string? region, bool hasQueue)
    {
        Rules.VoiceConnectorId(voiceConnectorId);
        var checks = new SetupChecks(voiceConnectorId!, region, null, hasQueue);
        if (error.ErrorId == ErrorIds.RegionNotFound)
        {
            checks.Fail(
                SetupChecks.Region,
                error.Message,
                Text.Format(Messages.SetupRegionRemedy, string.Join(", ", Regions.WithVoiceAnalytics)));
            return checks.LeaveRest(SetupChecks.Region);
        }

        checks.Fail(SetupChecks.Credentials, error.Message, Messages.SetupCredentialsRemedy);
        if (region is not null)
        {
            checks.Judge(region);
        }

        return checks.LeaveRest(SetupChecks.Credentials);
    }

    /// <summary>Looks at one voice connector.</summary>
    /// <param name="voiceConnectorId">Which one.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>A check each, in the order in which one needs the other.</returns>
    /// <exception cref="ChimeException">The id breaks a rule.</exception>
    public async Task<IReadOnlyList<VoiceSetupCheck>> TestAsync(string? voiceConnectorId, CancellationToken cancellationToken)
    {
        Rules.VoiceConnectorId(voiceConnectorId);
        var checks = new SetupChecks(voiceConnectorId!, _voice.Region, _voice.EndpointUrl, _queue is not null);
        checks.Judge(_voice.Region);

        var caller = await (_caller ??= FindCallerAsync(cancellationToken)).ConfigureAwait(false);
        switch (caller.Error)
        {
            case null:
                checks.Pass(SetupChecks.Credentials, caller.Answer!);
                break;
            case { Kind: ChimeErrorKind.AuthenticationError } refusal:
                checks.Fail(SetupChecks.Credentials, refusal.Message, Messages.SetupCredentialsRemedy);
                return checks.LeaveRest(SetupChecks.Credentials);
            case { } error:
                checks.CouldNot(SetupChecks.Credentials, error, "sts:GetCallerIdentity");
                break;
        }

        var queueArn = _queue is null ? null : await _queue.MakeAsync(checks, cancellationToken).ConfigureAwait(false);
        var connector = await FindVoiceConnectorAsync(voiceConnectorId!, cancellationToken).ConfigureAwait(false);
        switch (connector.Error)
        {
            case null:
                checks.Pass(
                    SetupChecks.VoiceConnector,
                    Text.Format(Messages.SetupVoiceConnectorPassed, DisplayText.Of(connector.Answer!.Name)));
                break;
            case { Kind: ChimeErrorKind.ObjectNotFound }:
                checks.Fail(
                    SetupChecks.VoiceConnector,
                    Text.Format(Messages.SetupVoiceConnectorFailed, voiceConnectorId, _voice.EndpointDescription),
                    Messages.AdviceVoiceProfileDomainNotFound);
                return checks.LeaveRest(SetupChecks.VoiceConnector);
            case { } error:
                checks.CouldNot(SetupChecks.VoiceConnector, error, "chime:GetVoiceConnector");
                break;
        }

        var streaming = await FindStreamingAsync(voiceConnectorId!, cancellationToken).ConfigureAwait(false);
        return streaming.Error switch
        {
            null when streaming.Answer is not null =>
                await TestAsync(checks, streaming.Answer, queueArn, cancellationToken).ConfigureAwait(false),
            null or { Kind: ChimeErrorKind.ObjectNotFound } => WithoutStreaming(checks),
            _ => WithUnknownStreaming(checks, streaming.Error),
        };
    }

    private static IReadOnlyList<VoiceSetupCheck> WithoutStreaming(SetupChecks checks)
    {
        checks.Fail(SetupChecks.Streaming, Messages.SetupStreamingNone, Messages.SetupStreamingRemedy);
        return checks.LeaveRest(SetupChecks.Streaming);
    }

    private static IReadOnlyList<VoiceSetupCheck> WithUnknownStreaming(SetupChecks checks, ChimeException error)
    {
        checks.CouldNot(SetupChecks.Streaming, error, "chime:GetVoiceConnectorStreamingConfiguration");
        return checks.LeaveRest(SetupChecks.Streaming);
    }

    private async Task<IReadOnlyList<VoiceSetupCheck>> TestAsync(
        SetupChecks checks, Voice.StreamingConfiguration streaming, string? queueArn, CancellationToken cancellationToken)
    {
        if (streaming.Disabled == true)
        {
            checks.Fail(SetupChecks.Streaming, Messages.SetupStreamingOff, Messages.SetupStreamingRemedy);
        }
        else
        {
            checks.Pass(SetupChecks.Streaming, Messages.SetupStreamingPassed);
        }

        if (streaming.MediaInsightsConfiguration is not { ConfigurationArn: { Length: > 0 } arn } insights)
        {
            checks.Fail(
                SetupChecks.MediaInsightsConfiguration, Messages.SetupConfigurationNone, Messages.SetupConfigurationRemedy);
            return checks.LeaveRest(SetupChecks.MediaInsightsConfiguration);
        }

        var configuration = await FindConfigurationAsync(arn, cancellationToken).ConfigureAwait(false);
        var isGone = configuration.Error?.Kind == ChimeErrorKind.ObjectNotFound;
        if (isGone || insights.Disabled == true)
        {
            var detail = isGone ? Messages.SetupConfigurationGone : Messages.SetupConfigurationOff;
            checks.Fail(SetupChecks.MediaInsightsConfiguration, Text.Format(detail, arn), Messages.SetupConfigurationRemedy);
        }
        else
        {
            checks.Pass(SetupChecks.MediaInsightsConfiguration, Text.Format(Messages.SetupConfigurationPassed, arn));
        }

        if (configuration.Error is { } error)
        {
            return isGone
                ? checks.LeaveRest(SetupChecks.MediaInsightsConfiguration)
                : checks.LeaveRest(error, "chime:GetMediaInsightsPipelineConfiguration");
        }

        ConfigurationChecks.Make(checks, configuration.Answer!, queueArn);
        return checks.LeaveRest(SetupChecks.VoiceAnalyticsProcessor);
    }

    private Task<Outcome<string>> FindCallerAsync(CancellationToken cancellationToken) => TryAsync(
        _identityRequests,
        async () =>
        {
            var answer =
                await _identity.SecurityToken.GetCallerIdentityAsync(
                    new GetCallerIdentityRequest(), cancellationToken).ConfigureAwait(false);
            return Text.Format(
                Messages.SetupCredentialsPassed, Answers.RequireId(answer.Arn, null), Answers.RequireId(answer.Account, null));
        },
        Messages.SetupReadingCaller,
        cancellationToken);

    private Task<Outcome<Voice.VoiceConnector>> FindVoiceConnectorAsync(
        string id, CancellationToken cancellationToken) => TryAsync(
        _voiceRequests,
        async () =>
        {
            var request = new Voice.GetVoiceConnectorRequest { VoiceConnectorId = id };
            var answer =
                Answers.Require(
                    (await _voice.Voice.GetVoiceConnectorAsync(request, cancellationToken).ConfigureAwait(false)).VoiceConnector);
            Answers.RequireId(answer.VoiceConnectorId, id);
            return answer;
        },
        Text.Format(Messages.SetupReadingVoiceConnector, id),
        cancellationToken);

    // Whether an answer without one is an error of the service is not said: there is none then.
    private Task<Outcome<Voice.StreamingConfiguration>> FindStreamingAsync(
        string id, CancellationToken cancellationToken) => TryAsync(
        _voiceRequests,
        async () =>
        {
            var request = new Voice.GetVoiceConnectorStreamingConfigurationRequest { VoiceConnectorId = id };
            var answer =
                (await _voice.Voice.GetVoiceConnectorStreamingConfigurationAsync(request, cancellationToken)
                    .ConfigureAwait(false)).StreamingConfiguration;
            return answer is { Disabled: null } ? throw new InvalidDataException(Messages.AnswerEmpty) : answer!;
        },
        Text.Format(Messages.SetupReadingStreaming, id),
        cancellationToken);

    private Task<Outcome<Pipelines.MediaInsightsPipelineConfiguration>> FindConfigurationAsync(
        string arn, CancellationToken cancellationToken) => TryAsync(
        _pipelineRequests,
        async () =>
        {
            // It becomes part of a path.
            Rules.Arn(arn, nameof(Voice.MediaInsightsConfiguration.ConfigurationArn));
            var request = new Pipelines.GetMediaInsightsPipelineConfigurationRequest { Identifier = arn };
            var answer = Answers.Require(
                (await _pipelines.MediaPipelines.GetMediaInsightsPipelineConfigurationAsync(request, cancellationToken)
                    .ConfigureAwait(false))
                .MediaInsightsPipelineConfiguration);
            Answers.RequireId(answer.MediaInsightsPipelineConfigurationArn, arn);
            return answer;
        },
        Messages.SetupReadingConfiguration,
        cancellationToken);

    private static Task<Outcome<T>> TryAsync<T>(
        RequestSender requests, Func<Task<T>> send, string doing, CancellationToken cancellationToken) =>
        Outcome<T>.OfAsync(() => requests.RunAsync(send, doing, cancellationToken));
}
