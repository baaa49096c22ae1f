namespace ChimeVoiceTools;

/// <summary>A local Chime SDK Voice endpoint that runs in this process.</summary>
public sealed class VoiceEmulator
{
    /// <summary>Where it listens, on loopback.</summary>
    public string? EndpointUrl { get; set; }

    /// <summary>The AWS region that it stands for.</summary>
    public string? Region { get; set; }

    /// <summary>The TCP port that it listens on.</summary>
    public int Port { get; set; }

    /// <summary>Whether it still answers.</summary>
    public bool IsRunning { get; set; }

    /// <summary>Whether it is the endpoint that cmdlets of this process use when none is given.</summary>
    public bool IsDefault { get; set; }

    /// <summary>The queue that its notifications go to, which answers as SQS does.</summary>
    public string? QueueUrl { get; set; }

    /// <summary>
    /// The queue that messages go to that were received too often; null where they may be received any number of times.
    /// </summary>
    public string? DeadLetterQueueUrl { get; set; }

    /// <summary>The voice connector that is there from the start.</summary>
    public string? VoiceConnectorId { get; set; }

    /// <summary>The voice profile domain that is there from the start.</summary>
    public string? VoiceProfileDomainId { get; set; }

    /// <summary>The ids of the voices that are enrolled in the domain from the start.</summary>
    public string[] VoiceProfileIds { get; set; } = [];

    /// <summary>How long a task takes, in seconds of the emulator's clock.</summary>
    public double TaskDuration { get; set; }

    /// <summary>How many times faster than real time its clock runs.</summary>
    public double Speed { get; set; }

    /// <summary>The time on its clock when this was read, in UTC.</summary>
    public DateTime CurrentTime { get; set; }

    /// <summary>The endpoint.</summary>
    public override string ToString() => EndpointUrl ?? string.Empty;
}
