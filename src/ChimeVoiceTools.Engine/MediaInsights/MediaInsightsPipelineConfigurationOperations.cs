using System.IO;
using Amazon.ChimeSDKMediaPipelines;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resilience;
using ChimeVoiceTools.Engine.Resources;
using Api = Amazon.ChimeSDKMediaPipelines.Model;

namespace ChimeVoiceTools.Engine.MediaInsights;

/// <summary>Creates, reads, changes and removes configurations of media insights pipelines on one connection.</summary>
public sealed class MediaInsightsPipelineConfigurationOperations
{
    private readonly Connection _connection;
    private readonly RequestSender _requests;

    /// <summary>Works on a connection.</summary>
    /// <param name="connection">Where the configurations live.</param>
    /// <param name="report">Takes a sentence for whatever is worth a verbose line; called on any thread.</param>
    /// <param name="time">The clock for pauses; null for the system's.</param>
    public MediaInsightsPipelineConfigurationOperations(Connection connection, Action<string> report, TimeProvider? time = null)
    {
        _connection = connection;
        _requests = new RequestSender(
            connection, EndpointLimits.Of(connection, time), report, ErrorAdvice.MediaInsightsConfigurations);
    }

    private IAmazonChimeSDKMediaPipelines Client => _connection.MediaPipelines;

    /// <summary>Creates a configuration; with a client request token, so that a lost answer never makes a second one.</summary>
    /// <param name="creation">What to create.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="ChimeException">The input breaks a rule, or the service refused.</exception>
    public async Task<MediaInsightsPipelineConfiguration> CreateAsync(
        MediaInsightsPipelineConfigurationCreation creation, CancellationToken cancellationToken)
    {
        creation.Validate();
        var request = new Api.CreateMediaInsightsPipelineConfigurationRequest
        {
            MediaInsightsPipelineConfigurationName = creation.Name,
            ResourceAccessRoleArn = creation.Settings.ResourceAccessRoleArn,
            Elements = creation.Settings.ApplyTo([]),
            RealTimeAlertConfiguration = creation.Settings.ReadAlerts(),
            Tags = creation.Tags is { Count: > 0 } tags
                ? [.. tags.Select(tag => new Api.Tag { Key = tag.Key, Value = tag.Value })]
                : null,
            ClientRequestToken = creation.ClientRequestToken ?? Guid.NewGuid().ToString("N"),
        };
        return await _requests.RunAsync(
            async () => Map(
                (await Client.CreateMediaInsightsPipelineConfigurationAsync(request, cancellationToken)
                    .ConfigureAwait(false)).MediaInsightsPipelineConfiguration,
                creation.Name),
            Text.Format(Messages.Creating, Text.Format(Messages.TheMediaInsightsPipelineConfiguration, creation.Name)),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a configuration.</summary>
    /// <param name="identifier">Its ARN or its name.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The configuration as it is now.</returns>
    /// <exception cref="ChimeException">The input breaks a rule, or the service refused.</exception>
    public Task<MediaInsightsPipelineConfiguration> GetAsync(string? identifier, CancellationToken cancellationToken) =>
        _requests.RunAsync(
            async () => Map(await ReadAsync(identifier, cancellationToken).ConfigureAwait(false), identifier),
            Text.Format(Messages.Reading, Describe(identifier)),
            cancellationToken);

    /// <summary>
    /// Lists the configurations of the account in the region; each is read, since the list has their names only.
    /// </summary>
    /// <param name="window">The part of the list that is wanted.</param>
    /// <param name="isWanted">Says by their names which configurations the window counts; null for all.</param>
    /// <returns>The list, nothing of it read yet.</returns>
    public Listing<MediaInsightsPipelineConfiguration> List(
        ListWindow window, Predicate<MediaInsightsPipelineConfiguration>? isWanted = null) =>
        new(window, ReadPageAsync, isWanted, CompleteAsync);

    /// <summary>Changes a configuration, and keeps all of it that is not to change; sent twice, it does the same.</summary>
    /// <param name="identifier">Its ARN or its name.</param>
    /// <param name="settings">What changes.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>The configuration as it is then.</returns>
    /// <exception cref="ChimeException">The input breaks a rule, or the service refused.</exception>
    public async Task<MediaInsightsPipelineConfiguration> UpdateAsync(
        string? identifier, MediaInsightsPipelineConfigurationSettings settings, CancellationToken cancellationToken)
    {
        ValidateChange(identifier, settings);
        var doing = Text.Format(Messages.Changing, Describe(identifier));
        return await _requests.RunAsync(
            async () =>
            {
                // Read again on each try: what somebody else has changed meanwhile is kept.
                var before = Answers.Require(await ReadAsync(identifier, cancellationToken).ConfigureAwait(false));
                var request = new Api.UpdateMediaInsightsPipelineConfigurationRequest
                {
                    Identifier = identifier,
                    ResourceAccessRoleArn = settings.ResourceAccessRoleArn ?? before.ResourceAccessRoleArn,
                    Elements = settings.ApplyTo(before.Elements ?? []),
                    RealTimeAlertConfiguration = settings.ReadAlerts() ?? before.RealTimeAlertConfiguration,
                };
                var answer = await Client.UpdateMediaInsightsPipelineConfigurationAsync(
                    request, cancellationToken).ConfigureAwait(false);
                return Map(answer.MediaInsightsPipelineConfiguration, identifier);
            },
            doing,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes a configuration, which can't be undone.</summary>
    /// <param name="identifier">Its ARN or its name.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>A task that ends when the configuration is gone.</returns>
    /// <exception cref="ChimeException">The input breaks a rule, or the service refused.</exception>
    public Task DeleteAsync(string? identifier, CancellationToken cancellationToken)
    {
        var doing = Text.Format(Messages.Removing, Describe(identifier));
        var request = new Api.DeleteMediaInsightsPipelineConfigurationRequest { Identifier = identifier };
        return _requests.RunDeletionAsync(
            () => Client.DeleteMediaInsightsPipelineConfigurationAsync(request, cancellationToken), doing, cancellationToken);
    }

    /// <summary>Checks what a change is made with.</summary>
    internal static void ValidateChange(string? identifier, MediaInsightsPipelineConfigurationSettings settings)
    {
        Rules.ConfigurationIdentifier(identifier);
        settings.Validate();
        if (settings == new MediaInsightsPipelineConfigurationSettings())
        {
            throw new ChimeException(ErrorIds.InvalidParameter, ChimeErrorKind.InvalidArgument, Messages.NothingToSet);
        }
    }

    /// <summary>What a configuration is called in a sentence, once what names it has been checked.</summary>
    internal static string Describe(string? identifier)
    {
        Rules.ConfigurationIdentifier(identifier);
        return Text.Format(Messages.TheMediaInsightsPipelineConfiguration, identifier);
    }

    private Task<Page<MediaInsightsPipelineConfiguration>> ReadPageAsync(
        int size, string? token, CancellationToken cancellationToken)
    {
        var request = new Api.ListMediaInsightsPipelineConfigurationsRequest { MaxResults = size, NextToken = token };
        return _requests.RunAsync(
            async () =>
            {
                var answer = await Client.ListMediaInsightsPipelineConfigurationsAsync(
                    request, cancellationToken).ConfigureAwait(false);
                return new Page<MediaInsightsPipelineConfiguration>(
                    (answer.MediaInsightsPipelineConfigurations ?? []).Select(Map), answer.NextToken);
            },
            Messages.ListingMediaInsightsPipelineConfigurations,
            cancellationToken);
    }

    private async Task<MediaInsightsPipelineConfiguration[]> CompleteAsync(
        MediaInsightsPipelineConfiguration listed, CancellationToken cancellationToken)
    {
        var identifier = listed.ConfigurationArn!;
        return await _requests.RunAsync<MediaInsightsPipelineConfiguration[]>(
            async () =>
            {
                try
                {
                    return [Map(await ReadAsync(identifier, cancellationToken).ConfigureAwait(false), identifier)];
                }
                catch (Exception exception) when (ServiceErrors.IsNotFound(exception))
                {
                    // It was removed since the list was made.
                    return [];
                }
            },
            Text.Format(Messages.Reading, Describe(identifier)),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<Api.MediaInsightsPipelineConfiguration?> ReadAsync(
        string? identifier, CancellationToken cancellationToken)
    {
        var request = new Api.GetMediaInsightsPipelineConfigurationRequest { Identifier = identifier };
        var answer = await Client.GetMediaInsightsPipelineConfigurationAsync(request, cancellationToken).ConfigureAwait(false);
        return answer.MediaInsightsPipelineConfiguration;
    }

    private MediaInsightsPipelineConfiguration Map(Api.MediaInsightsPipelineConfigurationSummary answer) => new()
    {
        MediaInsightsPipelineConfigurationArn = Answers.RequireId(answer.MediaInsightsPipelineConfigurationArn, null),
        MediaInsightsPipelineConfigurationName = answer.MediaInsightsPipelineConfigurationName,
    };

    private MediaInsightsPipelineConfiguration Map(Api.MediaInsightsPipelineConfiguration? answer, string? asked)
    {
        answer = Answers.Require(answer);
        Answers.RequireId(answer.MediaInsightsPipelineConfigurationArn, null);
        string?[] names =
        [
            answer.MediaInsightsPipelineConfigurationArn,
            answer.MediaInsightsPipelineConfigurationName,
            answer.MediaInsightsPipelineConfigurationId,
        ];
        if (!names.Contains(asked, StringComparer.Ordinal))
        {
            throw new InvalidDataException(Messages.AnswerOfAnother);
        }

        var configuration = new MediaInsightsPipelineConfiguration
        {
            MediaInsightsPipelineConfigurationName = answer.MediaInsightsPipelineConfigurationName,
            MediaInsightsPipelineConfigurationId = answer.MediaInsightsPipelineConfigurationId,
            MediaInsightsPipelineConfigurationArn = answer.MediaInsightsPipelineConfigurationArn,
            ResourceAccessRoleArn = answer.ResourceAccessRoleArn,
            RealTimeAlertConfiguration = answer.RealTimeAlertConfiguration is { } alerts ? TypedObjects.Write(alerts) : null,
            CreatedTimestamp = answer.CreatedTimestamp,
            UpdatedTimestamp = answer.UpdatedTimestamp,
            Region = _connection.Region,
            EndpointUrl = _connection.EndpointUrl,
        };
        MediaInsightsPipelineConfigurationSettings.Describe(answer.Elements ?? [], configuration);
        return configuration;
    }
}
