namespace Amazon.ChimeSDKVoice.Internal;

/// <summary>What the service's endpoint rules depend on, under the names that AWS gives them: a custom endpoint provider looks them up by these.</summary>
internal static class EndpointParameterNames
{
    public const string Region = "Region";
    public const string UseDualStack = "UseDualStack";
    public const string UseFips = "UseFIPS";
    public const string Endpoint = "Endpoint";
}
