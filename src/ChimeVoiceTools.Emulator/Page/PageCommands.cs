using System.Text.Json;
using ChimeVoiceTools.Emulator.Protocol;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.Schema;

namespace ChimeVoiceTools.Emulator.Page;

/// <summary>Reads what the page wants done, by the rules that a scenario has for the same.</summary>
internal static class PageCommands
{
    /// <exception cref="ApiException">It is too long.</exception>
    /// <exception cref="EmulatorScenarioException">It is no JSON, or breaks a rule.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> body) => body.Length <= EmulatorRequest.MaxBodyBytes
        ? BoundJson.Read<T>(() => JsonDocument.Parse(body))
        : throw new ApiException(ApiErrors.BadRequest, Text.Format(Messages.BodyTooLong, EmulatorRequest.MaxBodyBytes));
}

[Schema("How the clock is moved.")]
internal sealed record ClockCommand
{
    [Schema("By how much it is moved ahead, in seconds.", Max = BoundJson.LongestTime)]
    public TimeSpan Advance { get; init; }

    [Schema("How many of its seconds pass in a second.", IsMinExclusive = true, Max = 1_000_000)]
    public double? Speed { get; init; }
}

[Schema("Which call ends.")]
internal sealed record EndCommand
{
    [Schema("The voice connector.", IsRequired = true)]
    public string VoiceConnectorId { get; init; } = string.Empty;

    [Schema("The transaction.", IsRequired = true)]
    public string TransactionId { get; init; } = string.Empty;
}
