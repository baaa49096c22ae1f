namespace ChimeVoiceTools.Engine.Http;

/// <summary>How long one exchange with a service may take, and how much may come back.</summary>
/// <param name="Time">From the request's first byte to the answer's last.</param>
/// <param name="BodyBytes">The longest body that is still taken for the service's answer.</param>
internal readonly record struct ExchangeLimits(TimeSpan Time, int BodyBytes)
{
    /// <summary>The limits of a request that is answered at once.</summary>
    public static ExchangeLimits Default { get; } = new(TimeSpan.FromSeconds(30), 1024 * 1024);
}
