using System.Collections;

namespace ChimeVoiceTools;

/// <summary>The audio of one leg of a call has begun to stream, was updated, has ended, or could not be streamed.</summary>
/// <remarks>An event of EventBridge, <c>Chime VoiceConnector Streaming Status</c>.</remarks>
public sealed class CallStreamingEvent : ChimeVoiceEvent
{
    /// <summary>
    /// Gets or sets STARTED, UPDATED, ENDED or FAILED, as it came; the same as <see cref="ChimeVoiceEvent.DetailStatus"/>.
    /// </summary>
    public string? StreamingStatus
    {
        get => DetailStatus;
        set => DetailStatus = value;
    }

    /// <summary>Gets or sets Inbound or Outbound, as it came.</summary>
    public string? Direction { get; set; }

    /// <summary>Gets or sets the number that the call comes from.</summary>
    public string? FromNumber { get; set; }

    /// <summary>Gets or sets the number that the call goes to.</summary>
    public string? ToNumber { get; set; }

    /// <summary>Gets or sets the media's type, as it came.</summary>
    public string? MediaType { get; set; }

    /// <summary>Gets or sets when the stream began, in UTC.</summary>
    public DateTime? StartTime { get; set; }

    /// <summary>Gets or sets when the stream ended, in UTC.</summary>
    public DateTime? EndTime { get; set; }

    /// <summary>
    /// Gets or sets the stream's fragment at the time of the event: a number with more digits than numbers hold.
    /// </summary>
    public string? CurrentFragmentNumber { get; set; }

    /// <summary>Gets or sets the headers of the SIP request that began the call, by name, or null when there are none.</summary>
    public IDictionary? InviteHeaders { get; set; }

    /// <summary>
    /// Gets or sets the headers of the SIP request that changed the call, by name, or null when there are none.
    /// </summary>
    public IDictionary? UpdateHeaders { get; set; }

    /// <summary>Gets or sets the metadata of a recording session (SIPREC), as it came.</summary>
    public string? SiprecMetadata { get; set; }

    /// <summary>Gets or sets which medium of the session description is streamed.</summary>
    public StreamSdp? Sdp { get; set; }

    /// <summary>Gets or sets when the stream failed, in UTC.</summary>
    public DateTime? FailTime { get; set; }

    /// <summary>Gets or sets why the stream failed, in the service's own words.</summary>
    public string? FailureReason { get; set; }

    /// <summary>Gets why the stream failed, or else its ARN.</summary>
    public override string? Result => FailureReason ?? StreamArn;
}

/// <summary>Which medium of a session description (SDP) is streamed.</summary>
public sealed class StreamSdp
{
    /// <summary>Gets or sets the medium's position in the description, from 0.</summary>
    public int? MediaIndex { get; set; }

    /// <summary>Gets or sets the medium's label.</summary>
    public string? MediaLabel { get; set; }

    /// <summary>Returns the medium's label, or else its position.</summary>
    public override string ToString() =>
        DisplayText.Of(MediaLabel ?? MediaIndex?.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
