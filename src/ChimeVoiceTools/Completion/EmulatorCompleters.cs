using System.Collections;
using ChimeVoiceTools.Emulator.Faults;
using ChimeVoiceTools.Emulators;

namespace ChimeVoiceTools.Completion;

/// <summary>Offers the emulators that run in this runspace.</summary>
internal sealed class EmulatorEndpointCompleter : ValueCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary? boundParameters) =>
        RunningEmulators.OfThisRunspace().Select(static emulator => (emulator.EndpointUrl, emulator.Service.Region));
}

/// <summary>Offers the queues of the emulators that run in this runspace.</summary>
internal sealed class EmulatorQueueCompleter : ValueCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary? boundParameters) =>
        RunningEmulators.OfThisRunspace().Select(static emulator => (emulator.Service.QueueUrl, emulator.EndpointUrl));
}

/// <summary>Offers the calls that emulators of this runspace have notified of.</summary>
internal sealed class EmulatedTransactionCompleter : ValueCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary? boundParameters) =>
        RunningEmulators.OfThisRunspace()
            .SelectMany(static emulator => emulator.Service.Events)
            .Select(static notification => notification.TransactionId)
            .OfType<string>()
            .Distinct()
            .Select(static transaction => (transaction, transaction));
}

/// <summary>Offers the detail types of notifications.</summary>
internal sealed class EmulatorDetailTypeCompleter()
    : FixedValueCompleter(
        "Chime VoiceConnector Streaming Status",
        "Media Insights State Change",
        "SpeakerSearchStatus",
        "VoiceAnalyticsStatus",
        "VoiceToneAnalysisStatus");

/// <summary>Offers a hashtable for each quota, with the service's own number.</summary>
internal sealed class QuotaCompleter : HashtableCompleter
{
    private protected override IEnumerable<(string Name, string Entries)> Tables() =>
        QuotaTable.Defaults.Select(static quota => (quota.Name, $"{quota.Name} = {quota.Value}"));
}

/// <summary>Offers a hashtable for each kind of fault, with what that kind needs.</summary>
internal sealed class FaultCompleter : HashtableCompleter
{
    private protected override IEnumerable<(string Name, string Entries)> Tables() =>
        typeof(FaultKind).GetEnumNames().Select(static kind => (kind, $"Kind = '{kind}'" + kind switch
        {
            nameof(FaultKind.Error) => "; ErrorName = 'ThrottledClientException'",
            nameof(FaultKind.SlowAnswer) => "; Delay = 2",
            _ => string.Empty,
        }));
}
