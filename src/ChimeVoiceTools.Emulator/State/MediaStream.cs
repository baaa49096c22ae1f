namespace ChimeVoiceTools.Emulator.State;

/// <summary>A Kinesis video stream with the audio of a call.</summary>
internal sealed class MediaStream(PhoneCall call, string arn)
{
    public PhoneCall Call => call;

    public string Arn => arn;

    public required string StartFragmentNumber { get; init; }

    /// <summary>Gets whether it has the caller's leg alone, or the callee's; null when it has both.</summary>
    public required bool? IsCaller { get; init; }
}

/// <summary>A channel of a stream, as a media insights pipeline listens to it.</summary>
internal sealed record StreamChannel(
    MediaInsightsPipeline Pipeline, MediaStream Stream, int ChannelId, string? Role, string FragmentNumber)
{
    public const string Agent = "AGENT";
    public const string Customer = "CUSTOMER";

    /// <summary>Gets whether it is the caller who is heard. Of a stream with both legs, the customer is the caller.</summary>
    public bool IsCaller => Stream.IsCaller ?? (Role is null ? ChannelId == 1 : Role == Customer);
}
