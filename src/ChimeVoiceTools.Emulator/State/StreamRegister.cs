using System.Globalization;

namespace ChimeVoiceTools.Emulator.State;

/// <summary>
/// The Kinesis video streams of calls. Any other stream is there too: it has both legs of a call that never ends, whose
/// speakers follow from the seed.
/// </summary>
internal sealed class StreamRegister(ServiceState state)
{
    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly Dictionary<string, MediaStream> _streams = new(StringComparer.Ordinal);

    public MediaStream Get(string arn) => _streams.TryGetValue(arn, out var stream) ? stream : Make(arn);

    /// <summary>Adds the streams of a call, a leg each: the caller's first.</summary>
    public void AddFor(PhoneCall call)
    {
        foreach (var isCaller in (bool[])[true, false])
        {
            var id = SeededRandom.Uuid(state.Seed, "stream", call.CallId, isCaller);
            var since = ((long)(call.Started - Epoch).TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
            var arn = state.Arn("kinesisvideo", $"stream/ChimeVoiceConnector-{call.VoiceConnectorId}-{id}/{since}");
            var stream = new MediaStream(call, arn) { IsCaller = isCaller, StartFragmentNumber = FragmentNumber(arn) };
            _streams.Add(arn, stream);
            call.Streams.Add(stream);
        }
    }

    public void Remove(PhoneCall call) => call.Streams.ForEach(stream => _streams.Remove(stream.Arn));

    private MediaStream Make(string arn)
    {
        var call = new PhoneCall(null, SeededRandom.Uuid(state.Seed, "stream's call", arn))
        {
            CallId = SeededRandom.Uuid(state.Seed, "call", arn),
            Started = state.Clock.Start,
            Ends = null,
            Script = new CallScript(),
            Caller = state.Voices.FirstSpeaker("caller", arn),
            Callee = state.Voices.FirstSpeaker("callee", arn),
            FromNumber = string.Empty,
            ToNumber = string.Empty,
        };
        return new MediaStream(call, arn) { IsCaller = null, StartFragmentNumber = FragmentNumber(arn) };
    }

    // As long as those of Kinesis Video Streams, and beginning as theirs do.
    private string FragmentNumber(string arn) => "91343852333181" + string.Concat(
        Enumerable.Range(0, 33).Select(index => SeededRandom.Below(10, state.Seed, "fragment", arn, index)));
}
