namespace ChimeVoiceTools.Engine.Endpoints;

/// <summary>Finds where requests go: what was given, then what a piped object says, then what the environment says.</summary>
internal static class EndpointFinder
{
    private const string AnyService = "AWS_ENDPOINT_URL";
    private const string Ignored = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";

    /// <summary>Finds the endpoint; null where none is named, and AWS's own, or that of the profile, is meant.</summary>
    /// <param name="given">The endpoint that the user gave; null when none was.</param>
    /// <param name="ofObject">The endpoint that a piped object names; null when none does.</param>
    /// <param name="service">The service that is called.</param>
    /// <exception cref="Errors.ChimeException">It is none, or requests may not go there.</exception>
    /// <remarks>
    /// The endpoint of another of AWS's services, in an object or given for a cmdlet that calls both, says nothing of this one's.
    /// </remarks>
    public static Uri? Find(string? given, string? ofObject, AwsService service)
    {
        if (!string.IsNullOrEmpty(given) && !EndpointRules.IsOwnOfAnother(given!, service))
        {
            return EndpointRules.Parse(given!, "EndpointUrl");
        }

        if (!string.IsNullOrEmpty(ofObject) && !EndpointRules.IsOwnOfAnother(ofObject!, service))
        {
            return EndpointRules.ParseFromObject(ofObject!, service);
        }

        return FindVariable(service) is { } variable
            ? EndpointRules.Parse(Environment.GetEnvironmentVariable(variable)!, variable)
            : null;
    }

    /// <summary>Finds the environment variable that names the endpoint; null when none does.</summary>
    public static string? FindVariable(AwsService service) =>
        string.Equals(Environment.GetEnvironmentVariable(Ignored), "true", StringComparison.OrdinalIgnoreCase)
            ? null
            : Array.Find(
                [service.EndpointVariable, AnyService],
                static variable => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable)));

    /// <summary>The environment variables that this depends on.</summary>
    public static IEnumerable<string> Variables(AwsService service) => [service.EndpointVariable, AnyService, Ignored];
}
