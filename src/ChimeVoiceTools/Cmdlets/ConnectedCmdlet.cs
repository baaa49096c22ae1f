using System.Management.Automation;
using ChimeVoiceTools.Completion;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Credentials;
using ChimeVoiceTools.Engine.Endpoints;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.MediaInsights;
using ChimeVoiceTools.Engine.Queues;
using ChimeVoiceTools.Engine.Resources;
using ChimeVoiceTools.Engine.Tasks;
using ChimeVoiceTools.Engine.VoiceProfiles;
using ChimeVoiceTools.Host;
using ChimeVoiceTools.Input;

namespace ChimeVoiceTools.Cmdlets;

/// <summary>A cmdlet that calls the service: the connection parameters, and the connections that they describe.</summary>
public abstract class ConnectedCmdlet : AsyncCmdlet
{
    private readonly Dictionary<(ConnectionOptions Options, TaskOrigin Origin), Task<Connection>> _connections = [];
    private readonly Dictionary<Connection, TaskOperations> _operations = [];
    private readonly Dictionary<(AwsService Service, TaskOrigin Origin), string?> _endpoints = [];
    private readonly List<IDisposable> _joined = [];

    /// <summary>The credential profile that signs the requests.</summary>
    [Parameter]
    [Alias("StoredCredentials", "AWSProfileName")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>The credentials file that has the profile, in place of the default locations.</summary>
    [Parameter]
    [Alias("AWSProfilesLocation", "ProfilesLocation")]
    [ValidateNotNullOrEmpty]
    public string? ProfileLocation { get; set; }

    /// <summary>The access key that signs the requests.</summary>
    [Parameter]
    [Alias("AK")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? AccessKey { get; set; }

    /// <summary>The access key's secret.</summary>
    [Parameter]
    [Alias("SK", "SecretAccessKey")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? SecretKey { get; set; }

    /// <summary>The session token of temporary credentials.</summary>
    [Parameter]
    [Alias("ST")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? SessionToken { get; set; }

    /// <summary>
    /// Credentials as one object: a PSCredential with the access key and its secret, or an AWS credentials object.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(NoCompleter))]
    public object? Credential { get; set; }

    /// <summary>The AWS region.</summary>
    [Parameter]
    [Alias("RegionToCall")]
    [RegionName]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>The endpoint, in place of the region's own.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmulatorEndpointCompleter))]
    public string? EndpointUrl { get; set; }

    /// <summary>Checks the connection parameters, which are the same for every record.</summary>
    protected override void BeginProcessing() => this.EndCommandOnError(() => Options = ReadOptions());

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // A command that has ended shows no prompt any more.
        _joined.ForEach(static joined => joined.Dispose());
        _joined.Clear();
        foreach (var connection in _connections.Values)
        {
            connection.ContinueWith(
                static made => made.Result.Dispose(),
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnRanToCompletion,
                TaskScheduler.Default);
        }

        _connections.Clear();
        base.Dispose(disposing);
    }

    /// <summary>What the connection parameters say.</summary>
    private protected ConnectionOptions Options { get; private set; } = new();

    /// <summary>The operations on voice profiles that live where a piped object says, or else where the parameters say.</summary>
    private protected VoiceProfileOperations VoiceProfiles(PSObject? input) =>
        new(Connect(AwsService.ChimeSdkVoice, input), Report);

    /// <summary>
    /// The operations on voice profile domains that live where a piped object says, or else where the parameters say.
    /// </summary>
    private protected VoiceProfileDomainOperations VoiceProfileDomains(PSObject? input) =>
        new(Connect(AwsService.ChimeSdkVoice, input), Report);

    /// <summary>
    /// The operations on media insights pipelines that live where a piped object says, or else where the parameters say.
    /// </summary>
    private protected MediaInsightsPipelineOperations MediaInsightsPipelines(PSObject? input) =>
        new(Connect(AwsService.ChimeSdkMediaPipelines, input), Report);

    /// <summary>
    /// The operations on their configurations that live where a piped object says, or else where the parameters say.
    /// </summary>
    private protected MediaInsightsPipelineConfigurationOperations MediaInsightsPipelineConfigurations(PSObject? input) =>
        new(Connect(AwsService.ChimeSdkMediaPipelines, input), Report);

    /// <summary>Emits an object, whose ids completion offers from now on.</summary>
    private protected new void WriteObject(object? value)
    {
        SeenIds.See(value);
        base.WriteObject(value);
    }

    /// <summary>How many requests this command has sent.</summary>
    private protected int Requests => _operations.Values.Sum(static operations => operations.Requests);

    /// <summary>How many starts of this command wait for the quota.</summary>
    private protected int WaitingForQuota => _operations.Values.Sum(static operations => operations.WaitingForQuota);

    /// <summary>The operations on tasks that live where a piped object says, or else where the parameters say.</summary>
    /// <param name="mediaInsightsPipelineId">
    /// The media insights pipeline that they run on; null for calls of a voice connector.
    /// </param>
    /// <param name="input">What was piped in.</param>
    private protected TaskOperations Tasks(string? mediaInsightsPipelineId, PSObject? input)
    {
        var connection = Connect(TaskServices.Of(mediaInsightsPipelineId), input);
        if (!_operations.TryGetValue(connection, out var operations))
        {
            operations = new TaskOperations(connection, Report);
            _operations.Add(connection, operations);
        }

        return operations;
    }

    /// <summary>The queue of a URL.</summary>
    /// <param name="queueUrl">The URL.</param>
    /// <param name="options">What the parameters say of where the queue is, and who signs.</param>
    private protected EventQueue Queue(string? queueUrl, ConnectionOptions options)
    {
        var address = QueueAddress.Parse(queueUrl);
        (var queueOptions, var origin) = address.ConnectWith(options);
        return new EventQueue(Connect(queueOptions, origin), address, Report);
    }

    /// <summary>
    /// The queue of a URL beside something else that -EndpointUrl is about, and -Region too where the queue's URL names its own.
    /// </summary>
    /// <param name="queueUrl">The URL.</param>
    private protected EventQueue QueueBeside(string? queueUrl) => Queue(
        queueUrl,
        Options with { Region = QueueAddress.Parse(queueUrl).Region is null ? Options.Region : null, EndpointUrl = null });

    /// <summary>The connection to where a piped object says that it lives, or else to where the parameters say.</summary>
    private protected Connection Connect(AwsService service, PSObject? input) =>
        Connect(Options with { Service = service }, OriginOf(input));

    /// <summary>The connection that options and a piped object describe.</summary>
    private protected Connection Connect(ConnectionOptions options, TaskOrigin origin)
    {
        if (!_connections.TryGetValue((options, origin), out var connection))
        {
            connection = ConnectionPool.GetAsync(options, origin, StopToken, Report);
            _connections[(options, origin)] = connection;
            if (Await(connection).Prompts is { } prompts)
            {
                _joined.Add(
                    prompts.Join(HostPrompt.IsPossible(Host) ? prompt => Post(() => HostPrompt.Show(Host, prompt)) : null));
            }

            WriteVerbose(Await(connection).Description);
        }

        return Await(connection);
    }

    /// <summary>Adds to what something is done with where requests for it go, as far as that is known.</summary>
    /// <param name="target">What something is done with.</param>
    /// <param name="input">What was piped in.</param>
    /// <param name="called">The service that does it; null for Chime SDK Voice.</param>
    private protected string WithEndpoint(string target, PSObject? input, AwsService? called = null)
    {
        var service = called ?? AwsService.ChimeSdkVoice;
        var origin = OriginOf(input);
        if (!_endpoints.TryGetValue((service, origin), out var endpoint))
        {
            endpoint = ConnectionPool.Describe(Options with { Service = service }, origin);
            _endpoints[(service, origin)] = endpoint;
        }

        return endpoint is null ? target : Text.Format(Messages.TargetWithEndpoint, target, endpoint);
    }

    /// <summary>
    /// Where a piped object says that it lives: what a parameter says overrules the object, whatever that holds.
    /// </summary>
    private protected TaskOrigin OriginOf(PSObject? input)
    {
        var origin = PipedObject.Origin(input);
        return new TaskOrigin(
            Options.Region is null ? origin.Region : null, Options.EndpointUrl is null ? origin.EndpointUrl : null);
    }

    /// <summary>Says a sentence with -Verbose; callable from any thread.</summary>
    private protected void Report(string sentence) => Post(() => WriteVerbose(sentence));

    // They become part of a header. The value stays out of the error: it may be a secret.
    private static string? Clean(string? value, string parameter) => value is null
        ? null
        : AccessKeys.Clean(value)
            ?? throw new ChimeException(
                ErrorIds.InvalidParameter, ChimeErrorKind.InvalidArgument, Text.Format(Messages.RulePrintable, parameter));

    private ConnectionOptions ReadOptions()
    {
        if ((AccessKey is null) != (SecretKey is null))
        {
            throw new ChimeException(ErrorIds.InvalidParameter, ChimeErrorKind.InvalidArgument, Messages.SecretKeyMissing);
        }

        if (SessionToken is not null && AccessKey is null)
        {
            throw new ChimeException(ErrorIds.InvalidParameter, ChimeErrorKind.InvalidArgument, Messages.SessionTokenAlone);
        }

        var accessKey = Clean(AccessKey, nameof(AccessKey));
        var secretKey = Clean(SecretKey, nameof(SecretKey));
        var sessionToken = Clean(SessionToken, nameof(SessionToken));
        var credential = Unwrap(Credential);
        return new ConnectionOptions
        {
            ProfileName = ProfileName,
            ProfileLocation = ProfileLocation is null ? null : GetUnresolvedProviderPathFromPSPath(ProfileLocation),
            Keys = accessKey is null ? null : new AccessKeys(accessKey, secretKey!, sessionToken),
            Credential = credential is PSCredential keys ? ReadCredential(keys) : null,
            CredentialObject = credential is null or PSCredential ? null : ReadCredentialObject(credential),
            SessionCredentials = SessionVariable("StoredAWSCredentials") is { } stored
                ? new ExternalCredentials(stored, "$StoredAWSCredentials")
                : null,
            SessionRegion = RegionNameAttribute.Of(SessionVariable("StoredAWSRegion"))?.ToString(),
            Region = Region,
            EndpointUrl = EndpointUrl,
        };
    }

    // As Set-AWSCredential and Set-DefaultAWSRegion leave them.
    private object? SessionVariable(string name) =>
        Unwrap(SessionState.PSVariable.GetValue(name)) is { } value and not "" ? value : null;

    private static object? Unwrap(object? value) =>
        value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    private static AccessKeys ReadCredential(PSCredential credential) => credential.Password.Length > 0
        ? new AccessKeys(credential.UserName, credential.GetNetworkCredential().Password)
        : throw BrokenCredential();

    private static ExternalCredentials ReadCredentialObject(object credential) => credential is string or ValueType
        ? throw BrokenCredential()
        : new ExternalCredentials(credential, "-Credential");

    private static ChimeException BrokenCredential() =>
        new(ErrorIds.InvalidParameter, ChimeErrorKind.InvalidArgument, Messages.RuleCredential);
}
